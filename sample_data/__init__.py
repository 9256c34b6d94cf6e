"""A made-up point-card system, twice: as it was promised, and with breaches planted in it.

Everything in it is synthetic: names are drawn from lists of common ones, phone numbers are random
numbers of the public numbering plan, mail addresses lie in reserved domains (RFC 2606, and
``example.jp``, which JPRS reserves), card and personal numbers are random.

``people`` makes members, ``texts`` what staff and programs write, ``database`` and ``files`` the
system that keeps its promises; ``breaches`` says how a breach is planted and recorded, ``leaks``,
``masking``, ``lateness`` and ``gaps`` which ones; ``writing`` puts a system on disk, ``make`` both.
"""

from datetime import datetime, timedelta, timezone

TOKYO = timezone(timedelta(hours=9))

AS_OF = datetime(2026, 11, 1, 3, 0, tzinfo=TOKYO)
"""The moment at which the sample is judged: its dates lie around it, boundaries included."""
