"""Every guidance that was ever put in force has its cells counted and its subjects judged, whatever the day."""

from cells.services.counts import forget_countings, keep_counting
from pilots.queries.guidance import binding, terms_of
from pilots.services.eligible import forget_judgings, keep_judging


def keep_countings() -> None:
    """Those missing are counted and judged; what no guidance counts or judges by any more is forgotten."""
    binding_terms = [terms_of(guidance) for guidance in binding()]
    for terms in binding_terms:
        keep_counting(terms.counting)
        for judging in (terms, terms.of_nature):
            keep_judging(judging)
    forget_countings(but=[terms.counting for terms in binding_terms])
    forget_judgings(but=[judging for terms in binding_terms for judging in (terms, terms.of_nature)])
