"""Forms that replace what is kept, and what happens where somebody else replaced it while the form was open.

The form carries the entries it was made from. What only the other changed is taken over; where both changed the same, both
texts stand side by side before the field, and which is kept is chosen there. Nothing needs a script, and nothing typed is lost.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms.fields import CleanCharField
from accounts.rules.as_json import as_json
from accounts.rules.days import moment_in_words
from accounts.rules.differences import Kind, Piece, differences
from accounts.rules.replacing import Entries, Outdated, both, settle

MADE_FROM = "made_from"
CHOICE = "keep-"
THEIRS, MINE, BOTH = "theirs", "mine", "both"
_SALT = "accounts.forms.replacing"


@dataclass(frozen=True)
class Carried:
    """What is hidden in the form: the entries it was made from, which of them are disputed, and with whom."""

    entries: dict[str, Any]
    disputed: tuple[str, ...] = ()
    with_whom: str = ""

    def packed(self) -> str:
        kept = {"entries": self.entries, "disputed": self.disputed, "with_whom": self.with_whom}
        return signing.dumps(kept, salt=_SALT, compress=True)

    @classmethod
    def unpacked(cls, packed: str) -> "Carried":
        """What nobody here wrote tells nothing of where the form began: whatever is different will be asked about."""
        try:
            kept = signing.loads(packed, salt=_SALT)
        except signing.BadSignature:
            return cls({})
        return cls(kept["entries"], tuple(kept["disputed"]), kept["with_whom"])


class WhichText(forms.ChoiceField):
    """Of two people who changed the same: whose text is kept. No answer is presumed."""

    default_error_messages = {"required": gettext_lazy("Choose what is to be kept.")}

    def __init__(self, *, label: str, widget: "BothTexts") -> None:
        super().__init__(label=label, choices=widget.offered, widget=widget)


class BothTexts(forms.widgets.ChoiceWidget):
    """Both texts side by side, what is different marked, and the choice between them."""

    template_name = "components/both_texts.html"
    use_fieldset = True

    def __init__(self, *, theirs: str, mine: str, with_whom: str, joins: bool) -> None:
        self.theirs, self.mine, self.with_whom = theirs, mine, with_whom
        offered = [(THEIRS, _("What is kept now")), (MINE, _("What I wrote, as it stands in the form"))]
        self.offered = [*offered, (BOTH, _("Both, one after the other"))] if joins else offered
        super().__init__()

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "sides": self._sides(),
            "offered": self.offered,
            "chosen": value,
            "wrong": "aria-invalid" in (attrs or {}),
        }
        return context

    def _sides(self) -> list[tuple[str, list[Piece]]]:
        pieces = differences(self.theirs, self.mine)
        return [
            (_("Kept by %(person)s") % {"person": self.with_whom}, [one for one in pieces if one.kind != Kind.NEW]),
            (_("Written by you"), [one for one in pieces if one.kind != Kind.GONE]),
        ]


class Replacing(forms.Form):
    """A form that replaces what is kept. A subclass calls `carry` when it has all its fields, and gives `made_from` to the
    service; the view calls `carry_out_replacing`."""

    places = Outdated
    made_from: Entries | None = None
    """None: it was sent without saying what it was made from, and replaces what there is."""
    settled = False
    """Whether the last refusal was settled without asking, so that the act can be tried again."""
    by_oneself = False
    """Whether what was taken over came from another window of whoever sends the form."""

    def carry(self, **more: Any) -> None:
        """Hide in the form what it begins with, or take up what was sent. `more`: entries that are no field of this form."""
        self.taken_over: list[str] = []
        self._carried = Carried(self._shown() | {name: as_json(value) for name, value in more.items()})
        sent = (self.data if self.is_bound else self.initial).get(MADE_FROM)
        self.fields[MADE_FROM] = forms.CharField(required=False, widget=forms.HiddenInput)
        if sent:
            self._carried = Carried.unpacked(str(sent))
        elif not self.is_bound:
            self.initial[MADE_FROM] = self._carried.packed()
        if sent or not self.is_bound:
            self.made_from = self._carried.entries
        if self.is_bound and sent:
            self._take_up_choices()
        else:
            self._ask(self._carried.disputed)

    def begin_with(self, entries: Entries) -> None:
        """Fill in an earlier text; what the form replaces is still what stands now."""
        for name, value in entries.items():
            if name in self.fields:
                self.initial[name] = _in_python(self.fields[name], value)

    def refuse(self, outdated: Outdated) -> None:
        """Take over what the other alone changed, and ask about what both did."""
        settlement = settle(outdated.made_from, outdated.kept, outdated.wanted)
        self._write({name: settlement.agreed[name] for name in settlement.taken_over})
        self.by_oneself = outdated.by_oneself
        self.taken_over += filter(None, map(self.entry_label, settlement.taken_over))
        now = dict(self._carried.entries) | outdated.kept
        self._hold(Carried(now, settlement.disputed, _with_whom(outdated)))
        self._ask(settlement.disputed)
        self.settled = not settlement.disputed
        self.full_clean()
        self.read_anew()
        if settlement.disputed and self.beside.errors is not None:
            self.beside.add_error(None, str(outdated))

    def read_anew(self) -> None:
        """What else is read from what was sent, once something is written into it."""

    def entry_label(self, name: str) -> str:
        """Nothing where this form does not ask for it."""
        return str(self.fields[name].label) if name in self.fields else ""

    def entry_in_words(self, name: str, value: Any) -> str:
        """What an entry says, as it is read beside another."""
        field = self.fields.get(name)
        if field is None:
            return ""
        own = getattr(field.widget, "entry_in_words", None)
        return own(value) if own else _in_words(field, value)

    def typed_entry(self, name: str) -> Any:
        """What was typed, before it is checked."""
        field = self.fields[name]
        typed = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
        return typed if isinstance(typed, list) else "" if typed is None else typed

    def joins(self, name: str) -> bool:
        """Whether two answers can stand one after the other: texts do, a number or a name does not."""
        return isinstance(self.fields.get(name), forms.CharField)

    def as_sent(self, name: str, value: Any) -> Mapping[str, list[str]]:
        """How a browser would send the entry."""
        field = self.fields.get(name)
        if field is None:
            return {}
        key = self.add_prefix(name)
        if hasattr(field.widget, "as_sent"):
            return field.widget.as_sent(key, value)
        if isinstance(field, forms.BooleanField):
            return {key: ["on"] if value else []}
        if isinstance(value, list):
            return {key: [str(one) for one in value]}
        return {key: [_as_typed(field, value)]}

    @property
    def beside(self) -> forms.BaseForm:
        """The form whose fields stand on the page: what is refused is said there."""
        return self

    @property
    def parts(self) -> Sequence[object]:
        """Forms that belong to this one and place a refusal of their own."""
        return ()

    def disputes_about(self, *names: str) -> list[forms.BoundField]:
        """The choices that are asked for about these entries, where a page does not show the form field by field."""
        return [self[choice] for name in names if (choice := f"{CHOICE}{name}") in self.fields]

    def with_disputes(self, *names: str) -> list[forms.BoundField]:
        """These fields, each after the choice about it where there is one."""
        return [shown for name in names for shown in (*self.disputes_about(name), self[name])]

    @property
    def sent(self) -> QueryDict:
        """What was sent, with what was taken over or chosen written in."""
        return self.data if isinstance(self.data, QueryDict) else _changeable(self.data)

    def _shown(self) -> dict[str, Any]:
        return {name: as_json(self.get_initial_for_field(field, name)) for name, field in self.fields.items()}

    def _take_up_choices(self) -> None:
        """What was chosen is as if it had been typed; what was not is asked again."""
        carried = self._carried
        choices = {name: self.data.get(f"{CHOICE}{name}") for name in carried.disputed}
        theirs = {name: carried.entries.get(name, "") for name, choice in choices.items() if choice in (THEIRS, BOTH)}
        for name, text in theirs.items():
            between = "\n" if getattr(self.fields.get(name), "lines", True) else "; "
            if choices[name] == BOTH and self.joins(name):
                theirs[name] = both(text, self.typed_entry(name), between=between)
        self._write(theirs)
        open_still = tuple(name for name, choice in choices.items() if choice not in (THEIRS, MINE, BOTH))
        self._hold(Carried(carried.entries, open_still, carried.with_whom))
        self._ask(open_still)

    def _hold(self, carried: Carried) -> None:
        self._carried, self.made_from = carried, carried.entries
        data = _changeable(self.data)
        data[self.add_prefix(MADE_FROM)] = carried.packed()
        self.data = data

    def _write(self, entries: Entries) -> None:
        data = _changeable(self.data)
        for name, value in entries.items():
            for key, texts in self.as_sent(name, value).items():
                data.pop(key, None)
                if texts:
                    data.setlist(key, texts)
        self.data = data

    def _ask(self, names: Iterable[str]) -> None:
        choices = {name: self._choice(name) for name in names}
        fields: dict[str, forms.Field] = {
            f"{CHOICE}{name}": choices[name] for name in choices if name not in self.fields
        }
        for name, field in self.fields.items():
            if name in choices:
                fields[f"{CHOICE}{name}"] = choices[name]
            if not name.startswith(CHOICE):
                fields[name] = field
        self.fields = fields

    def _choice(self, name: str) -> WhichText:
        mine = self.typed_entry(name) if self.is_bound else self.initial.get(name)
        widget = BothTexts(
            theirs=self.entry_in_words(name, self._carried.entries.get(name, "")),
            mine=self.entry_in_words(name, mine),
            with_whom=self._carried.with_whom,
            joins=self.joins(name),
        )
        return WhichText(label=_("Changed by two: %(field)s") % {"field": self.entry_label(name)}, widget=widget)


class ReplacingOnceLookedAt(Replacing):
    """Of an act whose effect is looked at before it is done: what was taken over is shown first, too. The view calls
    `carry_out_confirmed`."""

    def refuse(self, outdated: Outdated) -> None:
        super().refuse(outdated)
        if self.settled:
            self.add_error(None, str(outdated))


def _with_whom(outdated: Outdated) -> str:
    if outdated.by_oneself:
        return _("yourself in another window, %(moment)s") % {"moment": moment_in_words(outdated.when)}
    return f"{outdated.who}, {moment_in_words(outdated.when)}" if outdated.who else str(_("somebody else"))


def _changeable(data: Any) -> QueryDict:
    if isinstance(data, QueryDict):
        return data.copy()
    changeable = QueryDict(mutable=True)
    for key, value in data.items():
        changeable.setlist(key, value if isinstance(value, list) else [value])
    return changeable


def _in_python(field: forms.Field, value: Any) -> Any:
    """As a form begins with it."""
    if isinstance(field, forms.DateField):
        return date.fromisoformat(value) if value else None
    if isinstance(field, forms.TimeField):
        return time.fromisoformat(value) if value else None
    return value


def _as_typed(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return "" if value is None else str(value)
    shown = field.widget.format_value(field.prepare_value(_in_python(field, value)))
    return "" if shown is None else str(shown)


def _in_words(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ModelMultipleChoiceField | forms.MultipleChoiceField):
        return ", ".join(_called(field, one) for one in value or [])
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return _called(field, value)
    if isinstance(field, forms.BooleanField):
        return str(_("yes") if value else _("no"))
    if isinstance(field, CleanCharField):
        return str(value or "")
    try:
        return _as_typed(field, value)
    except ValueError:
        # Typed and not yet understood.
        return str(value)


def _called(field: Any, value: Any) -> str:
    """What a choice is called; a row that is no longer offered has no name here."""
    words: dict[str, str | Promise] = {str(key): label for key, label in field.choices if key != ""}
    return str(words.get(str(value), "–" if value in (None, "") else value))
