"""The days off of a year on one form, as they are known and as a document decided them."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanTextField, Data, DateField
from accounts.forms.seen import SeenForm
from accounts.rules.days import day_after, days_in_words
from cells.forms.citation import CitationField
from cells.forms.statutes import ClauseField
from cells.models import DayOff

MOST_DAYS = 366
_BETWEEN = re.compile(r"\s*[,;\n]\s*")
_UNTIL = re.compile(r"\s*–\s*|\s+-\s+")


class DaysField(CleanTextField):
    """Days and runs of days, one in a line or behind commas: «16/02/2027», «04/02/2027 – 10/02/2027»."""

    default_error_messages = {
        "backwards": _("“%(typed)s” ends before it begins."),
        "too_many": _("These are more than %(most)d days."),
        "in_part": _("“%(typed)s”: %(reason)s"),
    }

    def clean(self, value: Any) -> Any:
        typed = super().clean(value) or ""
        days: set[date] = set()
        for part in filter(None, _BETWEEN.split(typed)):
            days.update(self._days(part))
            if len(days) > MOST_DAYS:
                raise ValidationError(self.error_messages["too_many"], code="too_many", params={"most": MOST_DAYS})
        return days

    def _days(self, part: str) -> list[date]:
        try:
            first, *rest = [DateField().clean(day) for day in _UNTIL.split(part, maxsplit=1)]
        except ValidationError as error:
            params = {"typed": part, "reason": " ".join(error.messages)}
            raise ValidationError(self.error_messages["in_part"], code="in_part", params=params) from None
        last = rest[0] if rest else first
        if last < first:
            raise ValidationError(self.error_messages["backwards"], code="backwards", params={"typed": part})
        number = min((last - first).days, MOST_DAYS) + 1
        return [first + timedelta(days=number) for number in range(number)]


class DaysOffForm(SeenForm):
    """`known`: what holds of the year."""

    document = CitationField(
        label=_("Document"), enters_new=True, help_text=_("Which decides the days off of the year or changes them.")
    )
    clause = ClauseField()
    off = DaysField(
        label=_("Days off between Monday and Friday"),
        required=False,
        help_text=_("One in a line, or from – until: 04/02/2027 – 10/02/2027. Leave out 1/1, 30/4, 1/5 and 2/9."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    worked = DaysField(label=_("Days worked in exchange"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, data: Data = None, *, known: Iterable[DayOff]) -> None:
        rows = list(known)
        initial = {
            name: days_typed(row.day for row in rows if row.is_worked == is_worked)
            for name, is_worked in (("off", False), ("worked", True))
        }
        super().__init__(data, initial=initial)


def days_typed(days: Iterable[date]) -> str:
    """As DaysField reads them: one run in a line."""
    runs: list[tuple[date, date]] = []
    for day in sorted(days):
        if runs and day_after(runs[-1][1]) == day:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return "\n".join(days_in_words(first, last) for first, last in runs)
