"""What a ground for not meeting in one place must state before it is one (03-HD/TW, II.1.1).

Which of the categories a guidance admits, and for what, is data of the guidance and not asked here.
"""

from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from cells.rules.periods import check_a_day_is_left

WITH_AN_END = {"working_away_from_home", "student_summer_break"}
RESTING_ON_AREA = {"natural_disaster", "isolated_area", "epidemic"}


def check_ground(
    *, category: str, statement: str, evidence: str, valid_from: date, valid_to: date | None, area_kind: str | None
) -> None:
    """Raises Refused, naming the field. `area_kind`: the kind of the fact of the area it rests on."""
    if not statement.strip():
        raise Refused(_("Say why the member cannot come. A profession alone is no ground."), field="statement")
    if not evidence.strip():
        raise Refused(_("Name the evidence, for example an order, a contract or a confirmation."), field="evidence")
    check_a_day_is_left(valid_from, valid_to, field="valid_to")
    if category in WITH_AN_END and valid_to is None:
        raise Refused(_("This ground needs a last day: it ends by itself."), field="valid_to")
    _check_area(category, area_kind)


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
