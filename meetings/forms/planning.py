"""Planning a meeting, and changing the plan."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CleanTextField, DateField, TimeField, offer, offer_choices
from accounts.forms.replacing import Replacing
from accounts.forms.seen import SeenForm
from cells.models import Organisation
from meetings.forms.holding import PersonField, typed_day
from meetings.forms.second import AsksAboutSecond
from meetings.models import AgendaItem, Meeting
from meetings.queries.entries import plan_entries
from meetings.queries.participants import may_take_the_chair_on
from meetings.queries.year import length_of
from meetings.services.agenda import AgendaDraft
from meetings.services.planning import MeetingPlan


class FormatField(forms.ChoiceField):
    widget = forms.RadioSelect

    def __init__(self, *, initial: str | None = None) -> None:
        super().__init__(label=_("Format"), choices=Meeting.Format, initial=initial)


class PlanForm(AsksAboutSecond):
    field_order = ("format", "kind", "held_on", "second")

    format = FormatField(initial=Meeting.Format.IN_PERSON)
    kind = forms.ChoiceField(label=_("Kind"), choices=Meeting.Kind, initial=Meeting.Kind.MONTHLY)
    held_on = DateField(label=_("Date"), help_text=_("By group: the day on which the first group meets."))
    starts_at = TimeField(label=_("Begins at"), required=False)
    ends_at = TimeField(label=_("Ends at"), required=False)
    place = CleanCharField(label=_("Place"), required=False)
    link = CleanCharField(
        label=_("Link of the online room"), required=False, help_text=_("Only where members take part online.")
    )
    chair = PersonField(label=_("Chair"), required=False)
    secretary = PersonField(label=_("Secretary"), required=False)

    def __init__(self, data: QueryDict | None = None, *, organisation: Organisation, day: date, initial: Any) -> None:
        super().__init__(data, initial=initial)
        day = typed_day(self, day)
        people = may_take_the_chair_on(organisation, day)
        for name in ("chair", "secretary"):
            offer(self, name, people)
        asked = length_of(organisation, day)
        if asked is not None:
            words = gettext("At least %(minutes)d minutes after it begins (%(clause)s).")
            self.fields["ends_at"].help_text = words % {"minutes": asked.value, "clause": asked.clause}

    def plan(self, agenda: Sequence[AgendaDraft]) -> MeetingPlan:
        typed = self.cleaned_data
        return MeetingPlan(
            format=typed["format"],
            held_on=typed["held_on"],
            agenda=agenda,
            kind=typed["kind"],
            starts_at=typed["starts_at"],
            ends_at=typed["ends_at"],
            place=typed["place"],
            link=typed["link"],
            chair=typed["chair"],
            secretary=typed["secretary"],
            second=typed["second"],
        )


class RescheduleForm(Replacing, AsksAboutSecond):
    field_order = ("held_on", "second")

    held_on = DateField(label=_("New date"))
    starts_at = TimeField(label=_("Begins at"), required=False)
    ends_at = TimeField(label=_("Ends at"), required=False)

    def __init__(self, data: QueryDict | None, *, meeting: Meeting) -> None:
        now = {"held_on": meeting.held_on, "starts_at": meeting.starts_at, "ends_at": meeting.ends_at}
        super().__init__(data, initial=now)
        self.carry()


class EditPlanForm(Replacing):
    """Where a planned meeting is held, who leads it and who writes."""

    place = CleanCharField(label=_("Place"), required=False)
    link = CleanCharField(
        label=_("Link of the online room"), required=False, help_text=_("Only where members take part online.")
    )
    chair = PersonField(label=_("Chair"), required=False)
    secretary = PersonField(label=_("Secretary"), required=False)

    def __init__(self, data: QueryDict | None, *, meeting: Meeting) -> None:
        super().__init__(data, initial=plan_entries(meeting))
        for name in ("chair", "secretary"):
            offer(self, name, may_take_the_chair_on(meeting.organisation, meeting.held_on))
        self.carry()

    def told(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("place", "link", "chair", "secretary")}


class FormatForm(SeenForm):
    format = FormatField()

    def __init__(self, data: QueryDict | None, *, meeting: Meeting) -> None:
        super().__init__(data)
        offer_choices(self, "format", [choice for choice in Meeting.Format.choices if choice[0] != meeting.format])


class CancelForm(SeenForm):
    reason = CleanCharField(label=_("Why it is cancelled"))


class RestoreForm(AsksAboutSecond):
    """That a cancelled meeting is held after all."""


class ConfirmItemForm(forms.Form):
    reason = CleanTextField(
        label=_("Why the item is allowed"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("You confirm it by name; the committee above sees your reason."),
    )
    read = CleanCharField(required=False, widget=forms.HiddenInput, max_length=None)
    """The item as whoever answers for it read it."""

    def __init__(self, data: QueryDict | None, *, item: AgendaItem) -> None:
        super().__init__(data, initial={"read": item.text})
        self.item = item

    def clean(self) -> None:
        super().clean()
        read = self.cleaned_data.get("read")
        if read and read != self.item.text:
            data = QueryDict(mutable=True)
            data.update(dict(self.data.items()) | {self.add_prefix("read"): self.item.text})
            self.data = data
            self.add_error(None, _("The agenda was changed meanwhile. Read the item as it stands now."))
