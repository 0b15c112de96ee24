"""The figures that are looked at before a meeting is closed, in words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.rules.days import day_in_words
from accounts.rules.seen import WHICH, Changed, Figures, to_be_told, which_in_words
from meetings.models import Meeting

Line = tuple[str, str]
COUNTED = ("in_person", "online", "excused", "absent", "members", "present", "votes", "opinions")


def lines_of(figures: Figures) -> list[Line]:
    return [(_label(name), _words(name, value)) for name, value in figures.items() if name != WHICH]


def changed_lines(changed: Changed | None) -> list[tuple[str, str, str]]:
    """Label, what was shown, and what is so now."""
    if changed is None:
        return []
    return [(_label(one), *_sides(changed, one)) for one in to_be_told(changed, behind=COUNTED)]


def _sides(changed: Changed, name: str) -> tuple[str, str]:
    if name == WHICH:
        return which_in_words()
    return _words(name, changed.before[name]), _words(name, changed.now.get(name))


def _label(name: str) -> str:
    return capfirst(
        {
            "planned_for": _("planned for"),
            "format": _("format"),
            "agenda": _("items on the agenda"),
            "expected": _("on the roll"),
            "in_person": _("in person"),
            "online": _("online"),
            "excused": _("excused"),
            "absent": _("absent"),
            "members": _("members of the groups"),
            "present": _("present"),
            "votes": _("votes of all groups together"),
            "opinions": _("opinions"),
            WHICH: _("who and what is counted"),
        }[name]
    )


def _words(name: str, value: Any) -> str:
    match name:
        case "planned_for":
            return day_in_words(date.fromisoformat(str(value)))
        case "format":
            return str(Meeting.Format(value).label)
        case "votes":
            return _votes(value)
        case "opinions":
            return ngettext("%(number)d opinion", "%(number)d opinions", len(value)) % {"number": len(value)}
        case _:
            return str(value) if value is not None else _("no roll")


def _votes(votes: Sequence[tuple[str, Sequence[int]]]) -> str:
    """In favour, against and abstained, over all items."""
    sums = [sum(numbers) for numbers in zip(*(ballot for _item, ballot in votes), strict=True)] or [0, 0, 0]
    return _("%(in_favour)d in favour, %(against)d against, %(abstained)d abstained") % dict(
        zip(("in_favour", "against", "abstained"), sums, strict=True)
    )
