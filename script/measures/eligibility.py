"""Eligibility of one cell beside the shortest question there is, of all cells beside a count of the members."""

import sys

from script.measures.figures import Figure, least, report
from script.measures.site import DAY, ask, registry, shipped

# isort: split
from cells.models import OrganisationVersion
from pilots.queries.eligibility import findings_for
from pilots.queries.whatif import WhatIf

TIMES, ROUNDS = 100, 3


def main(members: int) -> None:
    figures = registry("eligibility", members)
    versions = OrganisationVersion.objects.on(DAY).select_related("organisation")
    cell = versions.filter(kind="cell").latest("pk")
    committee = versions.filter(kind="grassroots_committee").latest("pk")
    terms = shipped()

    def repeat(act):
        return lambda: [act() for _ in range(TIMES)]

    shortest, one, above = least(
        [
            repeat(lambda: ask("SELECT 1")),
            repeat(lambda: findings_for([cell], DAY)),
            repeat(lambda: findings_for([committee], DAY)),
        ],
        rounds=ROUNDS,
    )
    for what, taken in (
        ("select 1", shortest),
        ("one cell, both formats", one),
        ("one committee, both formats", above),
    ):
        figures.append(Figure("eligibility", what, taken / TIMES * 1000, "ms", taken / shortest, "select 1"))
    count, everything = least(
        [lambda: ask("SELECT COUNT(*) FROM cells_member"), WhatIf(None, terms, DAY).compare], rounds=ROUNDS
    )
    figures.append(Figure("eligibility", "count(*) of members", count, "s"))
    figures.append(
        Figure("eligibility", "all subjects, both formats", everything, "s", everything / count, "count(*) of members")
    )
    report(figures)


main(int(sys.argv[1]))
