"""The meetings of a year on one sheet: what they have in common, and a row for each."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import BaseFormSet, CleanCharField, CountField, DateField, TimeField
from accounts.rules.refusal import Refused
from meetings.forms.second import AsksAboutSecond
from meetings.models import Meeting
from meetings.rules.year import MONTHS, QUARTERS
from meetings.services.agenda import AgendaDraft
from meetings.services.planning import MeetingPlan
from meetings.services.series import SeriesRefused

ROWS = MONTHS + QUARTERS
PREFIX = "series"
PROPOSE = "propose"
"""The button that only writes other days into the rows."""
KINDS = [(str(kind.value), kind.label) for kind in (Meeting.Kind.MONTHLY, Meeting.Kind.THEMATIC)]
USUAL_DAY = 5


class SeriesForm(forms.Form):
    """What all of them have in common."""

    day = CountField(
        label=_("Usual day of the month"),
        min_value=1,
        max_value=31,
        initial=USUAL_DAY,
        required=False,
        help_text=_("For the days that are proposed: Sundays and days off are left out."),
    )
    starts_at = TimeField(label=_("Begins at"), required=False)
    ends_at = TimeField(label=_("Ends at"), required=False)
    place = CleanCharField(label=_("Place"), required=False)


class SeriesRow(AsksAboutSecond):
    """A row without a day is none."""

    held_on = DateField(label=_("Date"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, initial=Meeting.Kind.MONTHLY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held_on"].widget.attrs["class"] = "form-control"
        self.fields["kind"].widget.attrs["class"] = "form-select"


class BaseSeries(BaseFormSet):
    places = SeriesRefused

    def plans(self, common: SeriesForm, agendas: dict[str, Sequence[AgendaDraft]]) -> list[MeetingPlan]:
        """`agendas`: the usual items of each kind."""
        typed = {name: common.cleaned_data[name] for name in ("starts_at", "ends_at", "place")}
        return [
            MeetingPlan(
                format=Meeting.Format.IN_PERSON,
                agenda=agendas.get(row.cleaned_data["kind"], ()),
                **{name: row.cleaned_data[name] for name in ("held_on", "kind", "second")},
                **typed,
            )
            for row in self._filled()
        ]

    def refuse(self, refused: SeriesRefused) -> None:
        """Put each refusal beside its field of its row."""
        filled = self._filled()
        for index, of_row in refused.rows.items():
            row = filled[index]
            for reason in _reasons(of_row):
                row.add_error(reason.field if reason.field in row.fields else None, str(reason))

    def _filled(self) -> list[SeriesRow]:
        return [row for row in self.forms if row.cleaned_data.get("held_on")]


def _reasons(refused: Refused) -> Sequence[Refused]:
    return refused.reasons or [refused]


def series_rows(data: QueryDict | None, proposed: Sequence[tuple[date, str]]) -> BaseSeries:
    """Bound to what was posted; else with the days that are proposed, each with its kind."""
    initial = [{"held_on": day, "kind": kind} for day, kind in sorted(proposed)[:ROWS]]
    factory = forms.formset_factory(
        SeriesRow, formset=BaseSeries, extra=ROWS - len(initial), max_num=ROWS, absolute_max=ROWS
    )
    return cast(BaseSeries, factory(data, prefix=PREFIX, initial=initial if data is None else None))
