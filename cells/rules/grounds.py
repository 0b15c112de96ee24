"""What a ground for not meeting in one place must state before it is one (03-HD/TW, II.1.1).

Which of the categories a guidance admits, and for what, is data of the guidance and not asked here.
"""

from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from cells.rules.periods import check_a_day_is_left

WITH_AN_END = {"working_away_from_home", "student_summer_break"}
RESTING_ON_AREA = {"natural_disaster", "isolated_area", "epidemic"}


class FactOfArea(Protocol):
    @property
    def kind(self) -> str: ...


class AnyGround(Protocol):
    """A ground as it is stated or as it is in the register."""

    @property
    def category(self) -> str: ...
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


def check_ground(ground: AnyGround) -> None:
    """Raises Refused, naming the field."""
    if not ground.statement.strip():
        raise Refused(_("Say why the member cannot come. A profession alone is no ground."), field="statement")
    if not ground.evidence.strip():
        raise Refused(_("Name the evidence, for example an order, a contract or a confirmation."), field="evidence")
    check_a_day_is_left(ground.valid_from, ground.valid_to, field="valid_to")
    if ground.category in WITH_AN_END and ground.valid_to is None:
        raise Refused(_("This ground needs a last day: it ends by itself."), field="valid_to")
    _check_area(ground.category, ground.area_fact.kind if ground.area_fact else None)


def _check_area(category: str, area_kind: str | None) -> None:
    if category not in RESTING_ON_AREA:
        if area_kind is not None:
            raise Refused(
                _("Only a ground of special circumstances rests on what happened to an area."), field="area_fact"
            )
        return
    if area_kind is None:
        raise Refused(_("Choose what happened to the area: this ground ends when that ends."), field="area_fact")
    if area_kind != category:
        raise Refused(_("What happened to the area is of another kind than the ground."), field="area_fact")
