"""What would change under a draft guidance: the whole registry judged under two sets of terms, in one query.

The same rules as pilots/rules/eligibility.py, said in SQL, because a quarter of a million organisations are not carried
into Python to be judged; tests/pilots/queries/test_whatif.py holds the two together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import versions_on
from cells.queries.tallies import Counting, positional, tally
from pilots.rules.terms import Format, Subject, Terms


class Eligible(StrEnum):
    """Where an organisation stands between the two."""

    BEFORE = "before"
    """Eligible under the guidance before."""
    AFTER = "after"
    """Eligible under the draft."""
    GAINED = "gained"
    LOST = "lost"


@dataclass(frozen=True)
class EligibilityChange:
    """How many organisations are eligible under the one and the other, and how many gain or lose."""

    before: int = 0
    after: int = 0
    gained: int = 0
    lost: int = 0

    def __add__(self, other: "EligibilityChange") -> "EligibilityChange":
        return EligibilityChange(
            self.before + other.before, self.after + other.after, self.gained + other.gained, self.lost + other.lost
        )


@dataclass(frozen=True)
class Comparison:
    subjects: Mapping[Subject, int]
    """How many there are of each kind."""
    changes: Mapping[tuple[Format, Subject], EligibilityChange]

    def change(self, format: Format) -> EligibilityChange:
        return sum((self.changes[format, subject] for subject in Subject), EligibilityChange())


@dataclass(frozen=True)
class WhatIf:
    """Two sets of terms on a day, over the registry or what hung below `within`. `before` None: no guidance."""

    before: Terms | None
    after: Terms
    day: date
    within: Organisation | None = None

    def compare(self) -> Comparison:
        """The figures, in one query."""
        countings = ", ".join(
            f"COUNT(*) FILTER (WHERE {_condition(format, eligible)})" for format in Format for eligible in Eligible
        )
        rows = {
            kind: numbers
            for kind, *numbers in self._ask(f"SELECT kind, COUNT(*), {countings} FROM judged GROUP BY kind")
        }
        width = len(Eligible)
        numbers = {subject: rows.get(subject, [0] * (1 + width * len(Format))) for subject in Subject}
        return Comparison(
            subjects={subject: numbers[subject][0] for subject in Subject},
            changes={
                (format, subject): EligibilityChange(*numbers[subject][1 + index * width : 1 + (index + 1) * width])
                for index, format in enumerate(Format)
                for subject in Subject
            },
        )

    def organisations(
        self, format: Format, eligible: Eligible, subject: Subject | None = None
    ) -> "QuerySet[OrganisationVersion]":
        """Those behind a figure, by code, as they were on the day; of one kind or of all. Each evaluation is one query."""
        sql, parameters = self._sql(f"SELECT organisation_id FROM judged WHERE {_condition(format, eligible)}")
        ids = RawSQL(*positional(sql, parameters))  # noqa: S611 - no input in the text
        versions = versions_on(self.day).filter(organisation_id__in=ids).order_by("organisation__code")
        return versions.filter(kind=subject) if subject else versions

    def _ask(self, select: str) -> list[tuple[Any, ...]]:
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                # Compiling so many expressions for one run takes longer than interpreting them.
                cursor.execute("SET LOCAL jit = off")
            cursor.execute(*self._sql(select))
            return cursor.fetchall()

    def _sql(self, select: str) -> tuple[str, dict[str, Any]]:
        """`judged` has a row for every subject: its counts and whether it is eligible, as `online_0`, `by_group_1`."""
        sides = (self.before, self.after)
        countings = [_counting(terms) for terms in sides]
        counted, parameters = tally(list(dict.fromkeys(countings)), self.day, within=self.within)
        index = {counting: n for n, counting in enumerate(dict.fromkeys(countings))}
        figures = ", ".join(
            f"{figure}_{index[counting]} AS {figure}_{side}"
            for side, counting in enumerate(countings)
            for figure in ("base", "affected", "affected_special")
        )
        verdicts = ", ".join(
            f"{verdict} AS {format}_{side}"
            for side, terms in enumerate(sides)
            for format, verdict in _verdicts(terms, side, parameters)
        )
        sql = f"""{counted},
            subject AS (
                SELECT organisation_id, kind, sufficient, members, groups, {figures}
                FROM tally WHERE kind IN ('grassroots_committee', 'cell')
            ),
            judged AS (SELECT subject.*, {verdicts} FROM subject)
            {select}"""
        return sql, parameters


def _counting(terms: Terms | None) -> Counting:
    if terms is None:
        return Counting()
    return Counting(terms.left_out, frozenset(terms.grounds), terms.special_grounds, terms.ending_grounds)


def _condition(format: Format, eligible: Eligible) -> str:
    before, after = f"{format}_0", f"{format}_1"
    return {
        Eligible.BEFORE: before,
        Eligible.AFTER: after,
        Eligible.GAINED: f"{after} AND NOT {before}",
        Eligible.LOST: f"{before} AND NOT {after}",
    }[eligible]


def _verdicts(terms: Terms | None, side: int, parameters: dict[str, object]) -> list[tuple[Format, str]]:
    """Conditions on a row of `subject`: assess_online and assess_by_group in SQL."""
    if terms is None:
        return [(format, "FALSE") for format in Format]
    numerator, denominator = terms.online_share
    parameters |= {
        f"numerator_{side}": numerator,
        f"denominator_{side}": denominator,
        f"minimum_{side}": terms.by_group_minimum,
    }
    share = f"affected_{side} * %(denominator_{side})s {{}} base_{side} * %(numerator_{side})s"
    reached = share.format(">") if terms.online_strict else f"base_{side} > 0 AND {share.format('>=')}"
    sufficient = " AND sufficient = 1" if terms.infrastructure_required else ""
    online = f"({_is_one_of(terms.online_subjects)} AND {reached}{sufficient})"
    by_group = f"({_is_one_of(terms.by_group_subjects)} AND members >= %(minimum_{side})s AND groups > 0)"
    return [(Format.ONLINE, online), (Format.BY_GROUP, by_group)]


def _is_one_of(subjects: frozenset[str]) -> str:
    """Only the kinds the rules know: what else a guidance names can be no subject here."""
    known = [f"'{subject.value}'" for subject in Subject if subject.value in subjects]
    return f"kind IN ({', '.join(known)})" if known else "FALSE"
