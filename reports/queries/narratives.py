from datetime import date

from cells.models import Organisation
from reports.models import Cover, Narrative


def texts_on(organisation: Organisation, kind: str, day: date) -> dict[str, str]:
    """By section the newest text up to the day: the period's own, or where it starts from."""
    kept = Narrative.objects.filter(organisation=organisation, kind=kind, day__lte=day).order_by("day")
    return dict(kept.values_list("section", "text"))


def cover_on(organisation: Organisation, kind: str, day: date) -> Cover:
    """The period's own cover; an empty one, not saved, where it has none: numbers and dates are never taken over."""
    kept = (
        Cover.objects.filter(organisation=organisation, kind=kind, day=day)
        .select_related("signed_by__member", "asked_in")
        .first()
    )
    return kept or Cover(organisation=organisation, kind=kind, day=day)


def periods_of(organisation: Organisation, kind: str) -> list[date]:
    """Reporting days for which something was written, the newest first."""
    written = Narrative.objects.filter(organisation=organisation, kind=kind).order_by("-day")
    return list(written.values_list("day", flat=True).distinct())
