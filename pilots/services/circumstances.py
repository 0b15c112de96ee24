"""The end of special circumstances: every ground that rests on them ends with them (03-HD/TW, II.1.1 b, II.2)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Actor
from accounts.rules.refusal import Refused
from cells.models import AreaFact
from cells.services.register import end_area_fact


@transaction.atomic
def end_circumstances(*, fact: AreaFact, last_day: date, by: Actor, at: datetime, on: date) -> None:
    """They are over with the evening of `last_day`. Raises Refused where that is before they began, ahead, or known already."""
    fact = AreaFact.objects.select_for_update().get(pk=fact.pk)
    ends_on = last_day + timedelta(days=1)
    if last_day < fact.valid_from:
        raise Refused(
            _("They began on %(day)s: they cannot have ended before.") % {"day": f"{fact.valid_from:%d/%m/%Y}"},
            field="last_day",
        )
    if last_day > on:
        raise Refused(_("This day is still to come. Record the end once it is known."), field="last_day")
    if fact.valid_to is not None and ends_on >= fact.valid_to:
        raise Refused(
            _("Their last day is %(day)s already.") % {"day": f"{fact.valid_to - timedelta(days=1):%d/%m/%Y}"},
            field="last_day",
        )
    end_area_fact(fact=fact, on=ends_on, by=by, at=at)
