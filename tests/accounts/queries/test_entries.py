from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Entry, User
from accounts.queries.entries import written_since


@pytest.mark.parametrize("demo", [True, False])
@pytest.mark.django_db
def test_what_was_written_since_a_moment_is_found_by_its_moment(demo: bool, settings: Any) -> None:
    settings.DEMO = demo
    now = timezone.localtime()
    clerk = User.objects.create_user("clerk")
    for minutes in (-1, 0, 1):
        at = now + timedelta(minutes=minutes)
        Entry.objects.create(at=at, by=clerk, act="test", subject_kind="user", subject_id=str(minutes))
    assert list(Entry.objects.filter(written_since(now)).values_list("subject_id", flat=True)) == ["0", "1"]


@pytest.mark.postgresql
@pytest.mark.django_db
def test_the_parts_of_earlier_months_are_not_looked_into(settings: Any) -> None:
    settings.DEMO = False
    # In the first hours of a month the part before is looked into too: clocks of machines differ.
    tomorrow = timezone.localtime() + timedelta(days=1)
    entries = Entry.objects.filter(written_since(tomorrow), subject_kind="user", subject_id="1")
    assert "accounts_entry_before" not in entries.explain()
    assert "accounts_entry_before" in Entry.objects.filter(subject_kind="user", subject_id="1").explain()
