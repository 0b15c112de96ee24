"""Special circumstances of an area and their end: every ground that rests on them ends with them (03-HD/TW, II.1.1 b, II.2)."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from cells.models import AreaFact
from cells.rules.names import fold
from cells.services.register import end_area_fact, record_area_fact


@transaction.atomic
def record_circumstances(
    *,
    kind: str,
    area: str,
    statement: str,
    valid_from: date,
    last_day: date | None,
    occasion: Occasion,
) -> AreaFact:
    """What happened to an area, once for all whose grounds rest on it. Raises Refused."""
    if valid_from > occasion.today:
        raise Refused(_("This day is still to come. Record what has happened."), field="valid_from")
    if last_day is not None and last_day < valid_from:
        raise Refused(_("The last day lies before the first day."), field="last_day")
    same = AreaFact.objects.on(valid_from).filter(kind=kind)
    if any(fold(fact.area) == fold(area) for fact in same):
        raise Refused(_("This is recorded for the area already: choose it when you record a ground."), field="area")
    valid_to = None if last_day is None else last_day + timedelta(days=1)
    return record_area_fact(
        kind=kind, area=area, statement=statement, valid_from=valid_from, valid_to=valid_to, occasion=occasion
    )


@transaction.atomic
def end_circumstances(
    *,
    fact: AreaFact,
    last_day: date,
    occasion: Occasion,
) -> None:
    """They are over with the evening of `last_day`. Raises Refused where that is before they began, ahead, or known already."""
    fact = AreaFact.objects.select_for_update().get(pk=fact.pk)
    ends_on = last_day + timedelta(days=1)
    if last_day < fact.valid_from:
        raise Refused(
            _("They began on %(day)s: they cannot have ended before.") % {"day": f"{fact.valid_from:%d/%m/%Y}"},
            field="last_day",
        )
    if last_day > occasion.today:
        raise Refused(_("This day is still to come. Record the end once it is known."), field="last_day")
    if fact.valid_to is not None and ends_on >= fact.valid_to:
        raise Refused(
            _("Their last day is %(day)s already.") % {"day": f"{fact.valid_to - timedelta(days=1):%d/%m/%Y}"},
            field="last_day",
        )
    end_area_fact(fact=fact, on=ends_on, occasion=occasion)
