"""Words by which agendas are read: entered, ended, and tried out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanTextField, Data, DateField, offer_choices
from accounts.forms.seen import SeenForm
from cells.models import Organisation
from pilots.models import AgendaPhrase
from pilots.rules.agenda import Says, SitePhrase, Topic
from pilots.rules.agenda.site_words import listed
from pilots.services.agenda_words import PhraseDraft

ROWS = {"rows": 3, "lang": "vi"}


class PhraseForm(SeenForm):
    says = forms.ChoiceField(label=_("Such an item is"), choices=AgendaPhrase._meta.get_field("says").choices or ())
    topic = forms.ChoiceField(label=_("Forbidden topic"), required=False)
    acts = CleanTextField(
        label=_("What is done"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs=ROWS),
        help_text=_("One a line; one of them is enough. For example: thông qua, biểu quyết. Empty: whatever is done."),
    )
    objects_of = CleanTextField(
        label=_("To what or whom"),
        max_length=2000,
        widget=forms.Textarea(attrs=ROWS),
        help_text=_("One a line; one of them is enough. Capitals and missing diacritics are read too."),
    )
    contexts = CleanTextField(
        label=_("In what context"), max_length=2000, required=False, widget=forms.Textarea(attrs=ROWS)
    )
    valid_from = DateField(label=_("From"))
    why = CleanTextField(label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    tried = CleanTextField(
        label=_("Items to try it on"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "lang": "vi"}),
        help_text=_("One a line. They are read and not kept."),
    )

    def __init__(self, data: Data, *, topics: Mapping[str, Topic], initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        offer_choices(self, "topic", [("", _("none")), *((key, topic.wording) for key, topic in topics.items())])

    def draft(self, owner: Organisation | None) -> PhraseDraft:
        typed = self.cleaned_data
        phrase = SitePhrase(
            Says(typed["says"]),
            typed["topic"],
            *(listed(typed[name]) for name in ("acts", "objects_of", "contexts")),
        )
        return PhraseDraft(phrase, typed["valid_from"], typed["why"], owner)

    def tried_items(self) -> list[str]:
        return lines_of(self.cleaned_data["tried"])


class EndPhraseForm(SeenForm):
    on = DateField(label=_("No longer from"), help_text=_("Its first day: it never held."))
    why = CleanTextField(label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data: Data, *, today: date) -> None:
        super().__init__(data, initial={"on": today})


class TryForm(forms.Form):
    tried = CleanTextField(
        label=_("Items"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "vi"}),
        help_text=_("One a line. They are read and not kept."),
    )

    def items(self) -> list[str]:
        return lines_of(self.cleaned_data["tried"])


def lines_of(typed: str) -> list[str]:
    return [line for line in typed.splitlines() if line.strip()]


def as_lines(words: str) -> str:
    """As it is typed, of what is kept in one line."""
    return "\n".join(listed(words))
