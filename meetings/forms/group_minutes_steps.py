"""The minutes of a group one question at a time, as on a telephone: each asks for some fields of the one form there is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.forms.replacing import CHOICE, MADE_FROM
from accounts.forms.replacing_lines import typed_rows
from meetings.forms.group_minutes import MORE_OPINIONS, GroupSessionForm
from meetings.forms.lines import MOST_LINES
from meetings.forms.votes import ALL_IN_FAVOUR, BALLOT_WORDS
from meetings.models import Opinion
from meetings.queries.entries import BALLOT

Typed = Mapping[str, str]


@dataclass(frozen=True)
class Question:
    title: str
    names: tuple[str, ...]
    hint: str = ""
    opinion: int | None = None
    """Of an opinion: which it is."""
    yes: str = ""
    """Where it is answered by a press: the field that «yes» ticks."""


@dataclass(frozen=True)
class Answer:
    """What was answered to a question, as it is looked over, and what is wrong with it."""

    number: int
    title: str
    said: list[str]
    wrong: list[str]


class Answers:
    """`typed`: what was answered until now, by the names of the fields; `form` makes the form of what is sent."""

    def __init__(self, form: Callable[[QueryDict | None], GroupSessionForm], typed: Typed | None) -> None:
        self.form = form
        self.typed = dict(typed) if typed else _begun_with(form(None))
        self.unbound = form(self._data(more=True))

    @property
    def questions(self) -> list[Question]:
        """Which are asked depends on what was answered before; the last is whether all of it is right."""
        asked = [*self._about_the_session(), self._whether_all_agreed()]
        if "all_in_favour" not in self.typed:
            asked += [self._vote(key, str(label)) for key, label in self.unbound.ballot_keys]
        return [*asked, *self._about_opinions()]

    def shown(self) -> GroupSessionForm:
        """To be filled in, with what was answered."""
        return self.unbound

    def take(self, question: Question, sent: QueryDict) -> GroupSessionForm:
        """Write in what was answered to the question; the form has its mistakes, and no others."""
        for name in question.names:
            if name in sent:
                self.typed[name] = str(sent[name])
            else:
                self.typed.pop(name, None)
        if question.yes in self.typed:
            self._forget_votes()
        form = self.form(self._data(rows=len(self._rows()) + (question.opinion is not None)))
        form.is_valid()
        for name in [name for name in form.errors if name not in question.names]:
            del form.errors[name]
        return form

    def take_choices(self, sent: QueryDict) -> None:
        """What is kept where two wrote, and what the form replaces from now on."""
        self.typed |= {name: str(sent[name]) for name in sent if name == MADE_FROM or name.startswith(CHOICE)}

    def whole(self, besides: Typed) -> GroupSessionForm:
        """All of it, with what is said as it is sent."""
        return self.form(self._data(rows=len(self._rows()), besides=besides))

    def to_be_kept(self) -> dict[str, str]:
        """What an opinion without words was to be is left out, and the others move up."""
        kept = {name: value for name, value in self.typed.items() if not name.startswith("opinions-")}
        for number, row in enumerate(self._rows()):
            kept |= {f"opinions-{number}-{part}": value for part, value in row.items()}
        return kept

    def looked_over(self, form: GroupSessionForm) -> list[Answer]:
        """Each answer in words, with what is wrong in it."""
        return [
            Answer(number, question.title, self._in_words(question, form), _wrong(question, form))
            for number, question in enumerate(self.questions, start=1)
            if question.opinion is None or question.opinion < len(self._rows())
        ]

    def _about_the_session(self) -> list[Question]:
        without = ("voters",) if self.unbound.has_members_without_a_vote else ()
        there = _("The group has %(number)d members who count with it.") % {"number": self.unbound.counted.count()}
        return [
            Question(_("When did the group meet?"), ("held_on",)),
            Question(_("How many were present?"), ("present", *without), there),
            Question(_("Who was in the chair?"), ("chair", "stand_in_reason")),
            Question(_("Who wrote the minutes?"), ("secretary",)),
        ]

    def _whether_all_agreed(self) -> Question:
        hint = _("On every item and on the draft conclusion. Members who have a vote: %(number)d.")
        told = hint % {"number": self.unbound.entitled}
        return Question(_("Were all in favour of everything?"), ("all_in_favour",), told, yes="all_in_favour")

    def _vote(self, key: int | None, label: str) -> Question:
        names = (f"all_in_favour-{key or 0}", *(f"{part}-{key or 0}" for part in BALLOT))
        return Question(label, names, _("Leave it empty where the group did not vote."))

    def _forget_votes(self) -> None:
        """Item by item they are no longer asked for: what was answered would count, and nobody would see it."""
        for key, label in self.unbound.ballot_keys:
            for name in self._vote(key, str(label)).names:
                self.typed.pop(name, None)

    def _about_opinions(self) -> list[Question]:
        """One for each that was given, and one for the next."""
        parts = [*GroupSessionForm.PARTS]
        number = min(len(self._rows()) + 1, MOST_LINES)
        hint = _("Word for word. Leave it empty where there is no more.")
        return [
            Question(
                _("Opinion %(number)d") % {"number": place + 1},
                tuple(f"opinions-{place}-{part}" for part in parts),
                hint,
                opinion=place,
            )
            for place in range(number)
        ]

    def _in_words(self, question: Question, form: GroupSessionForm) -> list[str]:
        if question.opinion is not None:
            return [form.line_in_words(list(self._rows()[question.opinion].values()))]
        if question.yes:
            return [str(_("yes") if question.yes in self.typed else _("no"))]
        if question.names[0].startswith("all_in_favour-"):
            return [self._vote_in_words(question.names)]
        words = [form.entry_in_words(name, self.typed.get(name, "")) for name in question.names]
        return [one for one in words if one] or ["–"]

    def _vote_in_words(self, names: tuple[str, ...]) -> str:
        if names[0] in self.typed:
            return str(ALL_IN_FAVOUR)
        figures = [(BALLOT_WORDS[part], self.typed.get(name, "")) for part, name in zip(BALLOT, names[1:], strict=True)]
        return ", ".join(f"{label}: {figure}" for label, figure in figures if figure) or _("no vote")

    def _rows(self) -> list[dict[str, str]]:
        rows = typed_rows(self._query(), GroupSessionForm.LINES, GroupSessionForm.PARTS, most=MOST_LINES)
        return [row for row in rows if row["text"].strip()]

    def _data(self, *, rows: int = 0, more: bool = False, besides: Typed | None = None) -> QueryDict:
        data = self._query()
        data["opinions-TOTAL_FORMS"], data["opinions-INITIAL_FORMS"] = str(min(rows, MOST_LINES)), "0"
        for name, value in (besides or {}).items():
            data[name] = value
        if more:
            data[MORE_OPINIONS] = "1"
        return data

    def _query(self) -> QueryDict:
        data = QueryDict(mutable=True)
        data.update(self.typed)
        return data


def line_of(question: Question, form: GroupSessionForm) -> forms.Form | None:
    """The lines of the opinion that the question asks for."""
    return None if question.opinion is None else form.lines.forms[question.opinion]


def _begun_with(form: GroupSessionForm) -> dict[str, str]:
    """What the form begins with, as a browser would send it."""
    typed = {MADE_FROM: str(form.initial[MADE_FROM])}
    for name, value in (form.made_from or {}).items():
        typed |= {key: texts[0] for key, texts in form.as_sent(name, value).items() if texts and texts[0]}
    typed.setdefault("opinions-0-kind", str(Opinion.Kind.OPINION))
    return typed


def _wrong(question: Question, form: GroupSessionForm) -> list[str]:
    if question.opinion is not None:
        line = form.lines.forms[question.opinion]
        return [str(error) for errors in line.errors.values() for error in errors]
    return [str(error) for name in question.names for error in form.errors.get(name, ())]
