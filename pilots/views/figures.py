"""Figures in words, wherever they stand: then and now, before a decision, and where they changed meanwhile."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.seen import Changed, Figures, differing
from cells.queries.ground_kinds import ground_words
from pilots.models import Registration, Submission
from pilots.models.guidance import BASES, FORMATS
from pilots.rules.terms import Format

Line = tuple[str, str]


def figure_in_words(name: str, value: Any) -> str:
    """One figure of a registration as a page says it."""
    if name == "basis":
        return str(dict(BASES).get(value, _("none")))
    if name == "sufficient":
        return {True: _("sufficient"), False: _("not sufficient"), None: _("not looked at yet")}[value]
    if name == "eligible":
        return _("yes") if value else _("no")
    if name == "by_category":
        return _listed(ground_words(), value)
    if name == "group_sizes":
        return ", ".join(f"{group['name']}: {group['members']}" for group in value)
    if name == "running":
        return ", ".join(f"{letter} ({day_in_words(date.fromisoformat(str(day)))})" for letter, day in value)
    if name in STATES:
        return _listed(STATES[name], value)
    if isinstance(value, Mapping):
        return ", ".join(f"{label_of(part)}: {figure_in_words(part, of_it)}" for part, of_it in value.items())
    return number_format(value) if isinstance(value, int) else str(value or _("none"))


STATES: Mapping[str, Any] = {"list_states": Submission.State.choices, "states": Registration.State.choices}


def label_of(name: str) -> str:
    labels = {
        "members": _("members"),
        "base": _("members counted (base)"),
        "affected": _("with a valid ground"),
        "affected_special": _("of them: special circumstances"),
        "by_category": _("by ground"),
        "cells": _("cells"),
        "groups": _("groups"),
        "group_sizes": _("members of each group"),
        "basis": _("basis"),
        "sufficient": _("IT infrastructure"),
        "guidance": _("guidance"),
        "eligible": _("eligible"),
        "registrations": _("registrations"),
        "states": _("registrations"),
        "list_states": _("lists"),
        "lists": _("lists to be sent"),
        "running": _("rounds that are running"),
    }
    return labels.get(name) or _key_in_words(name)


def lines_of(figures: Figures, names: Iterable[str]) -> list[Line]:
    """A line each, as a list of facts shows them."""
    return [(capfirst(label_of(name)), figure_in_words(name, figures[name])) for name in names]


def changed_lines(changed: Changed | None) -> list[tuple[str, str, str]]:
    """Label, what was shown, and what is so now, of everything that has changed."""
    if changed is None:
        return []
    return [(label_of(name), _side(changed.before, name), _side(changed.now, name)) for name in _names(changed)]


def change_in_words(changed: Changed) -> str:
    """The same in one sentence, for a line among many."""
    return "; ".join(f"{label}: {before} → {now}" for label, before, now in changed_lines(changed))


def _names(changed: Changed) -> list[str]:
    return differing(changed.before, changed.now)


def _side(figures: Figures, name: str) -> str:
    return figure_in_words(name, figures[name]) if name in figures else "–"


def _listed(choices: Any, numbers: Mapping[str, int]) -> str:
    words = dict(choices)
    return ", ".join(f"{words.get(key, key)}: {number_format(number)}" for key, number in numbers.items()) or _("none")


def _key_in_words(name: str) -> str:
    """A registration on a list goes by code and format."""
    code, _space, format = name.rpartition(" ")
    return f"{code} · {dict(FORMATS)[Format(format)]}" if code else name
