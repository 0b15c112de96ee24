"""What was corrected of held meetings, and why: entries of the log, read by the committees above."""

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from accounts.models import Entry
from meetings.models import Meeting
from meetings.models.meeting import CORRECTIONS


def corrections_of(meetings: QuerySet[Meeting]) -> QuerySet[Entry]:
    """Of these meetings, the newest first."""
    corrected = meetings.filter(corrected_by__isnull=False).order_by()
    keys = corrected.annotate(key=Cast("pk", CharField(max_length=64))).values("key")
    entries = Entry.objects.filter(subject_kind=Meeting._meta.label_lower, act__in=CORRECTIONS, subject_id__in=keys)
    return entries.select_related("by").order_by("-at", "-pk")
