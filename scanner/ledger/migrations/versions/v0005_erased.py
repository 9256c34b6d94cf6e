"""Who was erased, as fingerprints, and what datasets last held, as keyed digests."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

DIGEST = sa.String(64)


def upgrade() -> None:
    """Add both tables."""
    op.create_table(
        "erased",
        sa.Column("key", sa.String(16), primary_key=True),
        sa.Column("entry", DIGEST, primary_key=True),
        sa.Column("until", sa.String(10)),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("mac", DIGEST, nullable=False),
    )
    op.create_table(
        "held",
        sa.Column("key", sa.String(16), primary_key=True),
        sa.Column("place", DIGEST, primary_key=True),
        sa.Column("seen_at", sa.String(10), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("mac", DIGEST, nullable=False),
    )
