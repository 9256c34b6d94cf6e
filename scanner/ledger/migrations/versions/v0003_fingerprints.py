"""Fingerprints under the city's key."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

DIGEST = sa.String(64)


def upgrade() -> None:
    """Add the table of their runs."""
    op.create_table(
        "fingerprints",
        sa.Column("key", sa.String(16), primary_key=True),
        sa.Column("place", DIGEST, primary_key=True),
        sa.Column("part", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("trail", DIGEST, primary_key=True),
        sa.Column("piece", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("made_at", sa.String(40), nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("run", sa.LargeBinary, nullable=False),
        sa.Column("mac", DIGEST, nullable=False),
    )
