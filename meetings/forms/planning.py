"""Planning a meeting, entering one that was held, and changing the plan."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CleanTextField, DateField, TimeField, offer_choices
from accounts.forms.replacing import Replacing
from meetings.models import AgendaItem, Meeting
from meetings.services.agenda import AgendaDraft
from meetings.services.past import PastMeeting
from meetings.services.planning import MeetingPlan
from pilots.models.guidance import BASES
from pilots.rules.terms import Basis


class FormatField(forms.ChoiceField):
    widget = forms.RadioSelect

    def __init__(self, *, initial: str | None = None) -> None:
        super().__init__(label=_("Format"), choices=Meeting.Format, initial=initial)


class PlanForm(forms.Form):
    format = FormatField(initial=Meeting.Format.IN_PERSON)
    kind = forms.ChoiceField(label=_("Kind"), choices=Meeting.Kind, initial=Meeting.Kind.MONTHLY)
    held_on = DateField(label=_("Date"), help_text=_("By group: the day on which the first group meets."))
    starts_at = TimeField(label=_("Begins at"), required=False)
    place = CleanCharField(label=_("Place"), required=False)
    link = CleanCharField(
        label=_("Link of the online room"), required=False, help_text=_("Only where members take part online.")
    )

    def plan(self, agenda: Sequence[AgendaDraft]) -> MeetingPlan:
        typed = self.cleaned_data
        return MeetingPlan(
            format=typed["format"],
            held_on=typed["held_on"],
            agenda=agenda,
            kind=typed["kind"],
            starts_at=typed["starts_at"],
            place=typed["place"],
            link=typed["link"],
        )


class PastForm(forms.Form):
    format = FormatField(initial=Meeting.Format.IN_PERSON)
    kind = forms.ChoiceField(label=_("Kind"), choices=Meeting.Kind, initial=Meeting.Kind.MONTHLY)
    held_on = DateField(label=_("Held on"), help_text=_("By group: the day on which the first group met."))
    basis = forms.ChoiceField(
        label=_("Basis"),
        choices=BASES,
        initial=Basis.SPECIFIC_NATURE,
        help_text=_("Of an online meeting: by what it was allowed."),
    )
    place = CleanCharField(label=_("Place"), required=False)
    why = CleanCharField(
        label=_("By which decision it was held, and why it is entered only now"),
        help_text=_("It is kept in the log with your name."),
    )
    summary = CleanTextField(label=_("What was said"), required=False)
    conclusion = CleanTextField(label=_("Conclusion"), required=False)

    def meeting(self, agenda: Sequence[AgendaDraft]) -> PastMeeting:
        typed = self.cleaned_data
        return PastMeeting(
            format=typed["format"],
            held_on=typed["held_on"],
            why=typed["why"],
            kind=typed["kind"],
            basis=typed["basis"],
            agenda=agenda,
            place=typed["place"],
            summary=typed["summary"],
            conclusion=typed["conclusion"],
        )


class RescheduleForm(Replacing):
    held_on = DateField(label=_("New date"))
    starts_at = TimeField(label=_("Begins at"), required=False)

    def __init__(self, data: QueryDict | None, *, meeting: Meeting) -> None:
        super().__init__(data, initial={"held_on": meeting.held_on, "starts_at": meeting.starts_at})
        self.carry()


class FormatForm(forms.Form):
    format = FormatField()

    def __init__(self, data: QueryDict | None, *, meeting: Meeting) -> None:
        super().__init__(data)
        offer_choices(self, "format", [choice for choice in Meeting.Format.choices if choice[0] != meeting.format])


class CancelForm(forms.Form):
    reason = CleanCharField(label=_("Why it is cancelled"))


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
