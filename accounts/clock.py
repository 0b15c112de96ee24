"""The only place that reads a clock. Views, commands and tasks read it here and pass it on; rules and services never do."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import DemoDay
from accounts.queries.put_together import Question


@dataclass(frozen=True)
class Clock:
    today: date
    now: datetime


def read_clock() -> Clock:
    """The real moment, or in the demo the demo's day at the real time of day."""
    now = real_moment()
    if settings.DEMO_TODAY is None:
        return Clock(today=now.date(), now=now)
    today = next(iter(_demo_day()), settings.DEMO_TODAY)
    return Clock(today=today, now=now.replace(year=today.year, month=today.month, day=today.day))


@Question
def _demo_day() -> QuerySet[DemoDay, date]:
    return DemoDay.objects.values_list("day", flat=True)


def real_moment() -> datetime:
    """The real moment, in the demo too: of what concerns the site and not the register, such as the end of a session."""
    return timezone.localtime()
