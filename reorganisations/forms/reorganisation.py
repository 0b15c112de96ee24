"""What is typed about a reorganisation: its head, its steps, who goes to which part, what becomes of what it touches."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, Data, DateField, Initial
from accounts.forms.replacing import Replacing
from accounts.forms.seen import SeenForm
from cells.forms.citation import CitationField, cite_by
from cells.rules.births import Birth, birth_in_words
from reorganisations.services.drafting import ReorganisationHead
from reorganisations.services.effects import Touched


class ReorganisationForm(Replacing):
    """The decision and its day. `leads`: (code or "", words) of those for whom the person may plan."""

    title = CleanCharField(label=_("What it is about"), help_text=_("For example the title of the decision."))
    effective_on = DateField(
        label=_("From the day"), help_text=_("The first day on which this is true. Earlier days stay as they were.")
    )
    document = CitationField(enters_new=True)

    def __init__(
        self, data: Data = None, *, today: date, leads: Sequence[tuple[str, str]] = (), initial: Initial = None
    ) -> None:
        super().__init__(data, initial=initial)
        cite_by(self, today)
        if len(leads) > 1:
            field = forms.ChoiceField(label=_("Planned for"), choices=list(leads))
            self.fields = {"led_by": field} | self.fields
        self._only = leads[0][0] if leads else ""
        self.carry()

    def led_by(self) -> str:
        return str(self.cleaned_data.get("led_by", self._only))

    def head(self) -> ReorganisationHead:
        typed = self.cleaned_data
        return ReorganisationHead(typed["title"], typed["effective_on"], typed["document"])


class ChoicesForm(SeenForm):
    """One choice for each line of the preview that leaves one."""

    def __init__(self, data: Data = None, *, touched: Sequence[Touched]) -> None:
        super().__init__(data)
        for line in touched:
            if len(line.options) > 1:
                self.fields[line.key] = forms.ChoiceField(
                    label=line.title, choices=list(line.options), required=False, initial=line.options[0][0]
                )

    def choices(self) -> dict[str, str]:
        return {key: value for key, value in self.cleaned_data.items() if value and key != "seen_figures"}


class CancelForm(forms.Form):
    because = CleanCharField(label=_("Why it is cancelled"), required=False)


class SharesForm(Replacing):
    """Which part each child, group and member of a split goes to; fields are named `child_…`, `group_…`, `member_…`."""

    def __init__(
        self,
        data: Data = None,
        *,
        parts: Sequence[tuple[str, str]],
        children: Sequence[tuple[str, str]] = (),
        groups: Sequence[tuple[int, str]] = (),
        members: Sequence[tuple[int, str, Birth | None]] = (),
        initial: Initial = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields |= share_fields(parts, children, groups, members)
        self.carry()

    def taken(self, kind: str) -> dict[str, list[str]]:
        """By part what of the kind was given to it; left open, it goes with its group or to the first part."""
        codes: dict[str, list[str]] = {}
        for name, part in self.cleaned_data.items():
            if name.startswith(f"{kind}_") and part:
                codes.setdefault(part, []).append(name.removeprefix(f"{kind}_"))
        return codes


def share_fields(
    parts: Sequence[tuple[str, str]],
    children: Sequence[tuple[str, str]],
    groups: Sequence[tuple[int, str]],
    members: Sequence[tuple[int, str, Birth | None]],
) -> dict[str, forms.Field]:
    """One for each child, group and member, by the names `child_…`, `group_…`, `member_…`."""
    fields: dict[str, forms.Field] = {
        f"child_{code}": _part_field(name, parts, required=True) for code, name in children
    }
    fields |= {f"group_{pk}": _part_field(name, parts) for pk, name in groups}
    for pk, name, birth in members:
        label = f"{name} ({birth_in_words(birth)})" if birth else name
        fields[f"member_{pk}"] = _part_field(label, parts)
    return fields


def _part_field(label: str, parts: Sequence[tuple[str, str]], *, required: bool = False) -> forms.ChoiceField:
    choices = list(parts) if required else [("", _("with the group, else the first part")), *parts]
    return forms.ChoiceField(label=label, choices=choices, required=required)
