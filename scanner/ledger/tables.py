"""The tables, in types that SQLite, PostgreSQL and Azure SQL share.

Keys are digests or ids of fixed length; everything else is ASCII JSON or compressed JSON. So no
engine's collation, time zone or limit on an index has a say, and names come back as they were.
"""

import sqlalchemy as sa

METADATA = sa.MetaData()
DIGEST = sa.String(64)


def _mac() -> sa.Column[str]:
    return sa.Column("mac", DIGEST, nullable=False)


META = sa.Table(
    "meta",
    METADATA,
    sa.Column("name", DIGEST, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
    _mac(),
)
"""The key's id, and since when a guarded job runs."""

RUNS = sa.Table(
    "runs",
    METADATA,
    sa.Column("id", DIGEST, primary_key=True),
    sa.Column("number", sa.Integer, unique=True),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("start", sa.Text, nullable=False),
    sa.Column("record", sa.Text),
    _mac(),
)
"""``number`` is the order in which runs were finished."""

COVERAGE = sa.Table(
    "coverage",
    METADATA,
    sa.Column("run", DIGEST, primary_key=True),
    sa.Column("lines", sa.LargeBinary, nullable=False),
    _mac(),
)
"""All lines of a run, compressed: night after night they are nearly the same."""

FINDINGS = sa.Table(
    "findings",
    METADATA,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
    _mac(),
)
"""Where each finding's life stands."""

EVENTS = sa.Table(
    "events",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("finding", sa.String(16), primary_key=True),
    sa.Column("change", sa.String(16), nullable=False),
    sa.Column("body", sa.Text),
    _mac(),
    sa.Index("events_by_finding", "finding"),
)
"""What a run changed about a finding; ``body`` is what it stated."""

ACTS = sa.Table(
    "acts",
    METADATA,
    sa.Column("id", DIGEST, primary_key=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("finding", sa.String(16)),
    sa.Column("body", sa.Text, nullable=False),
    _mac(),
)
"""What people decided and did, and what was noticed; only ever added to."""

PROFILES = sa.Table(
    "profiles",
    METADATA,
    sa.Column("place", DIGEST, primary_key=True),
    sa.Column("source", DIGEST, nullable=False, index=True),
    sa.Column("location", sa.Text, nullable=False),
    sa.Column("mark", sa.Text, nullable=False),
    sa.Column("bindings", DIGEST, nullable=False),
    sa.Column("read_at", sa.String(40), nullable=False),
    sa.Column("profile", sa.Text, nullable=False),
    _mac(),
)

CHECKPOINTS = sa.Table(
    "checkpoints",
    METADATA,
    sa.Column("run", DIGEST, primary_key=True),
    sa.Column("place", DIGEST, primary_key=True),
    sa.Column("part", DIGEST, primary_key=True),
    sa.Column("location", sa.Text, nullable=False),
    sa.Column("mark", sa.Text),
    sa.Column("bindings", DIGEST, nullable=False),
    sa.Column("profile", sa.Text, nullable=False),
    _mac(),
)

RENAMED = sa.Table(
    "renamed",
    METADATA,
    sa.Column("old", sa.String(16), primary_key=True),
    sa.Column("new", sa.String(16), nullable=False),
    _mac(),
)
"""Ids that findings had under an earlier system secret."""

FINGERPRINTS = sa.Table(
    "fingerprints",
    METADATA,
    sa.Column("key", sa.String(16), primary_key=True),
    sa.Column("place", DIGEST, primary_key=True),
    sa.Column("part", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("trail", DIGEST, primary_key=True),
    sa.Column("piece", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("about", sa.Text, nullable=False),
    sa.Column("made_at", sa.String(40), nullable=False),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Column("run", sa.LargeBinary, nullable=False),
    _mac(),
)
"""Sorted runs, in pieces; to whoever holds the city's key they are pseudonymised personal data."""

CHAIN = sa.Table(
    "chain",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("run", DIGEST, nullable=False),
    sa.Column("at", sa.String(40), nullable=False),
    sa.Column("head", DIGEST, nullable=False),
    sa.Column("envelope", sa.Text, nullable=False),
    _mac(),
)
"""Signed records of runs; never rewritten, whatever secret the rows are under."""

CONTENTS = sa.Table(
    "contents",
    METADATA,
    sa.Column("digest", DIGEST, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
    _mac(),
)
"""What records speak of, by its SHA-256, compressed."""

ANCHORS = sa.Table(
    "anchors",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("place", sa.String(64), primary_key=True),
    sa.Column("line", sa.Text, nullable=False),
    _mac(),
)
"""Which heads somebody else keeps, with what was given in return."""

ERASED = sa.Table(
    "erased",
    METADATA,
    sa.Column("key", sa.String(16), primary_key=True),
    sa.Column("entry", DIGEST, primary_key=True),
    sa.Column("until", sa.String(10)),
    sa.Column("body", sa.Text, nullable=False),
    _mac(),
)
"""Fingerprints of erased people, by the entry of the register: they go with the last backup."""

HELD = sa.Table(
    "held",
    METADATA,
    sa.Column("key", sa.String(16), primary_key=True),
    sa.Column("place", DIGEST, primary_key=True),
    sa.Column("seen_at", sa.String(10), nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    _mac(),
)
"""Keyed digests of what datasets last held, so that a renamed copy can be told."""
