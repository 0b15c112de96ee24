"""The usual agenda of an organisation, and topics for the agendas below it."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CleanTextField, offer_choices
from accounts.forms.replacing import Replacing
from accounts.rules.days import months_after
from cells.forms.citation import CitationField, cite_by
from meetings.models import AgendaTemplate, Meeting
from meetings.services.proposals import Topic

MONTHS_AHEAD = 12


class TemplateForm(Replacing):
    lines = CleanTextField(
        label=_("Usual items, one a line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_(
            "Also as pasted from Word: numbers and dashes in front are left out. Never write anything secret here."
        ),
    )

    def __init__(self, data: QueryDict | None, *, template: AgendaTemplate | None) -> None:
        super().__init__(data, initial={"lines": template.lines if template else ""})
        self.carry()


class TopicForm(forms.Form):
    month = forms.ChoiceField(label=_("Month"))
    kind = forms.ChoiceField(
        label=_("For meetings of the kind"), choices=[("", _("all kinds")), *Meeting.Kind.choices], required=False
    )
    text = CleanTextField(
        label=_("What is to be discussed"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("As it is to stand on the agenda. Never write anything secret here."),
    )
    document = CitationField(label=_("Document it rests on"), required=False)

    def __init__(self, data: QueryDict | None, *, today: date) -> None:
        first = today.replace(day=1)
        super().__init__(data, initial={"month": months_after(first, 1).isoformat()})
        cite_by(self, today)
        months = [months_after(first, number) for number in range(MONTHS_AHEAD + 1)]
        offer_choices(self, "month", [(month.isoformat(), f"{month:%m/%Y}") for month in months])

    def topic(self) -> Topic:
        typed: dict[str, Any] = self.cleaned_data
        return Topic(date.fromisoformat(typed["month"]), typed["text"], typed["kind"], typed["document"])


class WithdrawTopicForm(forms.Form):
    why = CleanCharField(label=_("Why it is withdrawn"))
