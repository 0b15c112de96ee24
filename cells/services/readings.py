from django.db import transaction
from django.db.models import Model

from accounts.models import Entry, Occasion
from accounts.queries.entries import written_since
from accounts.services.log import record
from cells.models import Member

READ = "cells.read_member"


@transaction.atomic
def note_reading(*, member: Member, occasion: Occasion) -> None:
    """The record of a member was read: one entry of the log for each person, member and day (rulebook, 6)."""
    note_reading_of(member, READ, occasion)


@transaction.atomic
def note_reading_of(subject: Model, act: str, occasion: Occasion) -> None:
    """The same of whoever else's record is kept."""
    midnight = occasion.at.replace(hour=0, minute=0, second=0, microsecond=0)
    kind = subject._meta.label_lower
    noted = Entry.objects.filter(
        written_since(midnight), act=act, by=occasion.by.user, subject_kind=kind, subject_id=str(subject.pk)
    )
    if not noted.exists():
        record(occasion, act=act, subject=subject)
