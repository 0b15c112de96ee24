"""When a guidance holds: one after the other, never two on one day, and the day of the act picks."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Entry
from accounts.rules.days import day_after
from accounts.rules.refusal import Refused
from cells.models import DocumentReference
from pilots.models import Guidance, GuidanceChange
from pilots.queries.eligibility import finding_for
from pilots.queries.guidance import guidance_on, nearest_guidance, terms_on, topics_of
from pilots.rules.terms import Format
from pilots.services.guidance_validity import end_guidance_early, extend_guidance, put_in_force
from tests.cast import Cast
from tests.guards import drop_guard
from tests.pilots.guidances import (
    FIRST_DAY,
    ORDER,
    SUCCESSOR,
    days_in_force,
    drafted_guidance,
    in_force,
    other_content,
    shipped,
    with_quota,
)

pytestmark = pytest.mark.django_db
OLD_FIRST = date(2022, 12, 27)
LAST_DAY = date(2025, 6, 30)


def extend(cast: Cast, guidance: Guidance, last_day: date | None, *, reason: str = "Chờ hướng dẫn mới") -> Guidance:
    until = day_after(last_day) if last_day else None
    return extend_guidance(
        guidance=guidance, until=until, document=ORDER, reason=reason, occasion=cast.occasion("khanh")
    )


def end(cast: Cast, guidance: Guidance, last_day: date, *, reason: str = "Có hướng dẫn mới") -> Guidance:
    return end_guidance_early(
        guidance=guidance, until=day_after(last_day), document=ORDER, reason=reason, occasion=cast.occasion("khanh")
    )


# Put in force -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "applies"),
    [
        (date(2022, 12, 26), False),
        (date(2022, 12, 27), True),
        (date(2025, 6, 30), True),
        (date(2025, 7, 1), False),
    ],
)
def test_the_guidance_is_in_force_from_its_first_to_its_last_day(cast: Cast, day: date, applies: bool) -> None:
    assert (guidance_on(day) == shipped()) is applies


def test_the_day_of_the_act_picks_the_guidance(cast: Cast) -> None:
    successor = in_force(cast)
    assert guidance_on(LAST_DAY) == shipped()
    assert guidance_on(FIRST_DAY) == successor
    assert guidance_on(date(2099, 1, 1)) == successor
    assert guidance_on(date(2022, 12, 26)) is None


def test_on_its_first_day_its_numbers_and_clauses_apply_and_the_day_before_the_old_ones(cast: Cast) -> None:
    cast.groups("CELL", cast.people(35, of="CELL"), number=2)
    content = with_quota(other_content(by_group_minimum=30, by_group_clause="Mục 4"), ("by_group", "cell", ""), 2)
    in_force(cast, replace(content, topics=content.topics[1:]))
    for day, eligible, clause, quota, topics in (
        (LAST_DAY, False, "03-HD/TW, II.1.2", 3, 13),
        (FIRST_DAY, True, "09-HD/TW, Mục 4", 2, 12),
    ):
        terms = terms_on(day)
        told = finding_for(cast["CELL"], Format.BY_GROUP, day)
        assert told.eligible is eligible, day
        assert {reason.clause for reason in told.reasons} == (set() if eligible else {clause})
        assert (terms.by_group_clause, terms.quota("by_group", "cell", "").per_year) == (clause, quota)
        assert len(topics_of(guidance_on(day))) == topics


@pytest.mark.parametrize(
    ("day", "number"), [(date(2020, 1, 1), 0), (date(2022, 12, 27), 0), (date(2025, 6, 30), 0), (FIRST_DAY, 1)]
)
def test_a_day_has_the_same_nearest_guidance_before_and_after_another_is_put_in_force(
    cast: Cast, day: date, number: int
) -> None:
    guidances = [shipped(), in_force(cast)]
    assert nearest_guidance(day) == guidances[number]


def test_it_is_in_the_log_with_its_days(cast: Cast) -> None:
    in_force(cast, valid_to=date(2028, 1, 1))
    entry = Entry.objects.get(act="pilots.put_in_force")
    assert entry.by == cast.users["khanh"]
    assert entry.data == {"valid_from": "2025-07-01", "valid_to": "2028-01-01"}


def test_what_is_in_force_is_not_put_in_force_again(cast: Cast) -> None:
    successor = in_force(cast)
    with pytest.raises(Refused):
        put_in_force(guidance=successor, occasion=cast.occasion("khanh"))
    assert Entry.objects.filter(act="pilots.put_in_force").count() == 1


def test_a_draft_that_lacks_something_is_not_put_in_force(cast: Cast) -> None:
    content = other_content()
    draft = drafted_guidance(cast, replace(content, topics=[], quotas=content.quotas[:-1]))
    with pytest.raises(Refused) as refused:
        put_in_force(guidance=draft, occasion=cast.occasion("khanh"))
    assert "Secrets" in str(refused.value)
    assert "by group · cell" in str(refused.value)
    assert guidance_on(FIRST_DAY) is None


@pytest.mark.parametrize(
    ("valid_from", "valid_to"),
    [
        (LAST_DAY, None),
        (date(2022, 1, 1), date(2022, 12, 28)),
        (date(2023, 1, 1), date(2024, 1, 1)),
        (date(2022, 1, 1), None),
        (OLD_FIRST, FIRST_DAY),
    ],
)
def test_two_guidances_never_hold_on_one_day(cast: Cast, valid_from: date, valid_to: date | None) -> None:
    draft = drafted_guidance(cast, valid_from=valid_from, valid_to=valid_to)
    with pytest.raises(Refused) as refused:
        put_in_force(guidance=draft, occasion=cast.occasion("khanh"))
    assert "03-HD/TW is in force from 27/12/2022 until 30/06/2025" in str(refused.value)
    with (
        pytest.raises(IntegrityError, match="two_guidances_are_never_in_force_at_once_on_update"),
        transaction.atomic(),
    ):
        Guidance.objects.filter(pk=draft.pk).update(state="in_force")
    assert days_in_force() == [("03-HD/TW", OLD_FIRST, FIRST_DAY)]


def test_without_the_guard_the_database_would_take_it(cast: Cast) -> None:
    """The control: it is the guard that refuses, and nothing else."""
    drop_guard(connection, "two_guidances_are_never_in_force_at_once_on_update")
    draft = drafted_guidance(cast, valid_from=LAST_DAY)
    assert Guidance.objects.filter(pk=draft.pk).update(state="in_force") == 1


@pytest.mark.parametrize(
    ("valid_from", "valid_to"), [(FIRST_DAY, None), (date(2025, 8, 1), None), (date(2020, 1, 1), OLD_FIRST)]
)
def test_one_may_follow_at_once_after_a_gap_or_come_before(cast: Cast, valid_from: date, valid_to: date | None) -> None:
    successor = in_force(cast, valid_from=valid_from, valid_to=valid_to)
    assert guidance_on(valid_from) == successor
    assert guidance_on(OLD_FIRST) == shipped()


def test_no_guidance_holds_in_the_gap(cast: Cast) -> None:
    in_force(cast, valid_from=date(2025, 8, 1))
    assert guidance_on(date(2025, 7, 31)) is None


# Extended ---------------------------------------------------------------------------------------------------


def test_an_extension_gives_a_later_last_day_with_its_document_and_reason(cast: Cast) -> None:
    extend(cast, shipped(), date(2025, 12, 31))
    assert guidance_on(date(2025, 12, 31)) == shipped()
    assert guidance_on(date(2026, 1, 1)) is None
    change = GuidanceChange.objects.get()
    assert (change.act, change.valid_to_before, change.valid_to) == ("extend", FIRST_DAY, date(2026, 1, 1))
    assert (change.reason, change.by) == ("Chờ hướng dẫn mới", cast.users["khanh"])
    assert str(change.ordered_by) == "215-CV/TW, 10/03/2025"
    entry = Entry.objects.get(act="pilots.extend_guidance")
    assert entry.data == {"before": "2025-07-01", "after": "2026-01-01", "document": "215-CV/TW, 10/03/2025"}


def test_until_further_notice_is_an_extension(cast: Cast) -> None:
    extend(cast, shipped(), None)
    assert guidance_on(date(2099, 1, 1)) == shipped()
    with pytest.raises(Refused):
        extend(cast, shipped(), date(2030, 1, 1))


@pytest.mark.parametrize("last_day", [LAST_DAY, date(2025, 1, 1)])
def test_an_extension_ends_later_than_before(cast: Cast, last_day: date) -> None:
    with pytest.raises(Refused) as refused:
        extend(cast, shipped(), last_day)
    assert refused.value.field == "until"


@pytest.mark.parametrize("last_day", [FIRST_DAY, None])
def test_an_extension_into_the_days_of_the_next_is_refused(cast: Cast, last_day: date | None) -> None:
    in_force(cast)
    with pytest.raises(Refused) as refused:
        extend(cast, shipped(), last_day)
    assert refused.value.field == "until"
    assert "09-HD/TW" in str(refused.value)
    with pytest.raises(IntegrityError, match="two_guidances_are_never_in_force_at_once"), transaction.atomic():
        Guidance.objects.filter(shipped=True).update(valid_to=date(2025, 7, 2))


def test_an_extension_up_to_the_day_before_the_next_closes_the_gap(cast: Cast) -> None:
    in_force(cast, valid_from=date(2025, 8, 1))
    extend(cast, shipped(), date(2025, 7, 31))
    assert days_in_force() == [("03-HD/TW", OLD_FIRST, date(2025, 8, 1)), ("09-HD/TW", date(2025, 8, 1), None)]


# Ended early ------------------------------------------------------------------------------------------------


def test_ended_early_it_holds_up_to_its_new_last_day(cast: Cast) -> None:
    end(cast, shipped(), date(2025, 4, 30))
    assert guidance_on(date(2025, 4, 30)) == shipped()
    assert guidance_on(date(2025, 5, 1)) is None
    change = GuidanceChange.objects.get()
    assert (change.act, change.valid_to_before, change.valid_to) == ("end_early", FIRST_DAY, date(2025, 5, 1))
    assert Entry.objects.get(act="pilots.end_early_guidance").why == "Có hướng dẫn mới"


def test_ended_early_it_makes_room_for_the_next(cast: Cast) -> None:
    end(cast, shipped(), date(2025, 4, 30))
    successor = in_force(cast, valid_from=date(2025, 5, 1))
    assert guidance_on(date(2025, 5, 1)) == successor


def test_without_a_last_day_it_can_be_ended_too(cast: Cast) -> None:
    successor = in_force(cast, valid_from=FIRST_DAY)
    end(cast, successor, date(2025, 12, 31))
    assert guidance_on(date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("last_day", "why"),
    [
        (LAST_DAY, "anyway"),
        (date(2025, 12, 31), "anyway"),
        (date(2022, 12, 26), "cannot end before"),
        (date(2025, 3, 9), "what was done before that day stays"),
    ],
)
def test_an_early_end_lies_between_the_document_and_the_last_day(cast: Cast, last_day: date, why: str) -> None:
    with pytest.raises(Refused, match=why) as refused:
        end(cast, shipped(), last_day)
    assert refused.value.field == "until"
    assert days_in_force() == [("03-HD/TW", OLD_FIRST, FIRST_DAY)]


# Both -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("act", [extend, end])
def test_a_draft_is_neither_extended_nor_ended(cast: Cast, act) -> None:
    draft = drafted_guidance(cast, valid_to=date(2028, 1, 1))
    with pytest.raises(Refused):
        act(cast, draft, date(2026, 1, 1))


@pytest.mark.parametrize(("act", "last_day"), [(extend, date(2025, 12, 31)), (end, date(2025, 4, 30))])
def test_a_change_needs_a_reason_and_without_it_nothing_happens(cast: Cast, act, last_day: date) -> None:
    with pytest.raises(Refused) as refused:
        act(cast, shipped(), last_day, reason="  ")
    assert refused.value.field == "reason"
    assert days_in_force() == [("03-HD/TW", OLD_FIRST, FIRST_DAY)]
    assert not DocumentReference.objects.filter(symbol=ORDER.symbol).exists()


def test_the_change_can_cite_what_is_in_the_register_already(cast: Cast) -> None:
    in_force(cast, valid_from=date(2026, 1, 1))
    extend_guidance(
        guidance=shipped(),
        until=date(2025, 8, 1),
        document=SUCCESSOR,
        reason="r",
        occasion=cast.occasion("khanh", today=SUCCESSOR.issued_on),
    )
    assert GuidanceChange.objects.get().ordered_by.symbol == "09-HD/TW"
