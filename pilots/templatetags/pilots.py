"""How states look: one tone for each, the same on every page."""

from collections.abc import Iterable
from datetime import date

from django import template
from django.utils.translation import gettext as _

from pilots.models import Submission
from pilots.models.registration import POINTS
from pilots.rules.coverage import Reach
from pilots.rules.infrastructure import Point
from pilots.rules.progress import ListProgress
from pilots.rules.registration import State

register = template.Library()

TONES = {
    State.SUBMITTED: "info",
    State.FIT: "info",
    State.UNFIT: "warning",
    State.SENT_BACK: "warning",
    State.APPROVED: "good",
    State.REFUSED: "bad",
    State.SUSPENDED: "warning",
}


@register.filter
def state_tone(state: str) -> str:
    return TONES.get(State(state), "neutral")


@register.filter
def progress(submission: Submission, today: date) -> ListProgress:
    return submission.progress_on(today)


@register.filter
def progress_words(how: ListProgress) -> str:
    return {
        ListProgress.WAITING: _("not submitted yet"),
        ListProgress.OVERDUE: _("overdue"),
        ListProgress.SUBMITTED: _("submitted"),
        ListProgress.LATE: _("submitted late"),
        ListProgress.CALLED_OFF: _("round called off"),
        ListProgress.FALLEN: _("sent by its successors"),
    }[how]


@register.filter
def progress_tone(how: ListProgress) -> str:
    return {
        ListProgress.WAITING: "neutral",
        ListProgress.OVERDUE: "bad",
        ListProgress.SUBMITTED: "good",
        ListProgress.LATE: "warning",
        ListProgress.CALLED_OFF: "neutral",
        ListProgress.FALLEN: "neutral",
    }[how]


@register.filter
def points_in_words(points: Iterable[str]) -> str:
    words = dict(POINTS)
    return ", ".join(str(words[Point(point)]) for point in points)


REACH_COLOURS = {
    Reach.ELIGIBLE: "#ddd6c8",
    Reach.REGISTERED: "#b08a32",
    Reach.APPROVED: "#1f4a70",
    Reach.USED: "#1f5c38",
}


@register.filter
def reach_colour(reach: Reach) -> str:
    """Each lighter or darker than its neighbours, so that black and white paper tells them apart too."""
    return REACH_COLOURS[reach]
