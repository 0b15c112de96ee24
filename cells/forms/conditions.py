"""The form of a filter: blocks of conditions, each a line of «is / is not», what, and a value where one is needed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, DateField
from accounts.rules.days import day_in_words
from cells.forms.members_filter import ACTIVITY_CHOICES
from cells.models import Degree, Ground, Member, OrganisationVersion, Post
from cells.rules.axes import PLACE_CHOICES
from cells.rules.conditions import (
    DAY,
    MOST_BLOCKS,
    MOST_CONDITIONS,
    NUMBER,
    TAKES_A_VALUE,
    Blocks,
    Condition,
)

LARGEST_NUMBER = 150


def _each(field: str, choices: Any) -> list[tuple[str, str | Promise]]:
    return [(f"{field}={value}", label) for value, label in choices]


WHATS: list[tuple[Any, Any]] = [
    ("", _("choose a condition")),
    (_("Degree"), _each("degree", Degree.Value.choices)),
    (_("Activity"), _each("activity", ACTIVITY_CHOICES)),
    (_("Place"), _each("place", PLACE_CHOICES)),
    (_("Ground"), [("ground=any", _("with a ground")), *_each("ground", Ground.Category.choices)]),
    (
        _("Group"),
        [("group=none", _("in no group")), ("group", _("in the group called …")), ("leads", _("leads a group"))],
    ),
    (
        _("Posts and tasks"),
        [("post=any", _("holds a post")), *_each("post", Post.Title.choices), ("task", _("has a task"))],
    ),
    (
        _("The person"),
        [
            ("name", _("name holds …")),
            *_each("sex", Member.Sex.choices),
            ("age_from", _("at least … years old")),
            ("age_below", _("younger than … years")),
            ("born_before", _("born before …")),
            ("birth=none", _("date of birth not known")),
            ("card", _("card number begins with …")),
            ("card=none", _("no card number")),
        ],
    ),
    (
        _("In the Party"),
        [
            ("party_age_from", _("at least … years in the Party")),
            ("admitted_since", _("admitted since …")),
            ("official_since", _("official since … or later")),
            ("transfer", _("transfer under way")),
        ],
    ),
    (_("Where"), [("cell", _("in the cell with the code …")), *_each("type", OrganisationVersion.Type.choices)]),
]


class ConditionForm(forms.Form):
    """One line. Empty lines are passed over."""

    negated = forms.ChoiceField(
        label=_("Is it so?"),
        choices=[("", _("is")), ("not", _("is not"))],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    what = forms.ChoiceField(
        label=_("Condition"), choices=WHATS, required=False, widget=forms.Select(attrs={"class": "form-select"})
    )
    value = CleanCharField(
        label=_("Value"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        what, value = cleaned.get("what") or "", cleaned.get("value") or ""
        if what in TAKES_A_VALUE:
            try:
                cleaned["value"] = _read(TAKES_A_VALUE[what], value)
            except ValidationError as error:
                self.add_error("value", error)
        elif what and value:
            self.add_error("value", _("This condition says all by itself: leave the value empty."))
        elif value:
            self.add_error("what", _("Choose what the value is about."))
        return cleaned

    def condition(self) -> Condition | None:
        told = self.cleaned_data
        if not told.get("what"):
            return None
        return Condition(what=told["what"], value=told["value"] or "", negated=told["negated"] == "not")


def _read(kind: str, value: str) -> str:
    if not value:
        raise ValidationError(_("Write a value beside it."))
    if kind == DAY:
        day: date | None = DateField().clean(value)
        return day.isoformat() if day else ""
    if kind == NUMBER and not (value.isascii() and value.isdigit() and int(value[:4]) <= LARGEST_NUMBER):
        raise ValidationError(_("Write a number of years, for example 30."))
    return value


class BlocksForm:
    """All lines of a filter, of a query or of what was saved, with spare ones to write on: nothing needs JavaScript."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, blocks: Blocks = ()) -> None:
        self.is_bound = bool(data) and any(name.startswith("b") and name.endswith("-what") for name in data or {})
        told = data if self.is_bound else {}
        self.blocks = [
            [self._line(told, blocks, b, c) for c in range(self._lines(told, blocks, b))]
            for b in range(self._number(told, blocks))
        ]

    def is_valid(self) -> bool:
        """Every line is read, so that each tells its own mistake."""
        return self.is_bound and {line.is_valid() for line in self._all()} <= {True}

    def conditions(self) -> Blocks:
        read = [[condition for line in block if (condition := line.condition())] for block in self.blocks]
        return [block for block in read if block]

    def _all(self) -> Iterator[ConditionForm]:
        return (line for block in self.blocks for line in block)

    def _line(self, told: Mapping[str, Any] | None, blocks: Blocks, b: int, c: int) -> ConditionForm:
        prefix = f"b{b}c{c}"
        if self.is_bound:
            return ConditionForm(told, prefix=prefix)
        initial = _initial(blocks[b][c]) if b < len(blocks) and c < len(blocks[b]) else {}
        return ConditionForm(prefix=prefix, initial=initial)

    def _number(self, told: Mapping[str, Any] | None, blocks: Blocks) -> int:
        used = [b for b in range(MOST_BLOCKS) if self._used(told, blocks, b)]
        return min((used[-1] + 2) if used else 1, MOST_BLOCKS)

    def _lines(self, told: Mapping[str, Any] | None, blocks: Blocks, b: int) -> int:
        used = self._used(told, blocks, b)
        return min((used[-1] + 2) if used else 2, MOST_CONDITIONS)

    def _used(self, told: Mapping[str, Any] | None, blocks: Blocks, b: int) -> list[int]:
        if not self.is_bound:
            return list(range(len(blocks[b]))) if b < len(blocks) else []
        return [c for c in range(MOST_CONDITIONS) if any((told or {}).get(f"b{b}c{c}-{n}") for n in ("what", "value"))]


def _initial(condition: Condition) -> dict[str, str]:
    value = condition.value
    if TAKES_A_VALUE.get(condition.what) == DAY:
        value = day_in_words(date.fromisoformat(value))
    return {"what": condition.what, "value": value, "negated": "not" if condition.negated else ""}


LABELS = {what: label for _group, whats in WHATS[1:] for what, label in whats}


def in_words(blocks: Blocks) -> list[list[str]]:
    """Each condition as it reads."""
    return [[_in_words(condition) for condition in block] for block in blocks]


def _in_words(condition: Condition) -> str:
    label = str(LABELS.get(condition.what, condition.what)).replace("…", _initial(condition)["value"])
    return str(_("not: %(condition)s") % {"condition": label}) if condition.negated else label


class NameForm(forms.Form):
    name = CleanCharField(label=_("Save it under the name"), max_length=100)
