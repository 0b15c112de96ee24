from datetime import date

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanTextField, Data
from accounts.forms.seen import SeenForm
from cells.models import Member
from cells.queries.particulars import PARTICULARS, particular, particular_called, particular_in_words
from cells.rules.births import Agreement, Birth, births_agree


class MergeForm(SeenForm):
    """Which of the two records stays is the address's; of each particular that differs, which of the two is right."""

    def __init__(self, data: Data = None, *, kept: Member, absorbed: Member) -> None:
        super().__init__(data)
        for name in PARTICULARS:
            ours, theirs = particular(kept, name), particular(absorbed, name)
            if ours != theirs:
                self.fields[name] = forms.ChoiceField(
                    label=capfirst(particular_called(name)),
                    choices=[("kept", _shown(kept, name)), ("absorbed", _shown(absorbed, name))],
                    initial="absorbed" if not ours or (name == "born_on" and _tells_more(theirs, ours)) else "kept",
                    widget=forms.RadioSelect,
                )
        self.fields["why"] = CleanTextField(
            label=_("How it is known that this is one person"),
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def from_absorbed(self) -> list[str]:
        """The particulars of which the absorbed record is right."""
        return [name for name in PARTICULARS if self.cleaned_data.get(name) == "absorbed"]


def _tells_more(birth: Birth | None, other: Birth | None) -> bool:
    """Whether it is the day where the other is its year alone."""
    return isinstance(birth, date) and isinstance(other, int) and births_agree(birth, other) is Agreement.YEAR


def _shown(member: Member, name: str) -> str:
    return particular_in_words(member, name) or str(_("nothing"))
