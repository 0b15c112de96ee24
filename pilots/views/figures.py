"""Figures in words, wherever they stand: then and now, before a decision, and where they changed meanwhile."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.rules.days import day_before, day_in_words
from accounts.rules.seen import WHICH, Changed, Figures, to_be_told, which_in_words
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
    if name == "stands":
        return str(dict(Registration.State.choices)[value])
    if name == "planned":
        return ", ".join(day_in_words(date.fromisoformat(str(day))) for day in value) or _("none")
    if name == "quota":
        used, limit, year = value or (0, None, 0)
        words = _("%(used)d of %(limit)d in %(year)d")
        return words % {"used": used, "limit": limit, "year": year} if value else _("no number is set")
    if name == "last_day":
        return day_in_words(date.fromisoformat(str(value)))
    if name in ("days", "past_days"):
        return days_in_words(value)
    if name == "beside":
        return ", ".join(f"{other} ({days_in_words(days)})" for other, days in value) or _("none")
    if name == "changes":
        return ", ".join(_change(format, numbers) for format, numbers in value.items())
    if name == "running":
        return ", ".join(f"{letter} ({day_in_words(date.fromisoformat(str(day)))})" for letter, day in value)
    if name in STATES:
        return _listed(STATES[name], value)
    if isinstance(value, Mapping):
        told = {part: of_it for part, of_it in value.items() if part not in UNSEEN}
        return ", ".join(f"{label_of(part)}: {figure_in_words(part, of_it)}" for part, of_it in told.items())
    return number_format(value) if isinstance(value, int) else str(value or _("none"))


def days_in_words(days: Sequence[Any]) -> str:
    """The first day, and the last or none of something that holds until a day, as `valid_to` has it."""
    first, end = (date.fromisoformat(str(day)) if day else None for day in days)
    if end is None:
        return _("from %(first)s until further notice") % {"first": day_in_words(first)}
    return _("%(first)s – %(last)s") % {"first": day_in_words(first), "last": day_in_words(day_before(end))}


def _change(format: str, numbers: Mapping[str, int]) -> str:
    words = _("%(format)s: %(before)d eligible now, %(after)d would be, %(gained)d gain, %(lost)d lose")
    return words % {"format": dict(FORMATS)[Format(format)], **numbers}


UNSEEN = (WHICH, "content")
COUNTED = (
    "pilots",
    "planned_after",
    "over_quota",
    "judged_anew",
    "judged_otherwise",
    "affected",
    "by_category",
    "groups",
    "group_sizes",
    "lists",
)
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
        "stands": _("where it stands"),
        "last_day": pgettext("of a round", "Last day"),
        "letter": _("Letter"),
        "about": _("What it is about"),
        "remark": _("what was said last"),
        "days": _("days in force as they stand"),
        "content": _("what the draft says"),
        "beside": _("guidances before and after it"),
        "changes": _("who would be eligible"),
        "pilots": _("pilots that rest on it"),
        "past_days": _("past days that are judged anew"),
        "judged_anew": _("rounds, registrations, pilots and meetings of these days"),
        "judged_otherwise": _("of them judged in another way"),
        "planned_after": _("meetings planned for days that fall away"),
        "over_quota": _("planned meetings over its quotas"),
        "planned": _("meetings that are planned"),
        "quota": _("places used of the quota"),
        WHICH: _("who and what is counted"),
    }
    return labels.get(name) or _key_in_words(name)


def lines_of(figures: Figures, names: Iterable[str]) -> list[Line]:
    """A line each, as a list of facts shows them; what is compared unseen stands in none."""
    shown = [name for name in names if name not in UNSEEN]
    return [(capfirst(label_of(name)), figure_in_words(name, figures[name])) for name in shown]


def changed_lines(changed: Changed | None) -> list[tuple[str, str, str]]:
    """Label, what was shown, and what is so now, of everything that has changed."""
    if changed is None:
        return []
    return [(label_of(name), *_sides(changed, name)) for name in to_be_told(changed, behind=COUNTED)]


def change_in_words(changed: Changed) -> str:
    """The same in one sentence, for a line among many."""
    return "; ".join(f"{label}: {before} → {now}" for label, before, now in changed_lines(changed))


def _sides(changed: Changed, name: str) -> tuple[str, str]:
    """What reads the same and is not is of others."""
    if name in UNSEEN:
        seen, others = which_in_words()
        return seen, _("rewritten since") if name == "content" else others
    before, now = _side(changed.before, name), _side(changed.now, name)
    return before, f"{now} ({which_in_words()[1]})" if before == now else now


def _side(figures: Figures, name: str) -> str:
    return figure_in_words(name, figures[name]) if name in figures else "–"


def _listed(choices: Any, numbers: Mapping[str, int]) -> str:
    words = dict(choices)
    return ", ".join(f"{words.get(key, key)}: {number_format(number)}" for key, number in numbers.items()) or _("none")


def _key_in_words(name: str) -> str:
    """A registration on a list goes by code and format."""
    code, _space, format = name.rpartition(" ")
    return f"{code} · {dict(FORMATS)[Format(format)]}" if code else name
