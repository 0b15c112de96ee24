from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, suppress
from dataclasses import replace
from datetime import date, timedelta
from time import sleep

import pytest
from django.db import IntegrityError, connection, connections, transaction

from accounts.rules.refusal import Refused
from pilots.models import GuidanceQuota, Slot
from pilots.queries.guidance import terms_on
from pilots.queries.quotas import slots_taken
from pilots.rules.terms import QuotaTerm
from pilots.services.slots import release_slot, take_slot
from tests.cast import TODAY, Cast
from tests.crowd import press_at_once
from tests.guards import drop_all_guards

CAP = 3
ONE_DAY = timedelta(days=1)
LATER = date(2025, 4, 10)


def by_group() -> QuotaTerm:
    terms = terms_on(TODAY)
    assert terms is not None
    quota = terms.quota("by_group", "cell", "")
    assert quota is not None
    return quota


def take(cast: Cast, on: date = TODAY, of: str = "CELL") -> Slot:
    return take_slot(organisation=cast[of], format="by_group", on=on, quota=by_group(), today=TODAY)


def used(cast: Cast, day: date) -> int:
    return slots_taken([cast["CELL"].pk], day).count()


@pytest.mark.django_db
def test_three_are_taken_and_the_fourth_is_refused_with_its_clause(cast: Cast) -> None:
    assert [take(cast).number for _ in range(CAP)] == [1, 2, 3]
    with pytest.raises(Refused) as refused:
        take(cast)
    assert refused.value.clause == "03-HD/TW, II.2"
    assert "2025" in refused.value.message


@pytest.mark.django_db
def test_a_full_quota_is_refused_by_one_statement(
    cast: Cast, django_assert_num_queries: Callable[..., AbstractContextManager[object]]
) -> None:
    for _ in range(CAP):
        take(cast)
    quota = by_group()
    with django_assert_num_queries(1), pytest.raises(Refused):
        take_slot(organisation=cast["CELL"], format="by_group", on=TODAY, quota=quota, today=TODAY)


@pytest.mark.django_db
def test_a_slot_given_back_can_be_taken_again(cast: Cast) -> None:
    slots = [take(cast) for _ in range(CAP)]
    release_slot(slots[1], today=LATER)
    assert take(cast).number == 2


@pytest.mark.django_db
def test_a_place_is_taken_from_the_day_it_was_taken_until_it_is_given_back(cast: Cast) -> None:
    slot = take(cast)
    release_slot(slot, today=LATER)
    days = (TODAY - ONE_DAY, TODAY, LATER - ONE_DAY, LATER)
    assert [used(cast, day) for day in days] == [0, 1, 1, 0]


@pytest.mark.django_db
def test_a_place_given_back_on_the_day_it_was_taken_was_taken_on_no_day(cast: Cast) -> None:
    release_slot(take(cast), today=TODAY)
    assert not Slot.objects.exists()


@pytest.mark.django_db
def test_a_place_taken_today_by_a_meeting_held_before_was_taken_on_its_day(cast: Cast) -> None:
    take(cast, on=date(2025, 2, 10))
    assert [used(cast, day) for day in (date(2025, 2, 9), date(2025, 2, 10))] == [0, 1]


@pytest.mark.django_db
def test_what_was_taken_under_a_guidance_that_allowed_more_counts_under_one_that_allows_fewer(cast: Cast) -> None:
    slots = [take(cast) for _ in range(CAP)]
    release_slot(slots[0], today=LATER)
    fewer = replace(by_group(), per_year=2)
    with pytest.raises(Refused):
        take_slot(organisation=cast["CELL"], format="by_group", on=TODAY, quota=fewer, today=TODAY)


@pytest.mark.django_db
def test_every_year_and_every_organisation_has_its_own_quota(cast: Cast) -> None:
    for _ in range(CAP):
        take(cast)
    assert take(cast, on=date(2024, 12, 31)).number == 1
    assert take(cast, of="SECOND").number == 1


@pytest.mark.django_db
@pytest.mark.parametrize("number", [CAP + 1, 99])
def test_the_database_refuses_a_slot_beyond_the_quota(cast: Cast, number: int) -> None:
    with pytest.raises(IntegrityError, match="a_slot_is_within_the_quota_on_insert"), transaction.atomic():
        Slot.objects.create(
            organisation=cast["CELL"], format="by_group", year=2025, number=number, quota_id=by_group().pk
        )


@pytest.mark.django_db
def test_the_database_refuses_to_renumber_a_slot_beyond_the_quota(cast: Cast) -> None:
    slot = take(cast)
    with pytest.raises(IntegrityError, match="a_slot_is_within_the_quota_on_update"), transaction.atomic():
        Slot.objects.filter(pk=slot.pk).update(number=CAP + 1)


@pytest.mark.django_db
def test_the_database_refuses_a_slot_counted_against_the_quota_of_another_format(cast: Cast) -> None:
    online = GuidanceQuota.objects.get(format="online", subject="cell", basis="specific_nature")
    with pytest.raises(IntegrityError, match="a_slot_is_within_the_quota_on_insert"), transaction.atomic():
        Slot.objects.create(organisation=cast["CELL"], format="by_group", year=2025, number=1, quota=online)


@pytest.mark.django_db
def test_the_database_refuses_the_same_slot_twice(cast: Cast) -> None:
    take(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Slot.objects.create(organisation=cast["CELL"], format="by_group", year=2025, number=1, quota_id=by_group().pk)


@pytest.fixture
def unguarded(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The control: slots may be taken twice. SQLite remakes the table from what the model says, so the model says less."""
    (constraint,) = (c for c in Slot._meta.constraints if c.name == "a_slot_of_the_quota_is_taken_once")
    drop_all_guards(connection)
    with monkeypatch.context() as patch:
        patch.setattr(Slot._meta, "constraints", [c for c in Slot._meta.constraints if c is not constraint])
        with connection.schema_editor() as editor:
            editor.remove_constraint(Slot, constraint)
        yield


PEOPLE = 80 if connection.vendor == "postgresql" else 20
BETWEEN = 0.5  # seconds between looking and writing, or before the end of the transaction: so the controls do not hang on luck


@pytest.mark.django_db(transaction=True)
def test_however_many_try_at_once_as_many_succeed_as_the_quota_allows(cast: Cast) -> None:
    with_transaction = transaction.atomic(lambda number: take(cast))
    outcome = press_at_once(with_transaction, people=PEOPLE)
    assert outcome == {"done": CAP, "refused": PEOPLE - CAP}
    assert sorted(Slot.objects.values_list("number", flat=True)) == [1, 2, 3]


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql
def test_places_that_are_given_back_and_taken_again_by_a_crowd_are_never_more_than_the_quota(cast: Cast) -> None:
    quota, turns = by_group(), 15

    def take_and_give_back(_number: int) -> None:
        for _turn in range(turns):
            with suppress(Refused):
                slot = take_slot(organisation=cast["CELL"], format="by_group", on=TODAY, quota=quota, today=TODAY)
                assert Slot.objects.taken().count() <= CAP
                release_slot(slot, today=LATER)

    outcome = press_at_once(take_and_give_back, people=20)
    assert outcome == {"done": 20}
    assert not Slot.objects.taken().exists()
    assert Slot.objects.count() > CAP


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql
def test_a_full_quota_is_refused_while_somebody_holds_the_organisation(cast: Cast) -> None:
    for _ in range(CAP):
        take(cast)
    with closing(connections.create_connection("default")) as another, connection.cursor() as own:
        another.set_autocommit(False)
        with another.cursor() as holding:
            holding.execute("SELECT 1 FROM cells_organisation WHERE id = %s FOR UPDATE", [cast["CELL"].pk])
        own.execute("SET lock_timeout = '1s'")
        with pytest.raises(Refused):
            take(cast)
        own.execute("SET lock_timeout = 0")


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql
def test_control_without_the_unique_slot_the_same_crowd_gets_through(cast: Cast, unguarded: None) -> None:
    def take_slowly(number: int) -> None:
        take(cast)
        sleep(BETWEEN)

    outcome = press_at_once(transaction.atomic(take_slowly), people=PEOPLE)
    assert outcome["done"] > CAP
    assert outcome["broken"] == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.sqlite
def test_control_without_the_transaction_and_the_unique_slot_the_same_crowd_gets_through(
    cast: Cast, unguarded: None
) -> None:
    """On SQLite the guard is two things: the one writer at a time of an immediate transaction, and the unique slot."""

    def count_then_insert(number: int) -> None:
        taken = Slot.objects.filter(organisation=cast["CELL"]).count()
        if taken >= CAP:
            raise Refused("used up")
        sleep(BETWEEN)
        Slot.objects.create(organisation=cast["CELL"], format="by_group", year=2025, number=1, quota_id=by_group().pk)

    assert press_at_once(count_then_insert, people=PEOPLE)["done"] > CAP
