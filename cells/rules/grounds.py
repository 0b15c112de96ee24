"""What a ground for not meeting in one place must state before it is one (03-HD/TW, II.1.1).

Which kinds there are, and what is asked of each, is data of the guidance of the day (`Admission`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from cells.rules.periods import Period, check_a_day_is_left


@dataclass(frozen=True)
class Asked:
    """What a guidance asks of grounds of a kind."""

    end_required: bool = False
    evidence: str = ""
    """In its words; empty where it names none."""
    clause: str = ""


@dataclass(frozen=True)
class Admission:
    """A guidance, as far as grounds go: its days, and by key the kinds it admits."""

    guidance: str
    period: Period
    kinds: Mapping[str, Asked]


class KindOfGround(Protocol):
    @property
    def key(self) -> str: ...
    @property
    def rests_on_area(self) -> bool: ...


class FactOfArea(Protocol):
    @property
    def kind_id(self) -> str: ...


class AnyGround(Protocol):
    """A ground as it is stated or as it is in the register."""

    @property
    def statement(self) -> str: ...
    @property
    def evidence(self) -> str: ...
    @property
    def valid_from(self) -> date: ...
    @property
    def valid_to(self) -> date | None: ...
    @property
    def area_fact(self) -> FactOfArea | None: ...


def check_ground(ground: AnyGround, kind: KindOfGround, admissions: Sequence[Admission]) -> None:
    """Raises Refused, naming the field. `admissions`: the earliest first; where there are none, every kind is admitted."""
    if not ground.statement.strip():
        raise Refused(_("Say why the member cannot come. A profession alone is no ground."), field="statement")
    if not ground.evidence.strip():
        raise Refused(_("Name the evidence, for example an order, a contract or a confirmation."), field="evidence")
    check_a_day_is_left(ground.valid_from, ground.valid_to, field="valid_to")
    asked = _asked(kind.key, Period(ground.valid_from, ground.valid_to), admissions)
    if asked.end_required and ground.valid_to is None:
        raise Refused(_("This ground needs a last day: it ends by itself."), clause=asked.clause, field="valid_to")
    _check_area(kind, ground.area_fact.kind_id if ground.area_fact else None)


def admitting(period: Period, admissions: Sequence[Admission]) -> Sequence[Admission]:
    """Those of the days of the period, the earliest first; where none is, the last begun before it, or the first to come."""
    of_its_days = [one for one in admissions if one.period.overlaps(period)]
    before = [one for one in admissions if one.period.start <= period.start]
    return of_its_days or before[-1:] or admissions[:1]


def _asked(key: str, period: Period, admissions: Sequence[Admission]) -> Asked:
    """What the first guidance of its days that knows it asks of it."""
    of_its_days = admitting(period, admissions)
    for admission in of_its_days:
        if key in admission.kinds:
            return admission.kinds[key]
    if of_its_days:
        raise Refused(
            _("%(guidance)s knows no such ground. Choose one that it names.") % {"guidance": of_its_days[0].guidance},
            field="category",
        )
    return Asked()


def _check_area(kind: KindOfGround, area_kind: str | None) -> None:
    if not kind.rests_on_area:
        if area_kind is not None:
            raise Refused(
                _("Only a ground of special circumstances rests on what happened to an area."), field="area_fact"
            )
        return
    if area_kind is None:
        raise Refused(_("Choose what happened to the area: this ground ends when that ends."), field="area_fact")
    if area_kind != kind.key:
        raise Refused(_("What happened to the area is of another kind than the ground."), field="area_fact")
