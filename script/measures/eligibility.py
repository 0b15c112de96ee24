"""Eligibility of one cell beside the shortest question there is, of all subjects beside a count of the members, and the figures
of a province's report beside the same counted live."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from script.measures.figures import Asked, report, side_by_side
from script.measures.site import DAY, ask, processors, registry, shipped

# isort: split
from django.db import transaction

from cells.models import Organisation, OrganisationVersion, TallyMark
from cells.queries.counts import tallies_of
from cells.queries.placed import sorts_below
from pilots.queries.coverage import coverage_on
from pilots.queries.eligibility import findings_for
from pilots.queries.eligible import eligible
from pilots.rules.terms import Terms
from reports.queries.pilot_figures import counted_below, pilot_figures

TIMES, ROUNDS = 100, 5
ANOTHER_DAY = date(2024, 1, 1)


def counted_live(act: Callable[[Terms], object], terms: Terms) -> Callable[[], None]:
    """The same by terms that are alike in all that can be found, and of which nothing is kept: by another counting, and while
    something is marked."""
    otherwise = replace(terms, left_out=terms.left_out | {"nobody"})

    def acted() -> None:
        with transaction.atomic():
            TallyMark.objects.create(organisation_id=0)
            act(otherwise)
            transaction.set_rollback(True)

    return acted


def main(members: int) -> None:
    figures = registry("eligibility", members)
    versions = OrganisationVersion.objects.on(DAY).select_related("organisation")
    cell = versions.filter(kind="cell").latest("pk")
    committee = versions.filter(kind="grassroots_committee").latest("pk")
    country = Organisation.objects.get(depth=1)
    province = Organisation.objects.filter(depth=2).latest("numchild")
    terms = shipped()

    def all_subjects(by: Terms, day: date = DAY) -> object:
        sql, parameters = eligible(by, day)
        return ask(f"{sql} SELECT kind, format, COUNT(*) FROM eligible GROUP BY kind, format", **parameters)

    def organisations_of_the_province(by: Terms) -> object:
        return counted_below(province, DAY, by)

    clock = processors()
    shortest, members_counted = "select 1", "count(*) of members"
    figures += side_by_side(
        "eligibility",
        [
            Asked(shortest, lambda: ask("SELECT 1")),
            Asked("one cell, SQL", lambda: tallies_of([cell.organisation_id], DAY, terms.counting), shortest, 2),
            Asked(
                "one committee, SQL", lambda: tallies_of([committee.organisation_id], DAY, terms.counting), shortest, 2
            ),
            Asked("one cell, both formats, with guidance and reasons", lambda: findings_for([cell], DAY), shortest),
            Asked(
                "one committee, both formats, with guidance and reasons",
                lambda: findings_for([committee], DAY),
                shortest,
            ),
        ],
        rounds=ROUNDS,
        clock=clock,
        times=TIMES,
    )
    figures += side_by_side(
        "eligibility",
        [
            Asked(members_counted, lambda: ask("SELECT COUNT(*) FROM cells_member")),
            Asked("all subjects, both formats", partial(all_subjects, terms), members_counted, 0.1),
            Asked("all subjects, another day", partial(all_subjects, terms, ANOTHER_DAY), members_counted),
            Asked("coverage of the country", lambda: coverage_on(country, DAY, today=DAY), members_counted),
            Asked("coverage of a province", lambda: coverage_on(province, DAY, today=DAY), members_counted),
            Asked("all subjects, both formats, live", counted_live(all_subjects, terms), members_counted, 3.5),
        ],
        rounds=ROUNDS,
        clock=clock,
    )
    counted, listed = "report figures of a province, live", "figures and pilots of a province, listed"
    figures += side_by_side(
        "eligibility",
        [
            Asked(counted, counted_live(organisations_of_the_province, terms)),
            Asked("report figures of a province", lambda: sorts_below(province, DAY), counted, 1 / 50),
            Asked("report figures of a province, another day", lambda: sorts_below(province, ANOTHER_DAY), counted),
            Asked("each organisation of a province", partial(organisations_of_the_province, terms), counted),
            Asked(listed, lambda: pilot_figures(province, DAY)),
            Asked("figures and pilots of a province", lambda: pilot_figures(province, DAY, listed=False), listed),
        ],
        rounds=ROUNDS,
        clock=clock,
    )
    report(figures)


main(int(sys.argv[1]))
