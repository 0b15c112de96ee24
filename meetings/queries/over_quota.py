"""Planned meetings for which a guidance has no place in the quota of their year: planned under another, which allowed more."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery

from accounts.queries.put_together import Question
from cells.models import OrganisationVersion
from cells.models.dated import not_over, valid_on
from meetings.models import Meeting
from meetings.queries.meetings import meetings_reached, not_begun
from meetings.queries.outlook import quota_for
from meetings.rules.formats import counted_as
from meetings.rules.planning import stands_over
from pilots.models import Slot
from pilots.queries.guidance import binding, terms_of
from pilots.rules.terms import Terms


@dataclass(frozen=True)
class OverQuota:
    """As it would be refused when it is held: `used` places of its year are taken, its own among them, `limit` allowed."""

    meeting: Meeting
    used: int
    limit: int
    clause: str


def over_quota_under(terms: Terms, meetings: QuerySet[Meeting]) -> list[OverQuota]:
    """Of these, those planned for days of the guidance, in force or not, that it has no place for; the next one first."""
    of_its_days = meetings.filter(held_on__gte=terms.valid_from)
    if terms.valid_to is not None:
        of_its_days = of_its_days.filter(held_on__lt=terms.valid_to)
    limits = [quota.per_year for quota in terms.quotas.values() if quota.per_year is not None]
    found = []
    for meeting in _with_places(of_its_days, more_than=min(limits)) if limits else ():
        counted, used = counted_as(meeting.format), meeting.used
        quota = quota_for(terms, counted, meeting.subject, meeting.kind, meeting.basis) if counted else None
        if quota is not None and quota.per_year is not None and stands_over(used, quota.per_year):
            found.append(OverQuota(meeting, used, quota.per_year, quota.clause))
    return found


def over_quota_now(meetings: QuerySet[Meeting]) -> list[OverQuota]:
    """Of these, those the guidance of their day has no place for. Few are looked at: it gave the others their place itself."""
    elsewhere = _given_elsewhere(meetings)
    days = sorted(_with_places(elsewhere).values_list("held_on", flat=True))
    if not days:
        return []
    guidances = binding().not_over(days[0]).begun_by(days[-1]).order_by("valid_from")
    return [over for guidance in guidances for over in over_quota_under(terms_of(guidance), elsewhere)]


@Question
def with_places_given_elsewhere(*reach: str | int) -> QuerySet[Meeting]:
    """Of what is reached: those `over_quota_now` looks at."""
    return _with_places(_given_elsewhere(meetings_reached(*reach)))


def _given_elsewhere(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Whose place the guidance of their day did not give them."""
    return meetings.exclude(
        not_over(F("held_on"), "slot__quota__guidance"), slot__quota__guidance__valid_from__lte=F("held_on")
    )


def _with_places(meetings: QuerySet[Meeting], *, more_than: int = 0) -> "QuerySet[Any]":
    """Planned, not begun, and holding a place, of which more are taken. Each with `subject`, the kind of its organisation on its
    day, and `used`."""
    taken = Slot.objects.taken().filter(
        organisation=OuterRef("slot__organisation"), format=OuterRef("slot__format"), year=OuterRef("slot__year")
    )
    number = taken.order_by().values("year").annotate(number=Count("pk")).values("number")
    version = OrganisationVersion.objects.filter(valid_on(OuterRef("held_on")), organisation=OuterRef("organisation"))
    planned = not_begun(meetings.filter(state=Meeting.State.PLANNED, slot__isnull=False)).annotate(
        subject=Subquery(version.values("kind")[:1]), used=Subquery(number, output_field=IntegerField())
    )
    return planned.filter(used__gt=more_than).order_by("held_on", "pk")
