from django.db import transaction

from accounts.models import Entry, Occasion
from accounts.queries.entries import written_since
from accounts.services.log import record
from cells.models import Member

READ = "cells.read_member"


@transaction.atomic
def note_reading(
    *,
    member: Member,
    occasion: Occasion,
) -> None:
    """The record of a member was read: one entry of the log for each person, member and day (rulebook, 6)."""
    midnight = occasion.at.replace(hour=0, minute=0, second=0, microsecond=0)
    noted = Entry.objects.filter(
        written_since(midnight), act=READ, by=occasion.by.user, subject_kind="cells.member", subject_id=str(member.pk)
    )
    if not noted.exists():
        record(occasion, act=READ, subject=member)
