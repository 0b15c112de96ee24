from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import DemoDay, Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.services.log import record


@transaction.atomic
def move_demo_day(
    *,
    to: date,
    occasion: Occasion,
) -> DemoDay:
    """Make it a later day in the demo, so that deadlines pass. Raises Refused backward, and where there is no demo day."""
    if settings.DEMO_TODAY is None:
        raise Refused(_("Only a demo has a day of its own."))
    DemoDay.objects.get_or_create(pk=1, defaults={"day": settings.DEMO_TODAY})
    demo_day = DemoDay.objects.select_for_update().get(pk=1)
    if to <= demo_day.day:
        raise Refused(
            _("The day only moves forward: it is already %(day)s.") % {"day": day_in_words(demo_day.day)},
            field="day",
        )
    left, demo_day.day = demo_day.day, to
    demo_day.save(update_fields=["day"])
    record(occasion, act="move_demo_day", subject=demo_day, data={"from": left, "to": to})
    return demo_day


@transaction.atomic
def begin_demo_day(*, day: date) -> DemoDay:
    """The day the demo starts on, where none was set yet."""
    demo_day, _created = DemoDay.objects.get_or_create(pk=1, defaults={"day": day})
    return demo_day
