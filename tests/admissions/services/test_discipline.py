"""Cases of discipline: what is refused, what the register gets of an expulsion, what is counted; the log names nobody."""

from datetime import date, timedelta

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from admissions.models import DisciplinaryCase
from admissions.queries.discipline import ANNOUNCEMENT, OUTCOME, cases_of, disciplined, waiting
from admissions.rules.discipline import After
from admissions.services.discipline import (
    announce_case,
    follow_case,
    record_case,
    take_back_case,
    take_back_case_step,
)
from cells.models import Degree, Member, Membership, Organisation
from cells.services.record_mergers import merge_records
from tests.admissions.inspecting import ANNOUNCED, BREACH, DECIDED, a_case, told
from tests.cast import START, TODAY, Cast

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
EXPULSION = {"form": "expulsion", "proposed": 6, "proposed_of": 9}


@pytest.fixture
def member(cast: Cast) -> Member:
    return cast.people(9, of="CELL")[0]


def follow(cast: Cast, case: DisciplinaryCase, what: str, on: date, **facts: str) -> None:
    told = {"form": "", "document": "12-QĐ/UBKT"} | facts
    follow_case(case=case, what=what, on=on, occasion=cast.occasion(today=TODAY), **told)


def numbers(cast: Cast, code: str = "CITY", last: date = TODAY, **how: bool) -> dict[str, dict[int, int]]:
    found = disciplined(cast[code], START, last, **how)
    return {form: dict(years) for form, years in found.items() if years}


def test_a_case_is_of_the_cell_and_the_degree_of_its_day(cast: Cast, member: Member) -> None:
    case = a_case(cast, member)
    assert (case.seat, case.degree, case.announced_on) == (cast["CELL"], "official", ANNOUNCED)
    assert numbers(cast) == {"reprimand": {2024: 1}}
    assert numbers(cast, "WARD") == numbers(cast, "CELL") == numbers(cast)
    assert numbers(cast, "OTHER") == numbers(cast, "SECOND") == {}


def test_it_counts_by_the_day_of_the_decision(cast: Cast, member: Member) -> None:
    a_case(cast, member)
    assert numbers(cast, last=DECIDED - DAY) == {}
    assert numbers(cast, last=DECIDED) == {"reprimand": {2024: 1}}


def test_what_was_annulled_later_counts_until_that_day_and_another_form_from_its_own(
    cast: Cast, member: Member
) -> None:
    case = a_case(cast, member, form="warning")
    follow(cast, case, After.COMPLAINT, date(2024, 3, 20))
    follow(cast, case, After.CHANGED, date(2024, 4, 10), form="reprimand")
    assert numbers(cast, last=date(2024, 4, 9)) == {"warning": {2024: 1}}
    assert numbers(cast, last=date(2024, 4, 10)) == {"reprimand": {2024: 1}}
    follow(cast, case, After.ANNULLED, date(2024, 6, 1))
    assert numbers(cast, last=date(2024, 5, 31)) == {"reprimand": {2024: 1}}
    assert numbers(cast, last=date(2024, 6, 1)) == {}


def test_an_organisation_is_counted_apart(cast: Cast, member: Member) -> None:
    case = told(None, cast["CELL"], form="warning")
    record_case(told=case, within=Organisation.objects.all(), occasion=cast.occasion())
    assert numbers(cast) == {}
    assert numbers(cast, organisations=True) == {"warning": {2024: 1}}


def test_an_expelled_member_leaves_the_register_when_it_is_announced(cast: Cast, member: Member) -> None:
    case = a_case(cast, member, **EXPULSION, announced_on=None)
    assert member.memberships.on(TODAY).exists()
    announce_case(case=case, on=date(2025, 3, 3), occasion=cast.occasion())
    membership = member.memberships.get()
    assert (membership.departure, membership.valid_to) == ("expelled", date(2025, 3, 3))
    assert str(membership.ended_by).startswith("77-QĐ/TU")
    with pytest.raises(Refused, match="register has this"):
        take_back_case(case=case, why="nhầm", occasion=cast.occasion())
    with pytest.raises(Refused, match="restored there first"):
        follow(cast, case, After.ANNULLED, TODAY)


def test_an_expulsion_that_the_cell_recorded_before_is_not_recorded_twice(cast: Cast, member: Member) -> None:
    first = a_case(cast, member, **EXPULSION)
    assert member.memberships.get().valid_to == first.announced_on
    second = told(member, **EXPULSION, decided_on=DECIDED - DAY)
    record_case(told=second, within=Organisation.objects.all(), occasion=cast.occasion())
    assert member.memberships.count() == 1


def test_no_other_form_changes_the_register(cast: Cast, member: Member) -> None:
    a_case(cast, member, form="removal")
    assert member.memberships.get().valid_to is None


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"decided_on": date(2018, 12, 31), "breach_on": date(2018, 1, 1)}, "decided_on"),
        ({"decided_by": "cell"}, "in_favour"),
        ({"announced_on": TODAY + DAY}, "announced_on"),
        ({"breach_on": date(2019, 2, 19)}, "breach_on"),
    ],
)
def test_what_is_refused_stands_beside_its_field(
    cast: Cast, member: Member, facts: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as excinfo:
        a_case(cast, member, **facts)
    assert excinfo.value.field == field
    assert not DisciplinaryCase.objects.exists()


def test_the_same_is_recorded_once_and_only_within_the_committee(cast: Cast, member: Member) -> None:
    a_case(cast, member)
    with pytest.raises(Refused, match="recorded already"):
        a_case(cast, member)
    outside = Organisation.objects.below(cast["OTHER"])
    with pytest.raises(Refused, match="outside your committee"):
        record_case(told=told(member, form="warning"), within=outside, occasion=cast.occasion())


def test_it_is_announced_once_and_not_before_it_was_decided(cast: Cast, member: Member) -> None:
    case = a_case(cast, member, announced_on=None)
    with pytest.raises(Refused) as excinfo:
        announce_case(case=case, on=DECIDED - DAY, occasion=cast.occasion())
    assert excinfo.value.field == "on"
    announce_case(case=case, on=DECIDED, occasion=cast.occasion())
    with pytest.raises(Refused, match="was announced on"):
        announce_case(case=case, on=TODAY, occasion=cast.occasion())


def test_what_waits_for_the_committee(cast: Cast, member: Member) -> None:
    case = a_case(cast, member, announced_on=None)
    cases = cases_of(Organisation.objects.all())
    assert [(one.what, one.due_on) for one in waiting(cases, TODAY)] == [(ANNOUNCEMENT, date(2024, 3, 6))]
    announce_case(case=case, on=ANNOUNCED, occasion=cast.occasion())
    assert waiting(cases, TODAY) == []
    follow(cast, case, After.COMPLAINT, date(2024, 3, 20))
    assert [one.what for one in waiting(cases, TODAY)] == [OUTCOME]
    follow(cast, case, After.UPHELD, date(2024, 4, 20))
    assert waiting(cases, TODAY) == []


def test_steps_are_taken_back_from_the_last_one_and_then_the_case(cast: Cast, member: Member) -> None:
    case = a_case(cast, member)
    follow(cast, case, After.COMPLAINT, date(2024, 3, 20))
    follow(cast, case, After.UPHELD, date(2024, 4, 20))
    first, last = case.afterwards.all()
    with pytest.raises(Refused, match="Later steps"):
        take_back_case_step(step=first, why="nhầm", occasion=cast.occasion())
    for step in (last, first):
        take_back_case_step(step=step, why="nhầm", occasion=cast.occasion())
    with pytest.raises(Refused, match="a moment ago"):
        take_back_case_step(step=first, why="nhầm", occasion=cast.occasion())
    take_back_case(case=case, why="nhầm", occasion=cast.occasion())
    assert not DisciplinaryCase.objects.exists()
    with pytest.raises(Refused, match="a moment ago"):
        take_back_case(case=case, why="nhầm", occasion=cast.occasion())


def test_an_outcome_names_its_document(cast: Cast, member: Member) -> None:
    case = a_case(cast, member)
    with pytest.raises(Refused) as excinfo:
        follow(cast, case, After.ANNULLED, date(2024, 4, 20), document=" ")
    assert excinfo.value.field == "document"


def test_the_log_names_neither_member_nor_cell_nor_form_nor_breach(cast: Cast, member: Member) -> None:
    last = Entry.objects.latest("pk").pk
    case = a_case(cast, member, form="warning", announced_on=None)
    announce_case(case=case, on=ANNOUNCED, occasion=cast.occasion())
    follow(cast, case, After.COMPLAINT, date(2024, 3, 20))
    follow(cast, case, After.CHANGED, date(2024, 4, 10), form="reprimand")
    take_back_case_step(step=case.afterwards.last(), why="nhầm", occasion=cast.occasion())
    take_back_case(case=case, why="nhầm", occasion=cast.occasion())
    entries = list(Entry.objects.filter(pk__gt=last))
    assert len(entries) == 6
    said = " ".join(f"{one.subject} {one.subject_id} {one.data} {one.why}" for one in entries)
    for secret in (member.full_name, "CELL", "warning", "reprimand", BREACH, "77-QĐ/TU"):
        assert secret not in said
    assert {one.subject_kind for one in entries} == {"admissions.disciplinarycase"}


def test_a_case_goes_over_when_two_records_turn_out_to_be_one_and_the_log_does_not_say_so(
    cast: Cast, member: Member
) -> None:
    (double,) = cast.people(1, of="CELL", on=date(2024, 1, 1))
    Membership.objects.filter(member=double).update(valid_to=date(2024, 1, 2), departure="transferred")
    Membership.objects.filter(member=member).update(valid_from=date(2024, 1, 2))
    Degree.objects.filter(member=double).update(valid_to=date(2024, 1, 2))
    Degree.objects.filter(member=member).update(valid_from=date(2024, 1, 2))
    case = a_case(cast, member)
    merge_records(kept=double, absorbed=member, from_absorbed=(), why="một người", occasion=cast.occasion("an"))
    case.refresh_from_db()
    assert case.member == double
    entry = Entry.objects.get(act="cells.merge_records")
    assert "cells.membership" in entry.data["moved"]
    assert "discipl" not in str(entry.data)
