"""Ids that changed with the system secret, and an index for the life of one finding."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the table of earlier ids and an index."""
    op.create_table(
        "renamed",
        sa.Column("old", sa.String(16), primary_key=True),
        sa.Column("new", sa.String(16), nullable=False),
        sa.Column("mac", sa.String(64), nullable=False),
    )
    op.create_index("events_by_finding", "events", ["finding"])
