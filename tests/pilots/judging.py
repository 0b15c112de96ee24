"""Every subject of a day judged in Python by the rules, and in one query: to hold the two together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from cells.models import Infrastructure, OrganisationVersion
from cells.queries.headcounts import headcounts
from cells.queries.organisations import cells_of
from cells.rules.headcount import Headcount
from pilots.queries.eligibility import all_subjects
from pilots.queries.guidance import nearest_terms
from pilots.queries.whatif import WhatIf
from pilots.rules.eligibility import assess
from pilots.rules.terms import Format, Subject, Terms
from tests.cast import TODAY

Told = dict[int, tuple[Headcount, frozenset[Format]]]


@dataclass(frozen=True)
class Judged:
    """A subject with what each side counted; `before` and `after` are the formats it is eligible for."""

    organisation_id: int
    subject: Subject
    counted_before: Headcount
    counted_after: Headcount
    before: frozenset[Format]
    after: frozenset[Format]


@dataclass(frozen=True)
class Subjects:
    """The subjects of a day with the ids of their cells: asked once, for many terms."""

    day: date
    versions: list[OrganisationVersion]
    cells: dict[int, list[int]]


def subjects_on(day: date) -> Subjects:
    versions = all_subjects(day)
    return Subjects(day, versions, {v.organisation_id: cells_of(v.organisation, day) for v in versions})


def by_the_rules(terms: Terms | None, subjects: Subjects) -> Told:
    """Every subject of the day, counted and judged in Python; where there are no terms there is nothing to count."""
    day, cells = subjects.day, subjects.cells
    sufficient = dict(Infrastructure.objects.on(day).values_list("organisation_id", "sufficient"))
    among = {cell for of_one in cells.values() for cell in of_one}
    counts = headcounts(among, day, terms.counting) if terms else dict.fromkeys(among, Headcount())
    told: Told = {}
    for version in subjects.versions:
        key = version.organisation_id
        total = sum(
            (replace(counts[cell], official=0, endless=0, ungrouped=0, leaderless_groups=0) for cell in cells[key]),
            Headcount(),
        )
        eligible = {
            format
            for format in Format
            if terms
            and assess(
                format, terms=terms, subject=version.kind, count=total, infrastructure=sufficient.get(key)
            ).eligible
        }
        told[key] = (total, frozenset(eligible))
    return told


def judged(whatif: WhatIf) -> Iterator[Judged]:
    """Every subject with its counts under both, by id."""
    columns = ", ".join(f"{figure}_{side}" for side in (0, 1) for figure in ("base", "affected", "affected_special"))
    formats = ", ".join(f"{format}_{side}" for side in (0, 1) for format in Format)
    asked = f"SELECT organisation_id, kind, members, groups, {columns}, {formats} FROM judged ORDER BY organisation_id"
    for organisation_id, kind, members, groups, *rest in whatif._ask(asked):
        before, after = (
            Headcount(members=members, base=base, affected=affected, affected_special=special, groups=groups)
            for base, affected, special in (rest[:3], rest[3:6])
        )
        eligible = [frozenset(f for f, yes in zip(Format, pair, strict=True) if yes) for pair in (rest[6:8], rest[8:])]
        yield Judged(organisation_id, Subject(kind), before, after, before=eligible[0], after=eligible[1])


def by_one_query(whatif: WhatIf) -> tuple[Told, Told]:
    found = list(judged(whatif))
    assert len({one.organisation_id for one in found}) == len(found)
    return (
        {one.organisation_id: (one.counted_before if whatif.before else Headcount(), one.before) for one in found},
        {one.organisation_id: (one.counted_after, one.after) for one in found},
    )


def shipped() -> Terms:
    terms = nearest_terms(TODAY)
    assert terms is not None
    return terms
