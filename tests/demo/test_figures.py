"""The demo gives back exactly the figures of the two reports (rulebook, section 7; seeds 000 and 004)."""

from collections import Counter
from datetime import date

import pytest

from cells.models import Group, Member, Membership, Organisation, OrganisationVersion
from cells.queries.organisations import descendant_ids_on, grassroots_below

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_city")]

DAY_2023, DAY_2025 = date(2023, 12, 30), date(2025, 3, 21)
Kind, Type = OrganisationVersion.Kind, OrganisationVersion.Type
COMMITTEE, CELL = Kind.GRASSROOTS_COMMITTEE, Kind.CELL


def city() -> Organisation:
    return Organisation.objects.get(code="PRTC")


def grassroots(day: date) -> Counter[tuple[str, str]]:
    return Counter((version.kind, version.type) for version in grassroots_below(city(), day))


def below(day: date, *types: str) -> dict[str, tuple[int, int]]:
    """Cells and members by type of cell, below committees of these types."""
    committees = [v.organisation_id for v in grassroots_below(city(), day) if v.kind == COMMITTEE and v.type in types]
    cells = OrganisationVersion.objects.on(day).filter(parent_id__in=committees, kind=CELL)
    number = Counter(cells.values_list("type", flat=True))
    type_of = dict(cells.values_list("organisation_id", "type"))
    belonging = Membership.objects.on(day).filter(cell_id__in=type_of).values_list("cell_id", flat=True)
    members = Counter(type_of[cell] for cell in belonging)
    return {type: (number[type], members[type]) for type in number}


def total(day: date, *types: str) -> tuple[int, int]:
    of_type = below(day, *types).values()
    return sum(cells for cells, _ in of_type), sum(members for _, members in of_type)


def in_grassroots_cells(day: date, *types: str) -> tuple[int, int]:
    cells = [v.organisation_id for v in grassroots_below(city(), day) if v.kind == CELL and v.type in types]
    return len(cells), Membership.objects.on(day).filter(cell_id__in=cells).count()


def members_of_the_city(day: date) -> int:
    return Membership.objects.on(day).filter(cell_id__in=descendant_ids_on(city(), day)).count()


def test_in_2025_there_are_52_grassroots_organisations_by_kind() -> None:
    kinds = grassroots(DAY_2025)
    assert sum(kinds.values()) == 52
    assert sum(number for (kind, _), number in kinds.items() if kind == COMMITTEE) == 20
    assert sum(number for (kind, _), number in kinds.items() if kind == CELL) == 32
    assert kinds[COMMITTEE, Type.WARD_COMMUNE] == 13
    assert kinds[CELL, Type.ADMINISTRATIVE] + kinds[CELL, Type.PARTY_FRONT_MASS] == 23
    assert kinds[CELL, Type.PUBLIC_SERVICE] == 9
    assert kinds[COMMITTEE, Type.SCHOOL] + kinds[COMMITTEE, Type.PUBLIC_SERVICE] == 6
    assert kinds[COMMITTEE, Type.ARMED_FORCES] == 1


def test_in_2025_the_cells_and_members_below_ward_committees_are_those_of_the_table() -> None:
    assert below(DAY_2025, Type.WARD_COMMUNE) == {
        Type.RESIDENTIAL: (115, 4150),
        Type.SCHOOL: (43, 560),
        Type.COOPERATIVE: (1, 9),
        Type.CREDIT_FUND: (1, 8),
        Type.PRIVATE_ENTERPRISE: (14, 126),
        Type.POLICE: (13, 234),
        Type.MILITARY: (13, 117),
    }


def test_in_2025_all_other_lines_are_those_of_the_table() -> None:
    assert total(DAY_2025, Type.SCHOOL, Type.PUBLIC_SERVICE) == (22, 264)
    assert total(DAY_2025, Type.ARMED_FORCES) == (4, 48)
    assert total(DAY_2025, *Type.values) == (226, 5516)
    assert in_grassroots_cells(DAY_2025, Type.ADMINISTRATIVE, Type.PARTY_FRONT_MASS) == (23, 391)
    assert in_grassroots_cells(DAY_2025, Type.PUBLIC_SERVICE) == (9, 124)
    assert members_of_the_city(DAY_2025) == 6031


def test_in_2025_thirteen_residential_cells_have_54_groups() -> None:
    groups = Counter(
        Group.objects.on(DAY_2025).filter(cell__code__startswith="PRTC").values_list("cell__code", flat=True)
    )
    assert sorted(groups.values()) == [4] * 11 + [5] * 2
    types = OrganisationVersion.objects.on(DAY_2025).filter(organisation__code__in=groups)
    assert set(types.values_list("type", flat=True)) == {Type.RESIDENTIAL}


def test_in_2023_there_are_58_grassroots_organisations_by_kind() -> None:
    assert grassroots(DAY_2023) == {
        (COMMITTEE, Type.WARD_COMMUNE): 16,
        (COMMITTEE, Type.SCHOOL): 5,
        (COMMITTEE, Type.ARMED_FORCES): 2,
        (COMMITTEE, Type.PUBLIC_SERVICE): 1,
        (CELL, Type.PUBLIC_SERVICE): 7,
        (CELL, Type.ADMINISTRATIVE): 15,
        (CELL, Type.PARTY_FRONT_MASS): 11,
        (CELL, Type.PRIVATE_ENTERPRISE): 1,
    }


def test_in_2023_the_cells_and_members_are_those_of_the_table() -> None:
    wards = below(DAY_2023, Type.WARD_COMMUNE)
    cells = {type: number for type, (number, _) in wards.items()}
    assert cells.pop(Type.POLICE) + cells.pop(Type.MILITARY) == 32
    assert cells == {
        Type.RESIDENTIAL: 115,
        Type.SCHOOL: 41,
        Type.COOPERATIVE: 1,
        Type.CREDIT_FUND: 1,
        Type.PRIVATE_ENTERPRISE: 13,
    }
    assert total(DAY_2023, Type.WARD_COMMUNE) == (203, 4835)
    assert total(DAY_2023, Type.SCHOOL, Type.PUBLIC_SERVICE, Type.ARMED_FORCES) == (24, 359)
    assert total(DAY_2023, *Type.values) == (227, 5194)
    assert in_grassroots_cells(DAY_2023, *Type.values) == (34, 510)
    assert members_of_the_city(DAY_2023) == 5704


@pytest.mark.parametrize(("year", "number"), [(2019, 149), (2020, 85), (2021, 150), (2022, 147), (2023, 149)])
def test_so_many_were_admitted_in_the_city_in_a_year(year: int, number: int) -> None:
    city_cells = Membership.objects.filter(cell__code__startswith="PRTC-")
    admitted = city_cells.filter(arrival=Membership.Arrival.ADMITTED, valid_from__year=year)
    assert admitted.count() == number
    assert Member.objects.filter(memberships__in=admitted, admitted_on__year=year).count() == number


@pytest.mark.parametrize(("departure", "number"), [("released", 57), ("struck_off", 96)])
def test_so_many_left_from_2019_to_2023(departure: str, number: int) -> None:
    left = Membership.objects.filter(cell__code__startswith="PRTC-", departure=departure, valid_to__lte=DAY_2023)
    assert left.count() == number
