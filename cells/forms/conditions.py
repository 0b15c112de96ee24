"""The form of a filter: blocks of conditions, each a line of «is / is not», what, and a value where one is needed."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CountField, Data, DateField, offer_choices
from cells.queries.conditions import CRITERIA, SECTIONS, criterion_of
from cells.queries.organisation_words import OrganisationWords
from cells.rules import conditions
from cells.rules.conditions import MOST_BLOCKS, MOST_CONDITIONS, MOST_YEARS, Blocks, Condition, Takes

_NOTHING = {"required": _("Write a value beside it.")}
_NO_YEARS = dict.fromkeys(("invalid", "min_value", "max_value"), _("Write a number of years, for example 30."))
VALUES = {
    Takes.TEXT: CleanCharField(max_length=100, error_messages=_NOTHING),
    Takes.YEARS: CountField(max_value=MOST_YEARS, error_messages=_NOTHING | _NO_YEARS),
    Takes.DAY: DateField(error_messages=_NOTHING),
}


def _whats(words: OrganisationWords) -> list[tuple[Any, Any]]:
    by_section = [
        (section.label, [(criterion.what, criterion.called(words)) for criterion in section.criteria])
        for section in SECTIONS.values()
    ]
    return [("", _("choose a condition")), *by_section]


class ConditionForm(forms.Form):
    """One line. Empty lines are passed over. `words`: of the day of the page."""

    negated = forms.ChoiceField(
        label=_("Is it so?"),
        choices=[("", _("is")), ("not", _("is not"))],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    what = forms.ChoiceField(label=_("Condition"), required=False, widget=forms.Select(attrs={"class": "form-select"}))
    value = CleanCharField(
        label=_("Value"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, words: OrganisationWords, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self, "what", _whats(words))

    @property
    def title(self) -> str:
        """Of the line among the others, from its prefix: b0c1."""
        block, line = str(self.prefix).removeprefix("b").split("c")
        return _("Block %(block)d, line %(line)d") % {"block": int(block) + 1, "line": int(line) + 1}

    def clean(self) -> None:
        super().clean()
        cleaned = self.cleaned_data
        value, criterion = cleaned.get("value") or "", CRITERIA.get(cleaned.get("what") or "")
        if criterion and criterion.takes:
            try:
                cleaned["value"] = str(VALUES[criterion.takes].clean(value))
            except ValidationError as error:
                self.add_error("value", error)
        elif criterion and value:
            self.add_error("value", _("This condition says all by itself: leave the value empty."))
        elif value:
            self.add_error("what", _("Choose what the value is about."))

    def condition(self) -> Condition | None:
        line = self.cleaned_data
        return Condition(line["what"], line["value"], negated=line["negated"] == "not") if line["what"] else None


class BlocksForm:
    """All lines of a filter, of a query or of what was saved, with spare ones to write on: nothing needs JavaScript."""

    def __init__(self, data: Data = None, *, words: OrganisationWords, blocks: Blocks = ()) -> None:
        self._words = words
        self.is_bound = bool(data) and any(name.startswith("b") and name.endswith("-what") for name in data or {})
        sent = data if self.is_bound else {}
        self.blocks = [
            [self._line(sent, blocks, b, c) for c in range(self._lines(sent, blocks, b))]
            for b in range(self._number(sent, blocks))
        ]

    def is_valid(self) -> bool:
        """Every line is read, so that each tells its own mistake."""
        return self.is_bound and {line.is_valid() for line in self.parts} <= {True}

    def conditions(self) -> Blocks:
        read = [[condition for line in block if (condition := line.condition())] for block in self.blocks]
        return [block for block in read if block]

    @property
    def parts(self) -> Iterator[ConditionForm]:
        return (line for block in self.blocks for line in block)

    def _line(self, sent: Data, blocks: Blocks, b: int, c: int) -> ConditionForm:
        prefix = f"b{b}c{c}"
        if self.is_bound:
            return ConditionForm(sent, prefix=prefix, words=self._words)
        initial = _initial(blocks[b][c]) if b < len(blocks) and c < len(blocks[b]) else {}
        return ConditionForm(prefix=prefix, initial=initial, words=self._words)

    def _number(self, sent: Data, blocks: Blocks) -> int:
        used = [b for b in range(MOST_BLOCKS) if self._used(sent, blocks, b)]
        return min((used[-1] + 2) if used else 1, MOST_BLOCKS)

    def _lines(self, sent: Data, blocks: Blocks, b: int) -> int:
        used = self._used(sent, blocks, b)
        return min((used[-1] + 2) if used else 2, MOST_CONDITIONS)

    def _used(self, sent: Data, blocks: Blocks, b: int) -> list[int]:
        if not self.is_bound:
            return list(range(len(blocks[b]))) if b < len(blocks) else []
        return [c for c in range(MOST_CONDITIONS) if any((sent or {}).get(f"b{b}c{c}-{n}") for n in ("what", "value"))]


def _initial(condition: Condition) -> dict[str, str]:
    criterion = criterion_of(condition)
    value = criterion.in_words(condition.value) if criterion else condition.value
    return {"what": condition.what, "value": value, "negated": "not" if condition.negated else ""}


def in_words(blocks: Blocks, words: OrganisationWords) -> list[list[str]]:
    """Each condition as it reads on the day of these words."""
    return [[_in_words(condition, words) for condition in block] for block in blocks]


def _in_words(condition: Condition, words: OrganisationWords) -> str:
    criterion = criterion_of(condition)
    if criterion is None:
        return str(_("a condition that is no longer known (%(what)s)") % {"what": condition.what})
    return conditions.in_words(criterion.called(words), criterion.in_words(condition.value), negated=condition.negated)


class NameForm(forms.Form):
    name = CleanCharField(label=_("Save it under the name"), max_length=100)
