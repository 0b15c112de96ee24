from django.db.models import Model, QuerySet

from accounts.models import Entry, KeptText


def kept_texts_of(subject: Model, part: str) -> QuerySet[KeptText]:
    """The newest, which is what stands now, first."""
    return KeptText.objects.of(subject, part).select_related("by").order_by("-number")


def last_entry(subject: Model, *acts: str) -> Entry | None:
    """Who did one of these acts to it last, and when."""
    entries = Entry.objects.filter(
        subject_kind=subject._meta.label_lower, subject_id=str(subject.pk), act__in=acts
    ).select_related("by")
    return entries.order_by("-pk").first()
