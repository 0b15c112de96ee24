"""What stands behind a figure: organisations, people, meetings or registrations, each with a link for whoever may open it."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from django.urls import reverse

from accounts.rules.days import day_in_words
from cells.access import organisations_for
from cells.models import Membership, Organisation
from cells.queries.names import Named, NamesWithSuperior
from cells.requests import Request
from meetings.models import Meeting
from pilots.models import Registration
from reports.rules.counted import Counted, CountedFigure, Records
from reports.services.order import Order
from reports.tables.figures import Compared, FigureRow, Record


def rows_of(counted: Counted, order: Order) -> list[FigureRow]:
    """Those that are read; parts of which there are none are left out."""
    address = reverse("reports:kind_figures", args=[order.organisation.code, order.kind])
    joined = f"{order.query}&" if order.query else "?"
    return [
        FigureRow(
            figure.key,
            figure.label,
            figure.depth,
            figure.value,
            f"{address}{joined}figure={figure.key}#behind" if figure.opens else "",
        )
        for figure in counted.figures
        if figure.label and (figure.depth == 0 or figure.value)
    ]


def compared(now: Counted, before: Counted) -> list[Compared]:
    """What is read of either, in the order of this period."""
    then = before.numbers
    return [
        Compared(figure.label, figure.depth, then.get(figure.key), figure.value)
        for figure in now.figures
        if figure.label and (figure.depth == 0 or figure.value or then.get(figure.key))
    ]


def records_of(request: Request, figure: CountedFigure, day: date) -> list[Record]:
    """In the order in which they were counted."""
    ids = figure.ids or ()
    found = _FOUND[figure.records](request, ids, day)
    amounts = figure.amounts or (1,) * len(ids)
    return [Record(*found[pk], amount=amount) for pk, amount in zip(ids, amounts, strict=True) if pk in found]


Found = Mapping[int, tuple[Named, str, str]]
"""By record what it is called, what more is said of it, and its address."""


def _organisations(request: Request, ids: Collection[int], day: date) -> Found:
    names, codes, visible = _named(request, ids)
    return {
        pk: (
            names.on(pk, day),
            codes[pk],
            f"{reverse('cells:organisation', args=[codes[pk]])}?on={day_in_words(day)}" if pk in visible else "",
        )
        for pk in ids
    }


def _members(request: Request, ids: Collection[int], day: date) -> Found:
    """Of those whose cell the person may see, by name; of others what they were counted for stands in the number alone."""
    del day
    theirs = Membership.objects.filter(member__in=ids, cell__in=organisations_for(request)).select_related("member")
    return {
        row.member_id: (Named(str(row.member)), "", reverse("cells:member", args=[row.member_id]))
        for row in theirs.order_by("valid_from")
    }


def _meetings(request: Request, ids: Collection[int], day: date) -> Found:
    del day
    meetings = list(Meeting.objects.filter(pk__in=ids))
    names, _codes, visible = _named(request, {meeting.organisation_id for meeting in meetings})
    return {
        meeting.pk: (
            names.on(meeting.organisation_id, meeting.held_on),
            day_in_words(meeting.held_on),
            reverse("meetings:meeting", args=[meeting.pk]) if meeting.organisation_id in visible else "",
        )
        for meeting in meetings
    }


def _registrations(request: Request, ids: Collection[int], day: date) -> Found:
    rows = list(Registration.objects.filter(pk__in=ids))
    names, _codes, visible = _named(request, {row.organisation_id for row in rows})
    return {
        row.pk: (
            names.on(row.organisation_id, day),
            str(row.get_format_display()),
            reverse("pilots:registration", args=[row.pk]) if row.organisation_id in visible else "",
        )
        for row in rows
    }


def _named(request: Request, ids: Collection[int]) -> tuple[NamesWithSuperior, dict[int, str], set[int]]:
    codes = dict(Organisation.objects.filter(pk__in=ids).values_list("pk", "code"))
    visible = set(organisations_for(request).filter(pk__in=ids).values_list("pk", flat=True))
    return NamesWithSuperior(ids), codes, visible


_FOUND: dict[Records, Callable[[Request, Collection[int], date], Found]] = {
    Records.ORGANISATIONS: _organisations,
    Records.MEMBERS: _members,
    Records.MEETINGS: _meetings,
    Records.REGISTRATIONS: _registrations,
}
