from datetime import date

from django.db.models import Q

from cells.models import Organisation
from pilots.models import Round
from reports.models import Cover, Narrative


def texts_on(organisation: Organisation, kind: str, day: date, round: Round | None = None) -> dict[str, str]:
    """By section the newest text up to the day: the period's own, or where it starts from."""
    own_or_earlier = Q(day__lt=day) | Q(day=day, round=round) if round else Q(day__lte=day)
    kept = Narrative.objects.filter(own_or_earlier, organisation=organisation, kind=kind).order_by("day", "pk")
    return dict(kept.values_list("section", "text"))


def texts_of_day(organisation: Organisation, kind: str, day: date) -> dict[str, str]:
    """By section what was written for this very day, and not what an earlier one left to begin with."""
    kept = Narrative.objects.filter(organisation=organisation, kind=kind, day=day)
    return dict(kept.values_list("section", "text"))


def cover_on(organisation: Organisation, kind: str, day: date, round: Round | None = None) -> Cover:
    """The period's own cover; an empty one, not saved, where it has none: numbers and dates are never taken over."""
    kept = (
        Cover.objects.filter(organisation=organisation, kind=kind, day=day, round=round)
        .select_related("signed_by__member", "asked_in")
        .first()
    )
    return kept or Cover(organisation=organisation, kind=kind, day=day, round=round)


def periods_of(organisation: Organisation, kind: str) -> list[date]:
    """Reporting days for which something was written, the newest first."""
    written = Narrative.objects.filter(organisation=organisation, kind=kind).order_by("-day")
    return list(written.values_list("day", flat=True).distinct())


def period_before(organisation: Organisation, kind: str, day: date) -> date | None:
    """The reporting day before this one; None where this is the first."""
    return next((earlier for earlier in periods_of(organisation, kind) if earlier < day), None)
