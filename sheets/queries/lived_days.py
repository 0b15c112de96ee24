"""The days on which lists were uploaded for an organisation: they stand in the way when its life is corrected."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.rules.days import day_after
from cells.models import Organisation
from cells.queries.uses import LivedDays
from cells.rules.periods import Period
from sheets.models import Sheet


def _sheets(organisation: Organisation, _today: date) -> Iterator[tuple[int, Period]]:
    """Those that were entered: what they wrote is true of the day they tell of."""
    applied = Sheet.objects.filter(organisation=organisation, state=Sheet.State.APPLIED)
    for pk, on, uploaded_at in applied.values_list("pk", "on", "uploaded_at"):
        day = on or timezone.localtime(uploaded_at).date()
        yield pk, Period(day, day_after(day))


LIVED = LivedDays("sheets_sheet", _("lists that were entered"), _sheets)
