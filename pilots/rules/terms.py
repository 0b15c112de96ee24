"""The terms of a guidance, as data the rules read. Nothing of 03-HD/TW is written in code: it ships as pilots/guidances/."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from cells.rules.counting import Counting
from cells.rules.periods import Period


class Format(StrEnum):
    """What is registered and counted; a hybrid meeting and one fully online share one quota."""

    ONLINE = "online"
    BY_GROUP = "by_group"


class Basis(StrEnum):
    SPECIFIC_NATURE = "specific_nature"
    SPECIAL_CIRCUMSTANCES = "special_circumstances"


class Subject(StrEnum):
    """Kinds of organisation that can be the subject of a pilot; values as in OrganisationVersion.Kind."""

    GRASSROOTS_COMMITTEE = "grassroots_committee"
    CELL = "cell"


_SUBJECTS = frozenset(Subject)


def formats_of(kind: str) -> tuple[Format, ...]:
    """In which formats an organisation of this kind can be the subject of a pilot. Groups are parts of a cell: no committee
    meets by group."""
    if kind not in _SUBJECTS:
        return ()
    return (Format.ONLINE, Format.BY_GROUP) if kind == Subject.CELL else (Format.ONLINE,)


@dataclass(frozen=True)
class GroundTerm:
    basis: Basis
    clause: str
    end_required: bool = False
    words: str = ""
    """As the guidance has them, in the language of the reader."""
    evidence: str = ""


@dataclass(frozen=True)
class QuotaTerm:
    """`per_year` None: no number."""

    per_year: int | None
    clause: str
    pk: int | None = None


@dataclass(frozen=True)
class Terms:
    """One guidance: its validity (half-open) and parameters. Clauses are complete: "03-HD/TW, II.1.1"."""

    symbol: str
    valid_from: date
    valid_to: date | None
    online_share: tuple[int, int]
    """Affected must exceed (or reach, if not strict) this fraction of the base."""
    online_strict: bool
    online_clause: str
    online_subjects: frozenset[str]
    left_out: frozenset[str]
    """Activities that do not count in the base."""
    infrastructure_required: bool
    infrastructure_clause: str
    by_group_minimum: int
    by_group_clause: str
    by_group_subjects: frozenset[str]
    participation_clause: str
    circumstances_end_clause: str
    report_within_days: int
    report_clause: str
    decider_clause: str
    decider_abroad: str
    """Code of the organisation that decides on organisations abroad, whoever their parent is."""
    validity_clause: str
    executive_counts: bool = True
    grounds: Mapping[str, GroundTerm] = field(default_factory=dict)
    quotas: Mapping[tuple[str, str, str], QuotaTerm] = field(default_factory=dict)
    """By (format, subject, basis); by-group meetings have the basis ""."""
    pk: int | None = None

    @property
    def period(self) -> Period:
        return Period(self.valid_from, self.valid_to)

    @property
    def special_grounds(self) -> frozenset[str]:
        return frozenset(key for key, term in self.grounds.items() if term.basis == Basis.SPECIAL_CIRCUMSTANCES)

    @property
    def counting(self) -> Counting:
        return Counting(self.left_out, frozenset(self.grounds), self.special_grounds, self.ending_grounds)

    @property
    def judging(self) -> str:
        """The same for guidances by which the same organisations are eligible."""
        online = (*self.online_share, self.online_strict, self.infrastructure_required, *sorted(self.online_subjects))
        by_group = (self.by_group_minimum, *sorted(self.by_group_subjects))
        return " | ".join((self.counting.key, *(" ".join(map(str, numbers)) for numbers in (online, by_group))))

    @property
    def of_nature(self) -> "Terms":
        """By which all those are eligible online who are of specific nature or in special circumstances, and nobody by group."""
        return replace(
            self,
            infrastructure_required=False,
            online_subjects=frozenset(str(subject) for subject in Subject),
            by_group_subjects=frozenset(),
            by_group_minimum=0,
        )

    @property
    def ending_grounds(self) -> frozenset[str]:
        """They count only with a last day, whenever they were recorded."""
        return frozenset(key for key, term in self.grounds.items() if term.end_required)

    @property
    def ending_clause(self) -> str:
        """Where it asks for the last day of a ground; "" where it does not."""
        return ", ".join(sorted({term.clause for term in self.grounds.values() if term.end_required}))

    def quota(self, format: str, subject: str, basis: str) -> QuotaTerm | None:
        """The quota that applies; None where the guidance does not provide for such a meeting at all. By group the basis is
        none of its business."""
        return self.quotas.get((format, subject, "" if format == Format.BY_GROUP else basis))


def quota_under(terms: Terms | None, kind: str, format: str, basis: str) -> QuotaTerm | None:
    """The quota of such an organisation; None where no guidance is in force, or it provides for no such meeting."""
    return terms.quota(format, kind, basis) if terms else None
