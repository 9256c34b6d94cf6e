"""Signed records of runs, chained by hash."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

DIGEST = sa.String(64)


def upgrade() -> None:
    """Add the chain, what its records speak of, and who else keeps their heads."""
    op.create_table(
        "chain",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("run", DIGEST, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("head", DIGEST, nullable=False),
        sa.Column("envelope", sa.Text, nullable=False),
        sa.Column("mac", DIGEST, nullable=False),
    )
    op.create_table(
        "contents",
        sa.Column("digest", DIGEST, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("mac", DIGEST, nullable=False),
    )
    op.create_table(
        "anchors",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("place", sa.String(64), primary_key=True),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("mac", DIGEST, nullable=False),
    )
