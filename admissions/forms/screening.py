"""What is told of a member on the yearly list."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CountField, Data, DateField, RowField, offer
from accounts.rules.days import day_in_words
from admissions.models import Screened, ScreeningGround
from admissions.queries.pipeline import meetings_to_vote_at
from admissions.queries.screening import grounds_on, helpers_of, may_be_listed, name_of_ground
from admissions.services.screening import Ballot
from cells.forms.citation import CitationField, cite_within
from cells.models import Member, Organisation
from meetings.models import Meeting

PROGRESS = [("yes", _("progress: off the list")), ("no", _("no progress: the cell proposes to put the member out"))]


class ListForm(forms.Form):
    member = RowField(label=_("Member"), queryset=Member.objects.none())
    ground = RowField(label=_("Group of the guidance"), queryset=ScreeningGround.objects.none())
    note = CleanCharField(label=_("Remark"), required=False)
    on = DateField(label=_("Proposed on"), help_text=_("The day on which the cell committee proposed it."))

    def __init__(self, data: Data = None, *, cell: Organisation, today: date, member: int | None) -> None:
        super().__init__(data, initial={"member": member})
        offer(self, "member", may_be_listed(cell, today), lambda one: one.in_full)
        grounds = [ground.pk for ground in grounds_on(today)]
        offer(self, "ground", ScreeningGround.objects.filter(pk__in=grounds), name_of_ground)


class BallotForm(forms.Form):
    meeting = RowField(
        label=_("At the meeting"),
        queryset=Meeting.objects.none(),
        help_text=_(
            "Held in person. Who could vote is counted from the register: official members without the exempt."
        ),
    )
    in_favour = CountField(label=_("In favour of the list of those helped"))
    helper = RowField(
        label=_("Who helps"),
        queryset=Member.objects.none(),
        required=False,
        help_text=_("An official member of the cell, where the vote is reached."),
    )

    def __init__(self, data: Data = None, *, screened: Screened, home: Organisation, today: date) -> None:
        super().__init__(data)
        offer(self, "meeting", meetings_to_vote_at(home, today), _meeting_in_words)
        offer(self, "helper", helpers_of(screened, home, today), lambda one: one.in_full)

    def ballot(self) -> Ballot:
        return Ballot(**self.cleaned_data)


class HelperForm(forms.Form):
    helper = RowField(label=_("Who helps"), queryset=Member.objects.none())

    def __init__(self, data: Data = None, *, screened: Screened, home: Organisation, today: date) -> None:
        super().__init__(data, initial={"helper": screened.helper_id})
        offer(self, "helper", helpers_of(screened, home, today), lambda one: one.in_full)


class ResultForm(forms.Form):
    progress = forms.ChoiceField(label=_("Result"), choices=PROGRESS, widget=forms.RadioSelect)
    way = forms.ChoiceField(
        label=_("The cell proposes to"),
        choices=[("", "–"), *Screened.Way.choices],
        required=False,
        help_text=_("Where there was no progress."),
    )
    on = DateField(label=_("On"))


class OutForm(forms.Form):
    document = CitationField(label=_("Decision"), enters_new=True)
    on = DateField(
        label=_("No longer a member from"), help_text=_("The first day on which the person no longer counts.")
    )

    def __init__(self, data: Data = None, *, home: Organisation, today: date) -> None:
        super().__init__(data)
        cite_within(self, home, today)


def _meeting_in_words(meeting: Meeting) -> str:
    return f"{day_in_words(meeting.held_on)} · {meeting.get_kind_display()} · {meeting.get_format_display()}"
