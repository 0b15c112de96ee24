from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanTextField, Data
from accounts.forms.seen import SeenForm
from accounts.rules.days import day_in_words
from cells.models import Member
from cells.queries.particulars import PARTICULARS


class MergeForm(SeenForm):
    """Which of the two records stays is the address's; of each particular that differs, which of the two is right."""

    def __init__(self, data: Data = None, *, kept: Member, absorbed: Member) -> None:
        super().__init__(data)
        for name in PARTICULARS:
            ours, theirs = getattr(kept, name), getattr(absorbed, name)
            if ours != theirs:
                self.fields[name] = forms.ChoiceField(
                    label=capfirst(_label(name)),
                    choices=[("kept", _shown(kept, name)), ("absorbed", _shown(absorbed, name))],
                    initial="kept" if ours else "absorbed",
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


def _shown(member: Member, name: str) -> str:
    value = member.get_sex_display() if name == "sex" else getattr(member, name)
    if not value:
        return str(_("nothing"))
    return day_in_words(value) if isinstance(value, date) else str(value)


def _label(name: str) -> str:
    field: Any = Member._meta.get_field(name)
    return str(field.verbose_name)
