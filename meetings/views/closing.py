"""The figures that are looked at before a meeting is closed, called off or given up, in words."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.forms.seen import SeenForm
from accounts.queries.kept_texts import last_entry
from accounts.rules.days import day_in_words, moment_in_words
from accounts.rules.seen import WHICH, Changed, Figures, to_be_told, which_in_words
from accounts.views.looking import carry_out_seen
from meetings.models import Meeting

Line = tuple[str, str]
CLOSING = ("meetings.hold_meeting", "meetings.combine_groups")
COUNTED = (
    *("in_person", "online", "excused", "absent", "members", "present", "votes", "opinions"),
    *("held_on", "format", "agenda", "expected", "group_members"),
)


def decided(
    request: HttpRequest,
    meeting: Meeting,
    form: SeenForm,
    act: Callable[[], object],
    *,
    figures: Figures,
    done: str,
    **page: object,
) -> HttpResponse:
    """A page with the figures and the form by which one decides on them; the act, which asks for `form.seen` itself, is done by
    one press."""
    address = reverse("meetings:meeting", args=[meeting.pk])
    if carry_out_seen(request, form, act, figures=lambda: figures):
        messages.success(request, done)
        return redirect(address)
    page |= {"figures": lines_of(figures), "changed": changed_lines(form.changed)}
    return render(request, "meetings/change.html", page | {"form": form, "meeting": meeting, "cancel_url": address})


def who_closed_it(request: HttpRequest, meeting: Meeting) -> str:
    """The heading above what was recorded first, where what somebody wrote came after: two windows of one person are no two
    people."""
    last = last_entry(meeting, acts=CLOSING)
    if last is None or last.by is None:
        return _("Somebody else closed the meeting first")
    told = {"person": last.by, "moment": moment_in_words(timezone.localtime(last.at))}
    if last.by == request.user:
        return _("You closed the meeting yourself already (%(moment)s)") % told
    return _("%(person)s closed the meeting first (%(moment)s)") % told


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
            "held_on": _("held on"),
            "last_day": _("last day of the group"),
            "group_members": _("members of the group today"),
            "groups_met": _("groups that have met"),
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
        case "planned_for" | "held_on" | "last_day":
            return day_in_words(date.fromisoformat(str(value))) if value else "–"
        case "groups_met":
            return ", ".join(value) or _("none")
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
