"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

DIGEST = sa.String(64)


def _mac() -> sa.Column[str]:
    return sa.Column("mac", DIGEST, nullable=False)


def upgrade() -> None:
    """Make the tables of runs and findings, and those of remembered profiles."""
    op.create_table(
        "meta",
        sa.Column("name", DIGEST, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        _mac(),
    )
    op.create_table(
        "runs",
        sa.Column("id", DIGEST, primary_key=True),
        sa.Column("number", sa.Integer, unique=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("start", sa.Text, nullable=False),
        sa.Column("record", sa.Text),
        _mac(),
    )
    op.create_table(
        "coverage",
        sa.Column("run", DIGEST, primary_key=True),
        sa.Column("lines", sa.LargeBinary, nullable=False),
        _mac(),
    )
    _findings()
    _remembered()


def _findings() -> None:
    op.create_table(
        "findings",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
        _mac(),
    )
    op.create_table(
        "events",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("finding", sa.String(16), primary_key=True),
        sa.Column("change", sa.String(16), nullable=False),
        sa.Column("body", sa.Text),
        _mac(),
    )
    op.create_table(
        "acts",
        sa.Column("id", DIGEST, primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("finding", sa.String(16)),
        sa.Column("body", sa.Text, nullable=False),
        _mac(),
    )


def _remembered() -> None:
    op.create_table(
        "profiles",
        sa.Column("place", DIGEST, primary_key=True),
        sa.Column("source", DIGEST, nullable=False, index=True),
        sa.Column("location", sa.Text, nullable=False),
        sa.Column("mark", sa.Text, nullable=False),
        sa.Column("bindings", DIGEST, nullable=False),
        sa.Column("read_at", sa.String(40), nullable=False),
        sa.Column("profile", sa.Text, nullable=False),
        _mac(),
    )
    op.create_table(
        "checkpoints",
        sa.Column("run", DIGEST, primary_key=True),
        sa.Column("place", DIGEST, primary_key=True),
        sa.Column("part", DIGEST, primary_key=True),
        sa.Column("location", sa.Text, nullable=False),
        sa.Column("mark", sa.Text),
        sa.Column("bindings", DIGEST, nullable=False),
        sa.Column("profile", sa.Text, nullable=False),
        _mac(),
    )
