"""What twelve months brought to a synthetic country of 6.000 members."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Count, F, Q

from accounts.models.guard import broken_guards, missing_guards
from cells.models import CellCount, CountMark, Member, Membership, Organisation, OrganisationVersion, Transfer
from cells.models.dated import valid_on
from cells.queries.counts import members_and_official
from cells.queries.overlaps import overlaps, strays
from cells.queries.quality import look_for
from cells.services.counts import count_all
from meetings.models import Meeting
from meetings.queries.attendance import roll_of
from partyadmin.synthetic.days import MONTHS, YEAR_FROM, iso
from pilots.models import Registration, RegistrationStep, Round, Slot, Submission
from pilots.queries.eligibility import finding_for
from pilots.queries.registrations import pilots_in_force_on
from pilots.rules.registration import RegistrationAct, State, transition
from pilots.rules.terms import Format
from pilots.services.countings import keep_countings
from tests.cast import TODAY
from tests.guards import drop_guard
from tests.partyadmin.synthetic.test_make_registry import empty, rows
from tests.synthetic import synthetic_registry

pytestmark = pytest.mark.django_db
MEMBERS, SEED = 6_000, 5
ONLINE_OR_BY_GROUP = ~Q(format=Meeting.Format.IN_PERSON)


@pytest.fixture(scope="module", autouse=True)
def _registry(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with synthetic_registry(django_db_blocker, members=MEMBERS, seed=SEED, year=True):
        yield


def cells() -> set[int]:
    return set(OrganisationVersion.objects.filter(kind="cell").values_list("organisation_id", flat=True))


def test_every_cell_meets_once_a_month() -> None:
    met = Counter(Meeting.objects.values_list("organisation_id", "held_on__year", "held_on__month"))
    months = {tuple(map(int, iso(first).split("-")[:2])) for first in MONTHS}
    assert set(met.values()) == {1}
    assert set(met) == {(cell, *month) for cell in cells() for month in months}


def test_what_lies_behind_was_held_and_what_lies_ahead_is_planned() -> None:
    ahead = Meeting.objects.filter(held_on__gte=TODAY)
    assert ahead.exists()
    assert not ahead.exclude(state=Meeting.State.PLANNED).exists()
    assert not Meeting.objects.filter(held_on__lt=TODAY).exclude(state=Meeting.State.HELD, retrospective=True).exists()


def test_no_more_were_present_than_the_register_expected() -> None:
    told = Meeting.objects.filter(present__isnull=False)
    assert told.count() > Meeting.objects.count() / 2
    for meeting in told.order_by("present", "pk")[:: told.count() // 40]:
        assert meeting.present is not None
        assert 0 < meeting.present <= len(roll_of(meeting))


def test_quotas_are_kept_and_some_are_used_up() -> None:
    used = Slot.objects.values("organisation", "format", "year").annotate(
        number_used=Count("pk"), most=F("quota__per_year")
    )
    assert used.exists()
    assert not used.filter(number_used__gt=F("most")).exists()
    assert used.filter(number_used=F("most")).exists()


def test_every_meeting_online_or_by_group_holds_a_place_and_stands_in_a_pilot_of_its_day() -> None:
    counted = Meeting.objects.filter(ONLINE_OR_BY_GROUP)
    assert counted.count() == Slot.objects.filter(meeting__in=counted).count() == Slot.objects.count() > 0
    assert {meeting.format == Meeting.Format.BY_GROUP for meeting in counted} == {True, False}
    for meeting in counted.order_by("pk")[:40]:
        assert pilots_in_force_on(meeting.held_on).filter(pk=meeting.registration_id).exists()


def test_every_province_has_a_round_and_every_grassroots_organisation_owes_a_list_in_it() -> None:
    provinces = Organisation.objects.filter(depth=2)
    assert set(Round.objects.values_list("organisation_id", flat=True)) == set(provinces.values_list("pk", flat=True))
    level = OrganisationVersion.Level.GRASSROOTS
    owing = OrganisationVersion.objects.filter(level=level).values_list("organisation_id", flat=True)
    assert sorted(Submission.objects.values_list("organisation_id", flat=True)) == sorted(owing)
    assert not Submission.objects.exclude(organisation__path__startswith=F("round__organisation__path")).exists()


def test_the_steps_of_a_registration_lead_to_its_state() -> None:
    states = dict(Registration.objects.values_list("pk", "state"))
    reached = dict.fromkeys(states, str(State.DRAFT))
    for step in RegistrationStep.objects.order_by("pk"):
        row = transition(RegistrationAct(step.act), State(step.from_state))
        assert row is not None
        assert (row.target, reached[step.registration_id]) == (step.to_state, step.from_state)
        reached[step.registration_id] = step.to_state
    assert reached == states


def test_the_share_of_cells_with_a_pilot_is_as_in_the_whole_country() -> None:
    """Some 36.000 of 250.000."""
    assert 0.08 < Registration.objects.filter(state=State.APPROVED).count() / len(cells()) < 0.22


def test_those_who_were_approved_met_the_conditions() -> None:
    approved = Registration.objects.filter(in_force_from__isnull=False).select_related("organisation")
    met = [finding_for(one.organisation, Format(one.format), one.in_force_from).eligible for one in approved]
    assert sum(met) / len(met) > 0.8


def test_one_or_two_in_a_hundred_went_and_left_a_trail() -> None:
    ended = Membership.objects.filter(valid_to__gte=iso(YEAR_FROM))
    ways = Counter(ended.values_list("departure", flat=True))
    assert {"died", "transferred"} <= set(ways)
    assert 0.01 < sum(ways.values()) / MEMBERS < 0.025
    decided = ended.filter(departure__in=["struck_off", "released", "expelled"])
    assert decided.count() == decided.filter(ended_by__isnull=False).count()
    moved = ended.filter(departure="transferred")
    papers = Transfer.objects.filter(received_on__isnull=False).values_list("member_id", "from_cell_id", "received_on")
    assert sorted(moved.values_list("member_id", "cell_id", "valid_to")) == sorted(papers)


def test_as_many_are_there_today_as_were_ordered() -> None:
    assert Membership.objects.on(TODAY).count() == MEMBERS < Member.objects.count()


def test_what_guards_and_constraints_refuse_is_not_there() -> None:
    assert (overlaps(), strays(), missing_guards(connection)) == ({}, {}, [])
    assert broken_guards(connection, [Slot._meta.db_table, Meeting._meta.db_table]) == {}


def test_what_a_guard_would_have_refused_would_be_found() -> None:
    drop_guard(connection, "a_slot_is_within_the_quota_on_update")
    Slot.objects.filter(pk=Slot.objects.earliest("pk").pk).update(number=9)
    assert broken_guards(connection, [Slot._meta.db_table]) == {"a_slot_is_within_the_quota_on_insert": 1}


@pytest.mark.parametrize(
    "kind",
    [
        "long_probation", "lost_transfer", "impossible_days", "two_at_once", "outside_life", "hanging_astray", "duplicate",
        "endless_ground", "differing_roll",
    ],
)  # fmt: skip
def test_the_register_is_in_order(kind: str) -> None:
    assert [*look_for(kind, Organisation.objects.all(), TODAY)] == []


def test_kept_counts_are_what_a_recount_finds() -> None:
    keep_countings()
    kept = sorted(CellCount.objects.values_list("cell_id", "valid_from", "valid_to", "members", "official"))
    assert kept
    assert not CountMark.objects.exists()
    count_all()
    again = CellCount.objects.values_list("cell_id", "valid_from", "valid_to", "members", "official")
    assert sorted(again) == kept
    for day in (iso(YEAR_FROM), iso(YEAR_FROM + 200), TODAY.isoformat()):
        there = Membership.objects.filter(valid_on(day)).count()  # type: ignore[arg-type]
        assert CellCount.objects.on(day).aggregate(number=Count("pk"))["number"]  # type: ignore[arg-type]
        assert members_and_official(cells(), TODAY.fromisoformat(day))[0] == there


def test_the_year_adds_to_the_bare_register_and_the_same_seed_makes_the_same_year() -> None:
    made = rows()
    empty()
    call_command("make_registry", members=MEMBERS, seed=SEED, verbosity=0)
    assert unlike(rows(), made) == {}
    empty()
    call_command("make_registry", members=MEMBERS, seed=SEED, without_year=True, verbosity=0)
    bare = rows()
    assert not any(bare[model._meta.label] for model in (Round, Registration, Slot, Meeting))
    assert all(not Counter(map(repr, bare[label])) - Counter(map(repr, made[label])) for label in bare)


def unlike(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """By table, what differs; without what numbers the accounts and documents of the year got."""
    return {
        label: (only, wanting)
        for label in one
        if (only := Counter(map(repr, one[label])) - Counter(map(repr, other[label])))
        and (wanting := Counter(map(repr, other[label])) - Counter(map(repr, one[label])))
    }
