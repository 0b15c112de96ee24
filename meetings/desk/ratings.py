"""Meetings to rate, and ratings to confirm."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.desk import Duty, Section, and_more, asks
from accounts.queries.put_together import Asked, rows_of
from cells.access import Role
from cells.models import Organisation
from cells.queries.names import Named
from cells.requests import Request
from meetings.access import CONFIRMING
from meetings.desk.words import MOST, name_of, title_of
from meetings.models import Meeting, Rating
from meetings.queries.ratings import first_to_rate, to_confirm
from meetings.queries.rubrics import days_to_rate

RATED_BEHIND = timedelta(days=92)
"""What was held longer ago and never rated is no longer asked for; it can be."""


def _of_clerks(request: Request) -> Sequence[Asked[Meeting]] | None:
    """Of whoever can have nothing to confirm: nothing hangs below what they stand in."""
    if request.mandates.administers or _committees(request):
        return None
    return _unrated(request)


@asks(_of_clerks)
def rating_duties(request: Request) -> Sequence[Section]:
    """Of a clerk: meetings held and not rated; of whoever stands in the committee above: ratings to confirm; of an administrator:
    the way to the rubrics."""
    today = request.today
    rubrics = (_("Rubrics of ratings"), reverse("meetings:rubrics"))
    # An administrator may have no page of an organisation that leads there.
    sections = [Section("", [], link=rubrics)] if request.mandates.administers else []
    meetings, waiting = rows_of(_unrated(request)), _unconfirmed(request)
    if not meetings and not waiting:
        return sections
    asked = {*(meeting.organisation_id for meeting in meetings), *(one.meeting.organisation_id for one in waiting)}
    names, within = request.mandates.names.of(asked), days_to_rate(today)
    to_rate = [_to_rate(one, names, within, today) for one in meetings[:MOST]]
    to_look_at = [_to_confirm(one, names) for one in waiting[:MOST]]
    many = None
    if waiting:
        (top, *_others) = request.mandates.tops(*CONFIRMING)
        many = (_("Confirm many at once"), reverse("meetings:ratings_to_confirm", args=[top.code]))
    return [
        *sections,
        Section(_("Meetings to rate"), [*to_rate, *and_more(meetings, MOST)]),
        Section(_("Ratings to confirm"), [*to_look_at, *and_more(waiting, MOST)], link=many),
    ]


def _unrated(request: Request) -> Sequence[Asked[Meeting]]:
    mine = request.mandates.ranges(Role.CLERK)
    return [first_to_rate.of(request.today - RATED_BEHIND, *mine, most=MOST + 1)] if mine else []


def _committees(request: Request) -> list[Organisation]:
    """Whose person confirms what is rated directly below: nothing is below a cell."""
    return [one for one in request.mandates.organisations(*CONFIRMING) if one.numchild]


def _unconfirmed(request: Request) -> list[Rating]:
    committees = _committees(request)
    return list(to_confirm(committees)[: MOST + 1]) if committees else []


def _to_rate(meeting: Meeting, names: Mapping[int, Named], within: int, today: date) -> Duty:
    due_on = meeting.held_on + timedelta(days=within)
    return Duty(
        title=title_of(meeting),
        detail=name_of(meeting, names),
        url=reverse("meetings:rate", args=[meeting.pk]),
        due_on=due_on,
        overdue=due_on < today,
        action=_("Rate the meeting"),
    )


def _to_confirm(rating: Rating, names: Mapping[int, Named]) -> Duty:
    return Duty(
        title=title_of(rating.meeting),
        detail=f"{name_of(rating.meeting, names)}: {rating.points.normalize():f} · {rating.get_band_display()}",
        url=reverse("meetings:rating_confirm", args=[rating.meeting_id]),
        action=_("Confirm the rating"),
    )
