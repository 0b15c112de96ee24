"""Rubrics, and which of them holds for a meeting."""

from datetime import date

from django.db.models import QuerySet

from accounts.queries.put_together import Question
from cells.models import Organisation
from cells.queries.organisations import ancestor_ids_on
from meetings.models import Criterion, Meeting, Rubric
from meetings.rules.rating import Asked, steps_of

USUALLY_WITHIN_DAYS = 2


def rubrics() -> QuerySet[Rubric]:
    """All, the newest first."""
    return Rubric.objects.select_related("reference", "owner")


def rubric_on(organisation: Organisation, day: date) -> Rubric | None:
    """Of the nearest on the way up that has one of its own on the day; else the one that holds everywhere."""
    way_up = ancestor_ids_on(organisation, day)
    holding = {rubric.owner_id: rubric for rubric in Rubric.objects.on(day)}
    return next((holding[pk] for pk in [*way_up, None] if pk in holding), None)


def rubric_of_meeting(meeting: Meeting) -> Rubric | None:
    """That by which it was rated; else the one of its day."""
    rated = Rubric.objects.filter(ratings__meeting=meeting).first()
    return rated or rubric_on(meeting.convened, meeting.register_day)


def rubric_of_owner(owner: Organisation | None, day: date) -> Rubric | None:
    """Its own on the day, not what it has from above."""
    found: Rubric | None = Rubric.objects.on(day).filter(owner=owner).first()
    return found


def days_to_rate(day: date) -> int:
    """Until when a meeting is rated by what holds everywhere; who has a rubric of their own reads it there."""
    everywhere = next(iter(_everywhere(day)), None)
    return everywhere.within_days if everywhere else USUALLY_WITHIN_DAYS


@Question
def _everywhere(day: date) -> QuerySet[Rubric]:
    return Rubric.objects.on(day).filter(owner=None).order_by("pk")[:1]


def rubric_before(rubric: Rubric) -> Rubric | None:
    """Of the same owner, which ended where this one begins."""
    return Rubric.objects.filter(owner=rubric.owner, valid_to=rubric.valid_from).first()


def asked(criterion: Criterion) -> Asked:
    return Asked(criterion.most, criterion.measured, steps_of(criterion.steps))
