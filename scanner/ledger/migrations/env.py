"""Runs the steps in the transaction that ``scanner.ledger.schema`` holds."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
