"""Every guidance that was ever put in force has its cells counted by what it counts, whatever the day."""

from cells.services.counts import forget_countings, keep_counting
from pilots.queries.guidance import binding, terms_of


def keep_countings() -> None:
    """Those missing are counted; what no guidance counts by any more is forgotten."""
    countings = [terms_of(guidance).counting for guidance in binding()]
    for counting in countings:
        keep_counting(counting)
    forget_countings(but=countings)
