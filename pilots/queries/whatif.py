"""What would change under a draft guidance: the whole registry judged under two sets of terms, in one query."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from cells.models import Organisation
from cells.queries.kept_answers import answered
from pilots.queries.behind import Behind
from pilots.queries.judged import judged
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

    def organisations(self, format: Format, eligible: Eligible, subject: Subject | None = None) -> Behind:
        """Those behind a figure, by code, as they were on the day; of one kind or of all."""
        of_a_kind = f" AND kind = '{subject}'" if subject else ""
        found = self._ask(
            "SELECT organisation_id FROM judged JOIN cells_organisation AS organisation ON organisation.id = organisation_id "
            f"WHERE {_condition(format, eligible)}{of_a_kind} ORDER BY organisation.code"
        )
        return Behind([pk for (pk,) in found], self.day)

    def _ask(self, select: str) -> list[tuple[Any, ...]]:
        """Of a country it takes a while, and who opens a list turns its pages: what was answered is kept as long as it is so."""
        sides, counting = (self.before, self.after), self.after.counting
        sql, parameters = judged(sides, self.day, counting=counting, within=self.within)
        return answered(f"{sql} {select}", parameters)


def _condition(format: Format, eligible: Eligible) -> str:
    before, after = f"{format}_0", f"{format}_1"
    return {
        Eligible.BEFORE: before,
        Eligible.AFTER: after,
        Eligible.GAINED: f"{after} AND NOT {before}",
        Eligible.LOST: f"{before} AND NOT {after}",
    }[eligible]
