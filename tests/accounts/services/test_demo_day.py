from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.clock import read_clock
from accounts.models import Actor, DemoDay, Entry, Occasion, User
from accounts.rules.refusal import Refused
from accounts.services.demo_day import move_demo_day
from tests.cast import TODAY

pytestmark = pytest.mark.django_db
START = date(2025, 3, 21)


@pytest.fixture(autouse=True)
def _demo(settings: Any) -> None:
    settings.DEMO_TODAY = START


@pytest.fixture
def visitor() -> Actor:
    return Actor(user=User.objects.create_user("clerk"), mandate_id=None, mandate="")


def test_the_day_moves_forward_and_the_clock_follows(visitor: Actor) -> None:
    move_demo_day(to=START + timedelta(days=7), occasion=Occasion(by=visitor, at=timezone.now(), today=TODAY))
    assert read_clock().today == date(2025, 3, 28)


def test_each_move_is_recorded(visitor: Actor) -> None:
    move_demo_day(to=date(2025, 7, 1), occasion=Occasion(by=visitor, at=timezone.now(), today=TODAY))
    entry = Entry.objects.get()
    assert (entry.act, entry.data) == ("move_demo_day", {"from": "2025-03-21", "to": "2025-07-01"})


@pytest.mark.parametrize("to", [START, START - timedelta(days=1)])
def test_the_day_never_moves_backward_nor_stands_still(visitor: Actor, to: date) -> None:
    with pytest.raises(Refused, match="21/03/2025") as refusal:
        move_demo_day(to=to, occasion=Occasion(by=visitor, at=timezone.now(), today=TODAY))
    assert refusal.value.field == "day"
    assert not Entry.objects.exists()


def test_a_move_counts_from_the_day_reached(visitor: Actor) -> None:
    move_demo_day(to=date(2025, 5, 1), occasion=Occasion(by=visitor, at=timezone.now(), today=TODAY))
    with pytest.raises(Refused):
        move_demo_day(to=date(2025, 4, 1), occasion=Occasion(by=visitor, at=timezone.now(), today=TODAY))
    assert DemoDay.objects.get().day == date(2025, 5, 1)


def test_without_a_demo_day_nothing_moves(visitor: Actor, settings: Any) -> None:
    settings.DEMO_TODAY = None
    with pytest.raises(Refused):
        move_demo_day(to=date(2030, 1, 1), occasion=Occasion(by=visitor, at=timezone.now(), today=TODAY))
    assert not DemoDay.objects.exists()
