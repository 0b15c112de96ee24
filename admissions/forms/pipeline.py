"""What is told of a person on the way into the Party: who they are, one form for each step, the checklist, who is with them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import (
    CleanCharField,
    CleanTextField,
    CountField,
    Data,
    DateField,
    RowField,
    offer,
    offer_choices,
)
from accounts.forms.replacing import Replacing
from accounts.rules.days import day_in_words, months_after
from admissions.models import Candidate, CandidateCompanion, CandidatePaper, PaperKind
from admissions.queries.pipeline import executive_on, meetings_to_vote_at, name_of_paper
from admissions.rules.steps import CELL_VOTES, COMMITTEE_VOTES, DECISIONS, STAGES, VOTES, Asks, Step
from admissions.services.listing import Particulars
from admissions.services.steps import StepTold
from cells.forms.acts import cell_typed
from cells.forms.birth import BirthField
from cells.forms.citation import CitationField, cite_within
from cells.models import Member, Organisation
from cells.queries.members import official_members_on
from meetings.models import Meeting

MONTHS_OFFERED = 25
"""From a year ago to a year ahead: who has been late for longer is found among those that are late."""
ASKS: list[tuple[str, Any]] = [("", _("all")), (Asks.LATE, _("late")), (Asks.PAPERS, _("papers missing"))]
GRANTED = [("yes", _("official from the day the probation was over")), ("no", _("not granted: struck off"))]
NOT_KNOWN: list[tuple[str, Any]] = [("", _("not known"))]


class PeopleFilter(forms.Form):
    words = CleanCharField(label=_("Name"), max_length=100, required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    asks = forms.ChoiceField(label=_("Show"), choices=ASKS, required=False)
    month = forms.ChoiceField(label=_("Probation over in"), required=False)

    def __init__(self, data: Data, *, today: date) -> None:
        super().__init__(data)
        offer_choices(self, "stage", [("", _("under way")), *STAGES.items()])
        first = today.replace(day=1)
        months = [months_after(first.replace(year=first.year - 1), number) for number in range(MONTHS_OFFERED)]
        offer_choices(self, "month", [("", "–"), *((day.isoformat(), f"{day.month:02}/{day.year}") for day in months)])

    def clean_month(self) -> date | None:
        """Its first day."""
        typed = self.cleaned_data["month"]
        return date.fromisoformat(typed) if typed else None


class ParticularsForm(forms.Form):
    full_name = CleanCharField(label=_("Full name"), max_length=150)
    born_on = BirthField()
    sex = forms.ChoiceField(label=_("Sex"), choices=[*NOT_KNOWN, *Member.Sex.choices], required=False)
    sector = forms.ChoiceField(label=_("Sector"), choices=[*NOT_KNOWN, *Candidate.Sector.choices], required=False)

    def person(self) -> Particulars:
        typed = self.cleaned_data
        return Particulars(typed["full_name"], typed["born_on"], typed["sex"], typed["sector"])


class CandidateForm(ParticularsForm):
    on = DateField(
        label=_("On the source list since"), help_text=_("The day of the cell's resolution that put the person on it.")
    )


class CandidateCorrectionForm(Replacing, ParticularsForm):
    def __init__(self, data: Data = None, *, candidate: Candidate) -> None:
        told = {
            "full_name": candidate.full_name,
            "born_on": candidate.birth,
            "sex": candidate.sex,
            "sector": candidate.sector,
        }
        super().__init__(data, initial=told)
        self.carry()


class StepForm(forms.Form):
    """As many fields as the step has; of a vote of the cell the day is that of the meeting, and who could vote is counted."""

    def __init__(self, data: Data = None, *, step: str, candidate: Candidate, home: Organisation, today: date) -> None:
        super().__init__(data)
        self.step, self.candidate = step, candidate
        if step in CELL_VOTES:
            self._ask_meeting(home, today)
        else:
            self.fields["on"] = DateField(label=_("On"))
        if step == Step.REMARK:
            self._ask_companion()
        if step in COMMITTEE_VOTES:
            self.fields["base"] = CountField(
                label=_("Members of the committee who could vote"), initial=executive_on(home, today) or None
            )
        if step in VOTES:
            self.fields["in_favour"] = CountField(label=_("In favour"))
            self.fields["against"] = CountField(label=_("Not in favour"))
        if step == Step.FULL_DECISION:
            self.fields["granted"] = forms.ChoiceField(label=_("Decided"), choices=GRANTED)
        if step in DECISIONS:
            self.fields["document"] = CitationField(label=_("Decision"), enters_new=True)
            cite_within(self, home, today)

    def _ask_meeting(self, home: Organisation, today: date) -> None:
        meetings = meetings_to_vote_at(home, today)
        field = RowField(
            queryset=meetings,
            label=_("At the meeting"),
            help_text=_("Held in person. Who could vote is counted from the register and the roll of the meeting."),
        )
        self.fields["meeting"] = field
        offer(self, "meeting", meetings, _meeting_in_words)

    def _ask_companion(self) -> None:
        field = RowField(queryset=self.candidate.companions.all(), label=_("Remark of"))
        self.fields["companion"] = field

    def told(self) -> StepTold:
        typed = self.cleaned_data
        meeting: Meeting | None = typed.get("meeting")
        return StepTold(
            step=self.step,
            on=meeting.held_on if meeting is not None else typed["on"],
            meeting=meeting,
            in_favour=typed.get("in_favour"),
            against=typed.get("against"),
            base=typed.get("base"),
            document=typed.get("document"),
            companion=typed.get("companion"),
        )


class CeremonyForm(StepForm):
    """`known`: who left the Party before and may be this person."""

    def __init__(self, data: Data = None, *, known: Sequence[Member], **how: Any) -> None:
        super().__init__(data, **how)
        self.known = known
        if known:
            choices = [("", _("somebody else, never a member")), *((str(one.pk), one.in_full) for one in known)]
            self.fields["again"] = forms.ChoiceField(label=_("Was a member before"), choices=choices, required=False)
        self.fields["is_another_person"] = forms.BooleanField(
            label=_("Whoever is known here under this name is somebody else"), required=False
        )

    def again(self) -> Member | None:
        return next((one for one in self.known if str(one.pk) == self.cleaned_data.get("again")), None)


class PapersForm(Replacing):
    def __init__(self, data: Data = None, *, candidate: Candidate, kinds: Sequence[PaperKind]) -> None:
        self.kinds = kinds
        papers = {paper.key: paper for paper in candidate.papers.all()}
        told: dict[str, Any] = {}
        for kind in kinds:
            paper = papers.get(kind.key)
            told[f"{kind.key}-state"] = paper.state if paper else CandidatePaper.State.MISSING
            told[f"{kind.key}-on"] = paper.on if paper else None
        super().__init__(data, initial=told)
        for kind in kinds:
            form = f" ({kind.form})" if kind.form else ""
            self.fields[f"{kind.key}-state"] = forms.ChoiceField(
                label=f"{name_of_paper(kind)}{form}", choices=CandidatePaper.State.choices
            )
            self.fields[f"{kind.key}-on"] = DateField(label=_("Day of the paper"), required=False)
        self.carry()

    def papers(self) -> dict[str, tuple[str, date | None]]:
        typed = self.cleaned_data
        return {kind.key: (typed[f"{kind.key}-state"], typed[f"{kind.key}-on"]) for kind in self.kinds}


class CompanionForm(forms.Form):
    body = forms.ChoiceField(label=_("or a mass organisation"), required=False)
    since = DateField(
        label=_("Works or lives together with the person since"),
        required=False,
        help_text=_("The cell votes only when this is long enough; whoever comes in the place of another may be new."),
    )
    on = DateField(label=_("From"))

    def __init__(self, data: Data = None, *, candidate: Candidate, home: Organisation, today: date) -> None:
        super().__init__(data)
        official = official_members_on([home.pk], today)
        field = RowField(queryset=official, label=_("Official member"), required=False)
        self.fields["member"] = field
        offer(self, "member", official, lambda member: member.in_full)
        if candidate.member_id is None:
            offer_choices(self, "body", [("", "–"), *CandidateCompanion.Body.choices])
        else:
            del self.fields["body"]
            field.required = True
        self.order_fields(["member", "body", "since", "on"])


class EndCompanionForm(forms.Form):
    on = DateField(label=_("From"), help_text=_("The first day on which this is no longer true."))


class MoveForm(forms.Form):
    cell = CleanCharField(label=_("Cell that goes on with the person"), help_text=_("Its code, or part of its name."))
    on = DateField(label=_("From"))

    def clean_cell(self) -> Organisation:
        """As it stands today: whoever goes on with the person is there."""
        return cell_typed(self.cleaned_data["cell"], self.today)

    def __init__(self, data: Data = None, *, today: date) -> None:
        super().__init__(data)
        self.today = today


class CloseForm(forms.Form):
    how = forms.ChoiceField(
        label=_("How it ends"),
        choices=[(one.value, one.label) for one in (Candidate.Closed.REJECTED, Candidate.Closed.ABANDONED)],
    )
    because = CleanTextField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    on = DateField(label=_("On"))


def _meeting_in_words(meeting: Meeting) -> str:
    return f"{day_in_words(meeting.held_on)} · {meeting.get_kind_display()} · {meeting.get_format_display()}"
