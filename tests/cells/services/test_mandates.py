"""A mandate is given once, and its last day may come earlier than was told."""

from datetime import date, timedelta

import pytest
from django.db import connection

from accounts.models import Entry
from accounts.rules.refusal import Offered, Refused
from cells.models import Mandate
from cells.queries.mandates import mandates_on
from cells.services.mandates import end_mandate, end_mandate_at_once, give_mandate
from tests.cast import TODAY, Cast, Role
from tests.crowd import press_at_once

pytestmark = pytest.mark.django_db
AUGUST, SEPTEMBER = date(2025, 8, 1), date(2025, 9, 1)
PEOPLE = 20 if connection.vendor == "postgresql" else 5


def inspector_of_ward(cast: Cast, on: date) -> Mandate:
    return give_mandate(
        user=cast.users["an"], organisation=cast["WARD"], role=Role.INSPECTOR, on=on, occasion=cast.occasion("khanh")
    )


def test_a_mandate_that_begins_later_is_not_given_a_second_time_from_before(cast: Cast) -> None:
    inspector_of_ward(cast, SEPTEMBER)
    with pytest.raises(Offered, match="01/09/2025") as offered:
        inspector_of_ward(cast, AUGUST)
    assert (offered.value.field, offered.value.value) == ("until", SEPTEMBER)


def test_a_mandate_is_given_again_from_the_day_after_its_last(cast: Cast) -> None:
    first = inspector_of_ward(cast, AUGUST)
    end_mandate(mandate=first, until=SEPTEMBER, occasion=cast.occasion("khanh"))
    assert inspector_of_ward(cast, SEPTEMBER).valid_from == SEPTEMBER


@pytest.mark.django_db(transaction=True)
def test_of_all_who_give_one_mandate_at_once_one_succeeds(cast: Cast) -> None:
    outcome = press_at_once(lambda number: inspector_of_ward(cast, TODAY), people=PEOPLE)
    assert outcome == {"done": 1, "refused": PEOPLE - 1}


def test_the_last_day_of_a_mandate_is_brought_forward_but_never_put_off(cast: Cast) -> None:
    mandate = inspector_of_ward(cast, TODAY)
    for until in (SEPTEMBER, AUGUST):
        end_mandate(mandate=mandate, until=until, occasion=cast.occasion("khanh"))
    mandate.refresh_from_db()
    assert mandate.last_day == date(2025, 7, 31)
    for until in (AUGUST, SEPTEMBER):
        with pytest.raises(Refused, match="31/07/2025") as refused:
            end_mandate(mandate=mandate, until=until, occasion=cast.occasion("khanh"))
        assert refused.value.field == "until"


@pytest.mark.parametrize("begun", [date(2019, 1, 1), TODAY - timedelta(days=1), TODAY, SEPTEMBER])
def test_a_mandate_ends_at_once_whenever_it_began_and_pressed_twice_only_once(cast: Cast, begun: date) -> None:
    mandate = Mandate.objects.create(
        user=cast.users["hoa"], organisation=cast["CELL"], role=Role.CLERK, valid_from=begun
    )
    for _ in range(2):
        end_mandate_at_once(mandate=mandate, occasion=cast.occasion("khanh"))
    for day in (TODAY, SEPTEMBER, date(2030, 1, 1)):
        assert mandate not in mandates_on(cast.users["hoa"], day)
    assert (mandate in mandates_on(cast.users["hoa"], TODAY - timedelta(days=1))) is (begun < TODAY)
    entry = Entry.objects.get(act="cells.end_mandate")
    assert (entry.subject_id, entry.data["user"]) == (str(mandate.pk), "hoa")


@pytest.mark.parametrize("begun", [TODAY, SEPTEMBER])
def test_one_that_held_on_no_day_stands_in_the_way_of_none(cast: Cast, begun: date) -> None:
    end_mandate_at_once(mandate=inspector_of_ward(cast, begun), occasion=cast.occasion("khanh"))
    again = inspector_of_ward(cast, TODAY)
    assert again in mandates_on(cast.users["an"], SEPTEMBER)


def test_what_was_done_by_a_mandate_until_today_is_not_taken_from_under_it(cast: Cast) -> None:
    mandate = inspector_of_ward(cast, TODAY - timedelta(days=9))
    with pytest.raises(Refused, match="at once") as refused:
        end_mandate(mandate=mandate, until=TODAY - timedelta(days=1), occasion=cast.occasion("khanh"))
    assert refused.value.field == "until"


def test_nobody_ends_their_own_mandate_as_administrator_at_once_either(cast: Cast) -> None:
    mandate = Mandate.objects.get(user=cast.users["khanh"])
    with pytest.raises(Refused):
        end_mandate_at_once(mandate=mandate, occasion=cast.occasion("khanh"))
