"""The last place in the quota under a crowd: everybody plans a meeting of the same cell at the same moment."""

from datetime import date, timedelta

import pytest
from django.db import connection

from accounts.models import Entry
from meetings.models import Meeting
from pilots.models import Slot
from tests.cast import Cast
from tests.crowd import press_at_once
from tests.meetings.scenes import MEETING_DAY, cell_with_groups, ship_cell

CAP = 3
PEOPLE = 80 if connection.vendor == "postgresql" else 20


def day(number: int) -> date:
    return MEETING_DAY + timedelta(days=number % 80)


@pytest.mark.django_db(transaction=True)
def test_of_all_who_plan_a_by_group_meeting_at_once_three_succeed_and_the_others_are_told_why(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    outcome = press_at_once(lambda number: scene.plan(Meeting.Format.BY_GROUP, day(number)), people=PEOPLE)
    assert outcome == {"done": CAP, "refused": PEOPLE - CAP}
    assert Meeting.objects.filter(state=Meeting.State.PLANNED).count() == CAP
    assert Entry.objects.filter(act="meetings.plan_meeting").count() == CAP


@pytest.mark.django_db(transaction=True)
def test_online_and_hybrid_meetings_planned_at_once_share_one_quota(cast: Cast) -> None:
    scene = ship_cell(cast, away=10)
    formats = [Meeting.Format.HYBRID, Meeting.Format.FULL_ONLINE]
    outcome = press_at_once(lambda number: scene.plan(formats[number % 2], day(number)), people=20)
    assert outcome == {"done": CAP, "refused": 20 - CAP}
    assert sorted(Slot.objects.values_list("number", flat=True)) == [1, 2, 3]
