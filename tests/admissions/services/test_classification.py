"""Levels of a year: who is classified, by which decision, and what is counted of them."""

from datetime import date, timedelta

import pytest

from accounts.rules.refusal import Refused
from accounts.rules.replacing import Outdated
from admissions.models import Classification
from admissions.queries.classification import (
    decided_below,
    exempt_on,
    last_year_decided,
    members_to_classify,
)
from admissions.services.classification import Decision, classify_members, classify_organisations
from cells.models import Member
from tests.admissions.people import paper
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
DECIDED, LAST = date(2025, 1, 15), date(2024, 12, 31)
DECISION = Decision(DECIDED, paper(DECIDED, "QĐ xếp loại"))


@pytest.fixture
def members(cast: Cast) -> list[Member]:
    return cast.people(4, of="CELL")


def classify(cast: Cast, levels: dict[int, dict[str, str]], decision: Decision = DECISION, **how: object) -> None:
    classify_members(
        cell=cast["CELL"], year=2024, levels=levels, decision=decision, occasion=cast.occasion("binh"), **how
    )


def test_who_is_exempt_on_the_last_day_of_the_year_is_not_classified(cast: Cast, members: list[Member]) -> None:
    cast.activity(members[0], "exempt", on=LAST)
    cast.activity(members[1], "exempt", on=LAST + timedelta(days=1))
    assert set(members_to_classify(cast["CELL"], LAST)) == set(members[1:])
    assert exempt_on(cast["CELL"], LAST) == 1
    with pytest.raises(Refused, match="exempt or belongs"):
        classify(cast, {members[0].pk: {"own": "good"}})


def test_levels_of_members_are_counted_for_all_above_from_the_day_of_the_decision(
    cast: Cast, members: list[Member]
) -> None:
    levels = {one.pk: {"own": "good", "proposed": "good", "decided": "good"} for one in members[:3]}
    classify(cast, levels | {members[3].pk: {"own": "done", "proposed": "", "decided": ""}})
    assert dict(decided_below(cast["CITY"], 2024, TODAY).members.by_level) == {"good": 3}
    assert decided_below(cast["CITY"], 2024, date(2025, 1, 14)).members.classified == 0
    assert decided_below(cast["CITY"], 2024, TODAY).members_of == {cast["WARD"].pk: {"good": 3}}
    assert decided_below(cast["CELL"], 2024, TODAY).members_of == {cast["CELL"].pk: {"good": 3}}
    assert last_year_decided(cast["CITY"], TODAY) == 2024
    assert last_year_decided(cast["CITY"], date(2025, 1, 14)) is None
    row = Classification.objects.get(member=members[0])
    assert (row.decided_on, str(row.ordered_by)[:8]) == (DECIDED, "15-QĐ/TU")


def test_a_decided_level_needs_its_day_and_document(cast: Cast, members: list[Member]) -> None:
    levels = {members[0].pk: {"own": "good", "proposed": "good", "decided": "good"}}
    for decision, field in ((Decision(), "on"), (Decision(DECIDED), "document"), (Decision(date(2025, 4, 1)), "on")):
        with pytest.raises(Refused) as excinfo:
            classify(cast, levels, decision)
        assert excinfo.value.field == field
    assert not Classification.objects.exists()
    classify(cast, {members[0].pk: {"own": "good", "proposed": ""}}, Decision())
    assert Classification.objects.get().decided == ""


def test_what_is_emptied_is_open_again(cast: Cast, members: list[Member]) -> None:
    classify(cast, {members[0].pk: {"decided": "good"}})
    classify(cast, {members[0].pk: {"decided": ""}}, Decision())
    row = Classification.objects.get()
    assert (row.decided, row.decided_on, row.ordered_by) == ("", None, None)


def test_who_wrote_meanwhile_is_not_overwritten(cast: Cast, members: list[Member]) -> None:
    key = f"{members[0].pk}-own"
    classify(cast, {members[0].pk: {"own": "good"}}, Decision())
    with pytest.raises(Outdated):
        classify(cast, {members[0].pk: {"own": "done"}}, Decision(), made_from={key: ""})


def test_organisations_below_are_classified_with_four_good(cast: Cast, members: list[Member]) -> None:
    occasion = cast.occasion("dung")
    levels = {
        cast["WARD"].pk: {"own": "excellent", "decided": "excellent", "four_good": "yes"},
        cast["UNIT"].pk: {"own": "good", "decided": "good", "four_good": ""},
    }
    classify_organisations(top=cast["CITY"], year=2024, levels=levels, decision=DECISION, occasion=occasion)
    found = decided_below(cast["CITY"], 2024, TODAY)
    assert (dict(found.organisations.by_level), found.four_good) == ({"excellent": 1, "good": 1}, 1)
    of_the_ward = decided_below(cast["WARD"], 2024, TODAY)
    assert (dict(of_the_ward.organisations.by_level), of_the_ward.four_good) == ({}, 0), (
        "Its own level is none of those below."
    )
    outside = {cast["OTHERWARD"].pk: {"own": "good"}}
    with pytest.raises(Refused, match="does not hang there"):
        classify_organisations(top=cast["CITY"], year=2024, levels=outside, decision=DECISION, occasion=occasion)
    with pytest.raises(Refused, match="year must lie"):
        classify_organisations(top=cast["CITY"], year=2026, levels={}, decision=DECISION, occasion=occasion)
