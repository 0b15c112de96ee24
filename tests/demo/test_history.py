"""On every day of the demo the register is whole: one cell each, nothing hanging, offices held by people of the subtree."""

from datetime import date, timedelta

import pytest
from django.db import connection

from accounts.models.guard import missing_guards
from cells.models import (
    Body,
    Degree,
    Group,
    GroupBelonging,
    GroupLeadership,
    Membership,
    Organisation,
    OrganisationVersion,
    Post,
    Succession,
)
from cells.queries.organisations import descendant_ids_on, names_on, versions_on
from partyadmin.demo.telling import build_demo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_city")]

CHANGES = [date(2024, 4, 1), date(2024, 8, 1), date(2024, 9, 1), date(2024, 10, 1), date(2024, 11, 1)]
CHANGES += [date(2025, 2, 17), date(2025, 3, 1)]
DAYS = [date(2019, 1, 1), date(2021, 6, 15), date(2023, 12, 30), date(2025, 3, 21), date(2025, 7, 1)]
DAYS += [change + timedelta(days=step) for change in CHANGES for step in (-1, 0)]


@pytest.mark.parametrize("day", DAYS)
def test_everybody_belongs_to_one_cell_that_exists(day: date) -> None:
    belongings = list(Membership.objects.on(day).values_list("member_id", "cell_id"))
    cells = set(versions_on(day).filter(kind="cell").values_list("organisation_id", flat=True))
    assert len({member for member, _ in belongings}) == len(belongings) > 5000
    assert {cell for _, cell in belongings} == cells


@pytest.mark.parametrize("day", DAYS)
def test_every_organisation_hangs_on_one_that_exists(day: date) -> None:
    top = Organisation.objects.get(code="TW")
    existing = set(OrganisationVersion.objects.on(day).values_list("organisation_id", flat=True))
    assert set(descendant_ids_on(top, day)) == existing


@pytest.mark.parametrize("day", DAYS)
def test_everybody_has_a_degree(day: date) -> None:
    members = set(Membership.objects.on(day).values_list("member_id", flat=True))
    assert members <= set(Degree.objects.on(day).values_list("member_id", flat=True))


@pytest.mark.parametrize("day", [date(2023, 12, 30), date(2025, 3, 21)])
def test_every_cell_and_committee_has_a_secretary_of_its_own(day: date) -> None:
    led = set(Post.objects.on(day).filter(title=Post.Title.SECRETARY).values_list("organisation_id", flat=True))
    assert not [
        version
        for version in versions_on(day).exclude(organisation__code__in=["TW", "NTH"])
        if version.organisation_id not in led
    ]


@pytest.mark.parametrize("day", [date(2023, 12, 30), date(2025, 3, 21)])
def test_offices_are_held_by_active_official_members_of_the_subtree(day: date) -> None:
    cell_of = dict(Membership.objects.on(day).values_list("member_id", "cell_id"))
    official = set(Degree.objects.on(day).filter(value="official").values_list("member_id", flat=True))
    for organisation in Organisation.objects.filter(posts__in=Post.objects.on(day)).distinct():
        holders = Post.objects.on(day).filter(organisation=organisation).values_list("member_id", flat=True)
        assert {cell_of[holder] for holder in holders} <= set(descendant_ids_on(organisation, day)), organisation
        assert set(holders) <= official, organisation


def test_a_cell_has_a_committee_from_nine_official_members_on() -> None:
    day = date(2025, 3, 21)
    with_committee = (
        Body.objects.on(day).filter(kind=Body.Kind.CELL_COMMITTEE).values_list("organisation__code", flat=True)
    )
    assert "VTHA-09" in with_committee
    assert "VTHA-08" not in with_committee


def test_groups_hold_members_of_their_own_cell_and_are_led_by_one_of_theirs() -> None:
    cell_of = {}
    for member, cell, since, until in Membership.objects.values_list("member_id", "cell_id", "valid_from", "valid_to"):
        cell_of[member, cell] = (since, until)
    belongings = GroupBelonging.objects.values_list("member_id", "group__cell_id", "valid_from", "valid_to")
    assert all(cell_of[member, cell] == (since, until) for member, cell, since, until in belongings)
    led = GroupLeadership.objects.values_list("group_id", "member_id")
    assert set(led) <= set(GroupBelonging.objects.values_list("group_id", "member_id"))
    assert len(led) == Group.objects.count()


def test_three_wards_went_into_two_and_their_residential_cells_went_on() -> None:
    wards = Succession.objects.filter(on=date(2024, 11, 1), predecessor__code__in=["PRTC-P14", "PRTC-P15", "PRTC-P16"])
    went = dict(wards.values_list("predecessor__code", "successor__code"))
    assert went == {"PRTC-P14": "PRTC-P03", "PRTC-P15": "PRTC-P03", "PRTC-P16": "PRTC-P01"}
    cell = Organisation.objects.get(code="PRTC-P14-01")
    before, after = cell.versions.order_by("valid_from")
    assert (before.name, before.parent.code) == ("Chi bộ khu phố 1", "PRTC-P14")
    assert (after.name, after.parent.code) == ("Chi bộ khu phố 6", "PRTC-P03")
    assert after.ordered_by.symbol == "2841-QĐ/TU"


def test_every_reorganisation_names_the_decision_that_ordered_it() -> None:
    assert not Succession.objects.filter(ordered_by=None).exists()
    assert not Membership.objects.filter(arrival="reorganised", ordered_by=None).exists()
    ended = OrganisationVersion.objects.exclude(valid_to=None).values_list("organisation_id", flat=True)
    existing = OrganisationVersion.objects.filter(valid_to=None).values_list("organisation_id", flat=True)
    gone = set(ended) - set(existing)
    assert gone == set(Succession.objects.filter(predecessor_id__in=gone).values_list("predecessor_id", flat=True))


def test_the_wards_of_either_time_have_their_names() -> None:
    def wards(day: date) -> set[str]:
        ids = versions_on(day).filter(type="ward_commune").values_list("organisation_id", flat=True)
        return {name.removeprefix("Đảng bộ ") for name in names_on(ids, day).values()}

    assert wards(date(2023, 12, 30)) - wards(date(2025, 3, 21)) == {
        "phường Mỹ Hương",
        "phường Tấn Tài",
        "phường Thanh Sơn",
    }
    kept = {"phường Kinh Dinh", "phường Phủ Hà", "phường Đài Sơn", "phường Đạo Long", "xã Thành Hải"}
    assert kept <= wards(date(2025, 3, 21))


@pytest.mark.parametrize("day", DAYS)
def test_every_organisation_of_the_city_has_a_national_code_that_begins_as_that_of_what_is_above_it(day: date) -> None:
    city = Organisation.objects.get(code="PRTC")
    versions = {
        one.organisation_id: one for one in versions_on(day).filter(organisation__in=descendant_ids_on(city, day))
    }
    codes = {pk: one.national_code for pk, one in versions.items()}
    assert len(set(codes.values())) == len(codes) > 200
    assert all(
        codes[pk].startswith(codes[one.parent_id].partition(".000")[0]) for pk, one in versions.items() if pk != city.pk
    )


def test_the_database_finds_nothing_to_object_to() -> None:
    connection.check_constraints()
    assert missing_guards(connection) == []


def test_the_same_people_are_invented_each_time() -> None:
    first, second = build_demo().plan, build_demo().plan
    assert [(p.full_name, p.born_on, p.card_number) for p in first.people] == [
        (p.full_name, p.born_on, p.card_number) for p in second.people
    ]
    assert list(first.units) == list(second.units)
