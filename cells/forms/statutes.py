"""A document that sets numbers or words from a day on, and the right value of what was entered wrongly."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, CountField, Data, DateField
from accounts.forms.replacing import ReplacingOnceLookedAt
from accounts.forms.seen import SeenForm
from cells.forms.citation import CitationField, cite_by
from cells.forms.corrections import ReasonForm
from cells.models import OrganisationTerm, Parameter
from cells.models.statute import StatuteRow
from cells.queries.organisation_words import OWN_WORDS, OrganisationWords, What
from cells.rules.parameters import DECLARED, SECTIONS, UNITS, Declared, Parameters, Section
from cells.services.statutes import SAYS, ParameterSaid, Said, TermSaid

LONGEST_CLAUSE, LONGEST_WORD = 40, 100
STRICT = [("yes", _("not accepted")), ("no", _("accepted, but asked about"))]

WORDS = {"vietnamese": _("Vietnamese"), "english": _("English")}


@dataclass(frozen=True)
class ParameterLine:
    """One number or choice on the form, beside what is asked today."""

    declared: Declared
    unit: str | Promise
    now: str
    now_clause: str
    value: BoundField
    nothing: BoundField
    clause: BoundField
    strict: BoundField | None


DRESS: dict[type[forms.Widget], str] = {forms.Select: "form-select", forms.CheckboxInput: "form-check-input"}


@dataclass(frozen=True)
class TermLine:
    """One word on the form, beside what is said today."""

    own: str | Promise
    now: str
    vietnamese: BoundField
    english: BoundField
    clause: BoundField


class StatuteForm(SeenForm):
    """Empty lines are no part of what the document says. `parameters` and `words`: those of today."""

    document = CitationField(label=_("Document"), enters_new=True)
    valid_from = DateField(
        label=_("First day"), help_text=_("From it on this holds; what stood before ends the day before.")
    )
    past_is_meant = forms.BooleanField(
        label=_("The first day lies in the past, and days that are over are to be judged by it"), required=False
    )

    def __init__(self, data: Data = None, *, parameters: Parameters, words: OrganisationWords, today: date) -> None:
        super().__init__(data)
        cite_by(self, today)
        self.parameters, self.words = parameters, words
        for key, declared in DECLARED.items():
            self._add_parameter(key, declared)
        for what, word in _words():
            for name, label in WORDS.items():
                self.fields[f"{what}-{word}-{name}"] = CleanCharField(
                    label=label, required=False, max_length=LONGEST_WORD
                )
            self.fields[f"{what}-{word}-clause"] = ClauseField()
        # The lines stand in tables, which are laid out by hand.
        for name in [name for name in self.fields if "-" in name]:
            widget = self.fields[name].widget
            widget.attrs["class"] = DRESS.get(type(widget), "form-control")

    def _add_parameter(self, key: str, declared: Declared) -> None:
        now = self.parameters.get(key)
        self.fields[f"{key}-value"] = value_field(declared)
        self.fields[f"{key}-nothing"] = forms.BooleanField(label=_("nothing is asked any more"), required=False)
        self.fields[f"{key}-clause"] = ClauseField()
        if declared.may_be_lenient:
            self.fields[f"{key}-strict"] = forms.ChoiceField(
                label=_("Otherwise it is"),
                choices=STRICT,
                required=False,
                initial="no" if now and not now.strict else "yes",
            )

    def clean(self) -> None:
        super().clean()
        for key in DECLARED:
            value, nothing = self.cleaned_data.get(f"{key}-value"), self.cleaned_data.get(f"{key}-nothing")
            if value is not None and nothing:
                self.add_error(f"{key}-value", _("Either write a number or tick that nothing is asked."))
            elif value is None and not nothing and self.cleaned_data.get(f"{key}-clause"):
                self.add_error(f"{key}-value", _("Write the number too."))
        for what, word in _words():
            vietnamese, english, clause = self._typed(what, word)
            if (vietnamese or english or clause) and not (vietnamese and english):
                self.add_error(f"{what}-{word}-vietnamese", _("Write the word in both languages."))

    def said(self) -> list[Said]:
        typed = self.cleaned_data
        said: list[Said] = [
            ParameterSaid(
                str(key),
                typed[f"{key}-value"],
                typed[f"{key}-clause"],
                strict=typed.get(f"{key}-strict") != "no",
            )
            for key in DECLARED
            if typed[f"{key}-value"] is not None or typed[f"{key}-nothing"]
        ]
        words = [(what, key, *self._typed(what, key)) for what, key in _words()]
        return [*said, *(TermSaid(*word) for word in words if word[2])]

    def _typed(self, what: str, key: str) -> tuple[str, str, str]:
        vietnamese, english, clause = (
            self.cleaned_data.get(f"{what}-{key}-{name}") or "" for name in ("vietnamese", "english", "clause")
        )
        return vietnamese, english, clause

    @property
    def sections(self) -> list[tuple[Promise, list[ParameterLine]]]:
        """By heading."""
        return [(section.title, list(self._lines(section))) for section in SECTIONS]

    def _lines(self, section: Section) -> Iterator[ParameterLine]:
        for key, declared in section.declared.items():
            now = self.parameters.get(key)
            yield ParameterLine(
                declared,
                UNITS[declared.unit] if declared.unit is not None else "",
                declared.in_words(now.value, now.choice) if now is not None else "",
                now.clause if now is not None else "",
                self[f"{key}-value"],
                self[f"{key}-nothing"],
                self[f"{key}-clause"],
                self[f"{key}-strict"] if declared.may_be_lenient else None,
            )

    @property
    def word_lines(self) -> list[tuple[str | Promise, bool, list[TermLine]]]:
        """By kind, level and type; each with whether something is typed or wrong in it."""
        return [(What(what).label, self._is_open(what), list(self._term_lines(what))) for what in What.values]

    def _is_open(self, what: str) -> bool:
        return any(name.startswith(f"{what}-") and (self[name].value() or self[name].errors) for name in self.fields)

    def _term_lines(self, what: str) -> Iterator[TermLine]:
        for key, own in OWN_WORDS[what].items():
            fields = (self[f"{what}-{key}-{name}"] for name in ("vietnamese", "english", "clause"))
            yield TermLine(own, self.words.of(what, key), *fields)


def value_field(declared: Declared, *, help_text: str | Promise = "") -> forms.Field:
    if declared.unit is None:
        choices = [("", "–"), *declared.choices.items()]
        return forms.TypedChoiceField(
            label=str(declared.label), choices=choices, required=False, empty_value=None, help_text=str(help_text)
        )
    return CountField(
        label=declared.label, required=False, min_value=declared.least, max_value=declared.most, help_text=help_text
    )


def ClauseField() -> CleanCharField:  # noqa: N802 - a field with its bounds
    """Of the document, as written there: 3.5.1."""
    field = CleanCharField(label=_("Clause"), required=False, max_length=LONGEST_CLAUSE)
    field.widget.attrs["class"] = "is-clause"
    return field


def _words() -> Iterator[tuple[str, str]]:
    return ((what, key) for what in What.values for key in OWN_WORDS[what])


class RowForm(ReplacingOnceLookedAt, ReasonForm):
    """The right value, clause and first day of one entry."""

    valid_from = DateField(label=_("First day"))
    clause = ClauseField()

    def __init__(self, data: Data = None, *, row: StatuteRow) -> None:
        self.row, self.columns = row, ("valid_from", *SAYS[type(row)])
        told = {name: getattr(row, name) for name in self.columns}
        super().__init__(data, initial=told)
        if isinstance(row, Parameter):
            self._ask_value(DECLARED[row.key])
        elif isinstance(row, OrganisationTerm):
            for name, label in WORDS.items():
                self.fields[name] = CleanCharField(label=label, max_length=LONGEST_WORD)
        self.order_fields([*SAYS[type(row)], "valid_from", "why"])
        self.carry()

    def _ask_value(self, declared: Declared) -> None:
        self.fields["value"] = value_field(declared, help_text=_("Empty: the document asks nothing any more."))
        self.fields["strict"] = forms.BooleanField(
            label=_("What departs from it is refused, not only asked about"),
            required=False,
            disabled=not declared.may_be_lenient,
        )

    def values(self) -> dict[str, Any]:
        """By column, as the service takes them."""
        return {name: self.cleaned_data[name] for name in self.columns}


class TakeBackForm(SeenForm, ReasonForm):
    """What was entered by mistake."""
