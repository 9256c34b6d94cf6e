"""A place that did not take a head; the next run states it as a finding."""


class AnchorError(Exception):
    """Names the place and what kind of thing went wrong, never the words of a driver."""

    def __init__(self, place: str, kind: str) -> None:
        super().__init__(f"{place}: {kind}")
        self.place = place
        self.kind = kind
