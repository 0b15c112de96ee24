from datetime import date, timedelta

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from cells.models import Ground
from cells.services.grounds import end_ground
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def ground(cast: Cast) -> Ground:
    (found,) = cast.grounds(cast.people(1, of="CELL"), valid_from=date(2025, 3, 1))
    return found


def test_a_ground_is_valid_on_its_last_day_and_not_on_the_next(cast: Cast, ground: Ground) -> None:
    end_ground(ground=ground, until=TOMORROW, occasion=cast.occasion("an"))
    assert Ground.objects.on(TODAY).exists()
    assert not Ground.objects.on(TOMORROW).exists()


def test_who_ended_a_ground_is_in_the_log(cast: Cast, ground: Ground) -> None:
    end_ground(ground=ground, until=TOMORROW, occasion=cast.occasion("an"))
    entry = Entry.objects.latest("pk")
    assert (entry.act, entry.by, entry.data["to"], entry.data["before"]) == (
        "cells.end_ground",
        cast.users["an"],
        "2025-03-22",
        None,
    )


def test_a_ground_does_not_end_before_it_begins(cast: Cast, ground: Ground) -> None:
    with pytest.raises(Refused, match="01/03/2025"):
        end_ground(ground=ground, until=date(2025, 3, 1), occasion=cast.occasion("an"))
    end_ground(ground=ground, until=date(2025, 3, 2), occasion=cast.occasion("an"))


def test_a_ground_that_has_an_end_ends_earlier_but_never_later(cast: Cast, ground: Ground) -> None:
    end_ground(ground=ground, until=TOMORROW, occasion=cast.occasion("an"))
    with pytest.raises(Refused):
        end_ground(ground=ground, until=TOMORROW, occasion=cast.occasion("an"))
    end_ground(ground=ground, until=TODAY, occasion=cast.occasion("an"))


def test_a_ground_without_evidence_is_refused_before_the_database_has_to(cast: Cast) -> None:
    with pytest.raises(Refused):
        cast.grounds(cast.people(1, of="CELL"), evidence=" ")
    assert not Ground.objects.exists()
