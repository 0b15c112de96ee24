"""Entering meetings that were held without having been planned here: one with all that is known, or many on one sheet."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import BaseFormSet, CleanCharField, CleanTextField, CountField, DateField, offer
from cells.models import Member, Organisation
from meetings.forms.holding import PersonField
from meetings.forms.past_agenda import BasePastAgenda
from meetings.forms.planning import FormatField
from meetings.forms.second import AsksAboutSecond
from meetings.forms.votes import VOTERS, VotesForm
from meetings.models import Meeting
from meetings.queries.participants import ever_in_the_chair
from meetings.rules.votes import CONCLUSION
from meetings.services.past import PastMeeting, PastRefused
from meetings.services.votes import VotesTaken
from pilots.models.guidance import BASES
from pilots.rules.terms import Basis

CELLS = ("held_on", "kind", "format", "chair", "all_present", "present", "conclusion", "agreed")
ASKED = ("second", "voters")
"""Stand below a row once they are asked for."""
ROWS = 12
"""A year of monthly meetings."""


class ByWhichDecision(forms.Form):
    """What only meetings online and by group need; in person nothing has to be decided before."""

    why = CleanCharField(
        label=_("By which decision it was held, and why it is entered only now"),
        required=False,
        help_text=_("Only of a meeting online or by group. It is kept in the log with your name."),
    )
    basis = forms.ChoiceField(
        label=_("Basis"),
        choices=BASES,
        initial=Basis.SPECIFIC_NATURE,
        required=False,
        help_text=_("Only of an online meeting: by what it was allowed."),
    )


class ToldMeeting(AsksAboutSecond):
    """What is told of one of them on either page."""

    held_on = DateField(label=_("Held on"))
    kind = forms.ChoiceField(label=_("Kind"), choices=Meeting.Kind, initial=Meeting.Kind.MONTHLY)
    chair = PersonField(label=_("Chair"), required=False)
    all_present = forms.BooleanField(label=_("All were present"), required=False)
    present = CountField(label=_("Number present"), required=False, max_value=32_767)
    conclusion = CleanTextField(label=_("Conclusion"), required=False)

    def __init__(self, *args: Any, people: QuerySet[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "chair", people)

    def told(self) -> dict[str, Any]:
        names = ("held_on", "kind", "format", "chair", "all_present", "present", "conclusion", "second")
        return {name: self.cleaned_data[name] for name in names}


class PastForm(ToldMeeting, ByWhichDecision, VotesForm):
    format = FormatField(initial=Meeting.Format.IN_PERSON)
    secretary = PersonField(label=_("Secretary"), required=False)
    place = CleanCharField(label=_("Place"), required=False)
    summary = CleanTextField(label=_("What was said"), required=False)
    field_order = (
        "format", "kind", "held_on", "second", "place", "chair", "secretary", "all_present", "present", "summary", "conclusion",
        "why", "basis",
    )  # fmt: skip

    def __init__(self, data: QueryDict | None = None, *, organisation: Organisation, initial: Any = None) -> None:
        people = ever_in_the_chair(organisation)
        super().__init__(data, people=people, initial=initial)
        offer(self, "secretary", people)
        self.fields["held_on"].help_text = _("By group: the day on which the first group met.")
        self.fields["present"].help_text = _("Where it is not all, and no roll by name follows.")
        self.ask_for_votes_on([], {}, conclusion=_("Conclusion"))
        self.offer_all_in_favour()
        self.ask_for_voters(None)

    def clean(self) -> None:
        super().clean()
        self.agrees = self.is_all_in_favour(CONCLUSION)

    def meeting(self, lines: BasePastAgenda) -> PastMeeting:
        typed = self.cleaned_data
        more = {name: typed[name] for name in ("why", "basis", "secretary", "place", "summary")}
        return PastMeeting(**self.told(), **more, agenda=lines.drafts(), votes=self._votes(lines))

    def _votes(self, lines: BasePastAgenda) -> VotesTaken:
        agreed = lines.agreed() if self.cleaned_data["all_in_favour"] else []
        agreed += [CONCLUSION] if self.agrees else []
        ballots = lines.ballots() | {CONCLUSION: self.ballot(CONCLUSION)}
        return VotesTaken(ballots, agreed, voters=self.cleaned_data["voters"])


class PastRowForm(ToldMeeting):
    """A row of the sheet, on which nothing but a conclusion can have been voted on. One that nothing was written into is none."""

    agreed = forms.BooleanField(label=_("All in favour of the conclusion"), required=False)
    voters = CountField(label=VOTERS, required=False)
    format = forms.ChoiceField(label=_("Format"), choices=Meeting.Format, initial=Meeting.Format.IN_PERSON)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["conclusion"].widget = forms.Textarea(attrs={"rows": 1})
        self.fields["voters"].widget.attrs["class"] = "form-control is-count"
        for name in CELLS:
            widget = self.fields[name].widget
            widget.attrs["class"] = f"{widget.attrs.get('class', '')} {_look_of(widget)}".strip()

    def has_changed(self) -> bool:
        return bool(set(self.changed_data) - {"kind", "format"})

    @property
    def cells(self) -> list[forms.BoundField]:
        return [self[name] for name in CELLS]

    @property
    def asked(self) -> list[forms.BoundField]:
        return [self[name] for name in ASKED if self[name].errors or self[name].value()]

    def votes(self) -> VotesTaken:
        typed = self.cleaned_data
        return VotesTaken(all_in_favour=[CONCLUSION] if typed["agreed"] else [], voters=typed["voters"])


def _look_of(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input"
    return "form-select" if isinstance(widget, forms.Select) else "form-control"


class BasePastSheet(BaseFormSet):
    places = PastRefused

    def meetings(self, decision: ByWhichDecision) -> list[PastMeeting]:
        typed = decision.cleaned_data
        more = {"why": typed["why"], "basis": typed["basis"]}
        return [PastMeeting(**row.told(), **more, votes=row.votes()) for row in self._filled()]

    def refuse(self, refused: PastRefused) -> None:
        """Put each refusal beside its field of its row."""
        filled = self._filled()
        for index, of_row in refused.rows.items():
            row = filled[index]
            for reason in of_row.reasons:
                row.add_error(reason.field if reason.field in row.fields else None, str(reason))

    def _filled(self) -> list[PastRowForm]:
        return [row for row in self.forms if row.has_changed()]


def past_sheet(data: QueryDict | None, *, organisation: Organisation) -> BasePastSheet:
    factory = forms.formset_factory(PastRowForm, formset=BasePastSheet, extra=ROWS, max_num=ROWS, absolute_max=ROWS)
    people = ever_in_the_chair(organisation)
    return cast(BasePastSheet, factory(data, prefix="past", form_kwargs={"people": people}))
