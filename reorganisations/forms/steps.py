"""One form for each act. Organisations near are offered, others are written by their code."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import CleanCharField, Data, offer_choices
from cells.forms.national_code import NationalCodeField
from cells.models import OrganisationVersion
from cells.queries.organisation_words import OrganisationWords, What
from cells.rules.organisation_code import LONGEST_CODE, codes_in, is_code
from reorganisations.queries.picking import Within
from reorganisations.rules.plan import Part, Step, StepKind, Unit

MOST_PARTS = 5
NOBODY: Mapping[str, str] = {}
UNCHANGED = ("", _("as before"))


class CodeInput(forms.TextInput):
    """Offers what is near from the page's list, without a script."""

    def __init__(self) -> None:
        super().__init__(attrs={"list": "organisations", "autocomplete": "off", "class": "is-code"})


class CodeField(CleanCharField):
    widget: type[forms.TextInput] = CodeInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_CODE, **kwargs)

    def to_python(self, value: object) -> str | None:
        text = super().to_python(value)
        return text.upper() if text else text


class NewCodeField(CodeField):
    widget = forms.TextInput

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not is_code(value):
            raise ValidationError(_("A code has letters, digits, points and hyphens only."))


class StepForm(forms.Form):
    """`named`: gives the organisations of codes; `children`: by code those offered to be ticked; `of`: where it began.
    `words`: of the day of the plan."""

    act: StepKind

    def __init__(
        self,
        data: Data = None,
        *,
        named: Within,
        children: Mapping[str, str] = NOBODY,
        of: str = "",
        words: OrganisationWords | None = None,
    ) -> None:
        super().__init__(data)
        self._named = named
        self.units: dict[str, Unit] = {}
        if "ticked" in self.fields:
            offer_choices(self, "ticked", list(children.items()))
            offered = set(children)
            self.fields["ticked"].initial = [of] if of in offered else []
            self.fields["others"].initial = "" if of in offered else of
        elif "subject" in self.fields:
            self.fields["subject"].initial = of
        self._say(words or OrganisationWords())
        self.arrange()

    def _say(self, words: OrganisationWords) -> None:
        for what in set(What.values) & set(self.fields):
            unchanged = [] if self.fields[what].required else [UNCHANGED]
            offer_choices(self, what, [*unchanged, *words.choices(what)])

    def arrange(self) -> None:
        """Fields of which there are several."""

    def clean(self) -> None:
        super().clean()
        cleaned = self.cleaned_data
        codes = self.subjects()
        wanted = [*codes, *(str(cleaned[name]) for name in self.single_codes() if cleaned.get(name))]
        self.units = dict(self._named(wanted))
        asked = "others" if "others" in self.fields else "subject"
        for code in codes:
            if code not in self.units:
                self.add_error(asked, not_there(code, self._named))
        for name in self.single_codes():
            if cleaned.get(name) and cleaned[name] not in self.units:
                self.add_error(name, not_there(cleaned[name], self._named))
        if asked in self.fields and not codes and not self.errors:
            self.add_error(asked, _("Choose at least one organisation."))
        if not self.errors:
            self.check()

    def subjects(self) -> list[str]:
        cleaned = self.cleaned_data
        if "ticked" in self.fields:
            return list(dict.fromkeys([*cleaned.get("ticked", []), *codes_in(cleaned.get("others") or "")]))
        return [cleaned["subject"]] if cleaned.get("subject") else []

    def single_codes(self) -> list[str]:
        """Fields that hold the code of one existing organisation."""
        return [name for name, field in self.fields.items() if type(field) is CodeField and name != "subject"]

    def check(self) -> None:
        """What only the fields together can tell."""

    def called(self) -> Mapping[str, str]:
        """What is asked for under another name than the step has for it (Step.field_of)."""
        return {}

    def step(self) -> Step:
        raise NotImplementedError


class TickedForm(StepForm):
    ticked = forms.MultipleChoiceField(label=_("Organisations"), required=False, widget=forms.CheckboxSelectMultiple)
    others = CleanCharField(
        label=_("Others, by their codes"),
        required=False,
        max_length=2000,
        help_text=_("Separated by commas or spaces."),
    )

    def codes(self) -> tuple[str, ...]:
        return tuple(self.subjects())

    def called(self) -> Mapping[str, str]:
        return {"subject": "others" if self.cleaned_data.get("others") else "ticked"}


class FoundForm(StepForm):
    act = StepKind.FOUND
    code = NewCodeField(label=_("Code"), help_text=_("It stays for good, whatever happens later."))
    name = CleanCharField(label=_("Name"))
    national_code = NationalCodeField()
    parent = CodeField(label=_("Directly below (code)"), required=False)
    kind = forms.ChoiceField(label=_("Kind"))
    level = forms.ChoiceField(label=_("Level"), initial=OrganisationVersion.Level.BELOW_GRASSROOTS)
    type = forms.ChoiceField(label=_("Type"))
    issuer_name = CleanCharField(label=_("Name as the issuer of documents"), required=False)
    symbol = CleanCharField(label=_("Symbol in document numbers"), required=False, max_length=20)
    area = CleanCharField(label=_("Area of operation"), required=False)
    place = CleanCharField(label=_("Place in the date line"), required=False, max_length=100)
    overseas = forms.BooleanField(label=_("Abroad"), required=False)

    def step(self) -> Step:
        facts = dict(self.cleaned_data)
        facts["parent"] = facts["parent"] or None
        facts["issuer_name"] = facts["issuer_name"] or facts["name"]
        return Step(StepKind.FOUND, facts=facts)


class RenameForm(StepForm):
    act = StepKind.RENAME
    subject = CodeField(label=_("Organisation (code)"))
    name = CleanCharField(label=_("New name"))
    issuer_name = CleanCharField(
        label=_("Name as the issuer of documents"), required=False, help_text=_("Empty: as before.")
    )
    national_code = NationalCodeField(help_text=_("Empty: as before."))
    symbol = CleanCharField(label=_("Symbol in document numbers"), required=False, max_length=20)
    area = CleanCharField(label=_("Area of operation"), required=False)
    place = CleanCharField(label=_("Place in the date line"), required=False, max_length=100)
    overseas = forms.ChoiceField(
        label=_("Abroad"), required=False, choices=[("", _("as before")), ("yes", _("yes")), ("no", _("no"))]
    )

    def step(self) -> Step:
        texts = {
            name: value for name, value in self.cleaned_data.items() if value and name not in ("subject", "overseas")
        }
        abroad = self.cleaned_data["overseas"]
        facts = texts | ({"overseas": abroad == "yes"} if abroad else {})
        return Step(self.act, (self.cleaned_data["subject"],), facts)


class RetypeForm(TickedForm):
    act = StepKind.RETYPE
    type = forms.ChoiceField(label=_("New type"))

    def step(self) -> Step:
        return Step(self.act, self.codes(), {"type": self.cleaned_data["type"]})


class RegradeForm(TickedForm):
    act = StepKind.REGRADE
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    level = forms.ChoiceField(label=_("Level"), required=False)

    def check(self) -> None:
        cleaned = self.cleaned_data
        if not cleaned.get("kind") and not cleaned.get("level"):
            self.add_error("kind", _("Choose another kind or level."))

    def step(self) -> Step:
        return Step(self.act, self.codes(), {name: v for name in ("kind", "level") if (v := self.cleaned_data[name])})


class MoveForm(TickedForm):
    act = StepKind.MOVE
    parent = CodeField(label=_("Now directly below (code)"))

    def step(self) -> Step:
        return Step(self.act, self.codes(), {"parent": self.cleaned_data["parent"]})


class MergeForm(TickedForm):
    act = StepKind.MERGE
    into = CodeField(label=_("Into one that goes on (code)"), required=False)
    code = NewCodeField(label=_("Or into a new one with the code"), required=False)
    name = CleanCharField(label=_("Name of the new one"), required=False)
    parent = CodeField(
        label=_("The new one is directly below (code)"), required=False, help_text=_("Empty: as the first.")
    )
    kind = forms.ChoiceField(label=_("Kind of the new one"), required=False)
    level = forms.ChoiceField(label=_("Level of the new one"), required=False)

    def check(self) -> None:
        cleaned = self.cleaned_data
        if bool(cleaned.get("into")) == bool(cleaned.get("code")):
            self.add_error("into", _("Write either the one that goes on or the code of a new one."))
        elif cleaned.get("code") and not cleaned.get("name"):
            self.add_error("name", _("A new organisation needs a name."))

    def step(self) -> Step:
        typed, codes = self.cleaned_data, self.codes()
        if typed["into"]:
            return Step(self.act, codes, parts=(Part(typed["into"]),))
        changes = {name: typed[name] for name in ("kind", "level", "parent") if typed[name]}
        return Step(
            self.act, codes, parts=(Part(typed["code"], _like(self.units[codes[0]], typed["name"], **changes)),)
        )


class SplitForm(StepForm):
    act = StepKind.SPLIT
    ITSELF = (
        ("part", _("It goes on as the first part")),
        ("ends", _("It ends")),
        ("stays", _("It goes on above the parts, without members of its own")),
    )
    subject = CodeField(label=_("Organisation (code)"))
    itself = forms.ChoiceField(label=_("What becomes of it"), choices=ITSELF, widget=forms.RadioSelect, initial="part")
    existing = CleanCharField(
        label=_("To organisations that exist already (codes)"),
        required=False,
        max_length=2000,
        help_text=_("Separated by commas or spaces. Who goes to which is asked on the next page."),
    )

    def arrange(self) -> None:
        for number in range(1, MOST_PARTS + 1):
            words = {"number": number}
            self.fields[f"code_{number}"] = NewCodeField(label=_("New part %(number)d: code") % words, required=False)
            self.fields[f"name_{number}"] = CleanCharField(label=_("New part %(number)d: name") % words, required=False)

    def check(self) -> None:
        cleaned = self.cleaned_data
        for number in range(1, MOST_PARTS + 1):
            if cleaned.get(f"code_{number}") and not cleaned.get(f"name_{number}"):
                self.add_error(f"name_{number}", _("A new organisation needs a name."))
        known = self._named(self._existing())
        for code in self._existing():
            if code == cleaned["subject"]:
                self.add_error("existing", _("Say above that it goes on itself; here stand the others."))
            elif code not in known:
                self.add_error("existing", not_there(code, self._named))
        if not self._filled() and not self._existing():
            self.add_error("existing", _("Write codes here, or the code and the name of a new part."))

    def called(self) -> Mapping[str, str]:
        """Who leaves a line empty between two parts is shown the line they wrote in."""
        return {f"code_{place}": f"code_{number}" for place, number in enumerate(self._filled(), 1)}

    def _existing(self) -> list[str]:
        return codes_in(self.cleaned_data.get("existing") or "")

    def _filled(self) -> list[int]:
        return [number for number in range(1, MOST_PARTS + 1) if self.cleaned_data.get(f"code_{number}")]

    def step(self) -> Step:
        typed = self.cleaned_data
        subject = self.units[typed["subject"]]
        below = {"parent": subject.code} if typed["itself"] == "stays" else {}
        parts = [Part(code) for code in self._existing()]
        parts += [
            Part(typed[f"code_{number}"], _like(subject, typed[f"name_{number}"], **below)) for number in self._filled()
        ]
        if typed["itself"] == "part":
            parts.insert(0, Part(subject.code))
        return Step(self.act, (subject.code,), parts=tuple(parts), stays=typed["itself"] == "stays")


class DissolveForm(TickedForm):
    act = StepKind.DISSOLVE
    followed_by = CleanCharField(
        label=_("Followed by (codes)"),
        required=False,
        max_length=2000,
        help_text=_(
            "Who takes over its work, if anybody. Its members and what stands below it are moved by other steps."
        ),
    )

    def check(self) -> None:
        cleaned = self.cleaned_data
        wanted = codes_in(cleaned.get("followed_by") or "")
        known = self._named(wanted)
        for code in wanted:
            if code not in known:
                self.add_error("followed_by", not_there(code, self._named))

    def step(self) -> Step:
        followers = codes_in(self.cleaned_data["followed_by"])
        return Step(self.act, self.codes(), parts=tuple(Part(code) for code in followers))


FORMS: dict[StepKind, type[StepForm]] = {
    form.act: form
    for form in (FoundForm, RenameForm, RetypeForm, RegradeForm, MoveForm, MergeForm, SplitForm, DissolveForm)
}


def _like(unit: Unit, name: str, **changes: object) -> dict[str, object]:
    """A new organisation of the sort of another; the national code is that of the other alone."""
    return unit.facts() | {"name": name, "issuer_name": name, "national_code": ""} | changes


def not_there(code: str, within: Within) -> ValidationError:
    """By its name, where it is within reach and only not there on the day."""
    if called_so := within.called(code):
        return ValidationError(_("%(organisation)s does not exist on the day."), params={"organisation": called_so})
    return ValidationError(
        _("%(code)s does not exist on the day, or is not below your organisation."), params={"code": code}
    )
