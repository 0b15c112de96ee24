"""The count is the site's, not a process's; it grows, lapses, and is no stranger's means."""

from datetime import timedelta

import pytest
from django.db import connection

from accounts.models import FailedSignIns, KnownAddress, User
from accounts.rules.refusal import Refused
from accounts.rules.sign_in_pace import NO_WAIT
from accounts.services.sign_in_throttle import begin_attempt, note_success
from tests.cast import NOW
from tests.crowd import press_at_once

pytestmark = pytest.mark.django_db
HERE, THERE = "203.0.113.5", "198.51.100.7"
PEOPLE = 20 if connection.vendor == "postgresql" else 8


def fail(times: int, *, username: str = "clerk", address: str = HERE, after: int = 0) -> None:
    for _ in range(times):
        begin_attempt(username=username, address=address, at=NOW + timedelta(seconds=after))


def wait(*, username: str = "clerk", address: str = HERE, after: int = 0) -> timedelta:
    return begin_attempt(username=username, address=address, at=NOW + timedelta(seconds=after))


def test_an_attempt_in_the_pause_does_not_lengthen_it() -> None:
    fail(9)
    assert wait() == timedelta(seconds=15)
    assert wait(after=15) == NO_WAIT
    assert wait(after=16) == timedelta(seconds=29)


def test_letter_case_makes_no_other_name_and_no_other_address_waits() -> None:
    fail(5)
    assert wait(username="CLERK") > NO_WAIT
    assert wait(address=THERE) == NO_WAIT


def test_after_an_hour_it_is_forgotten() -> None:
    fail(5)
    for seconds in range(3601, 3606):
        assert wait(after=seconds) == NO_WAIT


def test_the_same_password_against_many_names_is_slowed_and_each_further_name_slows_it_more() -> None:
    for number in range(10):
        assert wait(username=f"somebody{number}") == NO_WAIT
    assert wait(username="clerk") == timedelta(seconds=5)
    assert wait(username="clerk", after=5) == NO_WAIT
    assert wait(username="another", after=6) == timedelta(seconds=9)


def test_an_office_where_everybody_mistypes_once_is_not_slowed() -> None:
    for number in range(40):
        user = User.objects.create_user(f"clerk{number}", None)
        fail(2, username=user.username)
        note_success(user=user, address=HERE, at=NOW)
    assert wait(username="new") == NO_WAIT


def test_where_the_person_signed_in_before_no_stranger_keeps_them_waiting() -> None:
    clerk = User.objects.create_user("clerk", None)
    note_success(user=clerk, address=HERE, at=NOW)
    fail(30, address=THERE)
    for number in range(30):
        fail(1, username=f"somebody{number}")
    assert wait() == NO_WAIT
    assert wait(username="another") > NO_WAIT


def test_names_and_addresses_are_kept_as_digests_and_what_is_old_goes() -> None:
    clerk = User.objects.create_user("clerk", None)
    fail(3, username="my password by mistake", address=THERE)
    note_success(user=clerk, address=HERE, at=NOW + timedelta(hours=2))
    assert not FailedSignIns.objects.exists()
    assert HERE not in KnownAddress.objects.get().address


@pytest.mark.django_db(transaction=True)
def test_of_many_attempts_at_once_no_more_than_five_get_past_the_count() -> None:
    def guess(_number: int) -> None:
        if wait() > NO_WAIT:
            raise Refused("wait")

    assert press_at_once(guess, people=PEOPLE) == {"done": 5, "refused": PEOPLE - 5}
