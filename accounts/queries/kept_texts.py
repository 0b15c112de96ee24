from collections.abc import Sequence

from django.db.models import Model, QuerySet

from accounts.models import Entry, KeptText


def kept_texts_of(subject: Model, part: str) -> QuerySet[KeptText]:
    """The newest, which is what stands now, first."""
    return KeptText.objects.of(subject, part).select_related("by").order_by("-number")


def last_entry(*subjects: Model, acts: Sequence[str]) -> Entry | None:
    """Who did one of these acts to one of these things of one kind last, and when."""
    entries = Entry.objects.filter(
        subject_kind__in={one._meta.label_lower for one in subjects},
        subject_id__in=[str(one.pk) for one in subjects],
        act__in=acts,
    )
    return entries.select_related("by").order_by("-pk").first()
