"""The cells at the borders of the rules, and the city that is far from them."""

from datetime import date

import pytest

from cells.models import Degree, Membership, Organisation
from pilots.queries.eligibility import finding_for, findings_for, subjects_below
from pilots.rules.eligibility import Finding
from pilots.rules.terms import Basis, Format

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_city")]

TODAY, IN_THE_STORM = date(2025, 3, 21), date(2024, 10, 15)


def finding(code: str, format: Format, day: date = TODAY) -> Finding:
    return finding_for(Organisation.objects.get(code=code), format, day)


def clauses(found: Finding) -> list[str]:
    return [reason.clause for reason in found.reasons]


def test_exactly_half_is_refused() -> None:
    found = finding("VTHA-HALF", Format.ONLINE)
    assert (found.count.affected, found.count.base) == (12, 24)
    assert clauses(found) == ["03-HD/TW, II.1.1"]


def test_half_plus_one_is_eligible_by_specific_nature() -> None:
    found = finding("VTHA-OVER", Format.ONLINE)
    assert (found.count.affected, found.count.base) == (13, 24)
    assert found.eligible
    assert found.basis == Basis.SPECIFIC_NATURE


def test_the_storm_made_a_cell_eligible_only_while_it_lasted() -> None:
    during = finding("VTHA-STORM", Format.ONLINE, IN_THE_STORM)
    assert during.eligible
    assert during.basis == Basis.SPECIAL_CIRCUMSTANCES
    assert finding("VTHA-STORM", Format.ONLINE, date(2025, 1, 14)).eligible
    assert clauses(finding("VTHA-STORM", Format.ONLINE, date(2025, 1, 15))) == ["03-HD/TW, II.1.1"]
    assert not finding("VTHA-STORM", Format.ONLINE).eligible


@pytest.mark.parametrize(
    ("code", "members", "eligible"), [("VTHA-49", 49, False), ("VTHA-50", 50, True), ("VTHA-51", 51, True)]
)
def test_by_group_needs_fifty_members(code: str, members: int, eligible: bool) -> None:
    found = finding(code, Format.BY_GROUP)
    assert (found.count.members, found.count.groups, found.eligible) == (members, 4, eligible)
    assert found.warnings == ()


@pytest.mark.parametrize("code", ["VTHA-49", "VTHA-50", "VTHA-51"])
def test_the_large_crews_are_not_eligible_online(code: str) -> None:
    assert clauses(finding(code, Format.ONLINE)) == ["03-HD/TW, II.1.1"]


@pytest.mark.parametrize("code", ["VTHA-29", "VTHA-30"])
def test_without_infrastructure_the_share_alone_does_not_suffice(code: str) -> None:
    assert clauses(finding(code, Format.ONLINE)) == ["03-HD/TW, II.2"]


@pytest.mark.parametrize(("code", "official"), [("VTHA-08", 8), ("VTHA-09", 9), ("VTHA-29", 29), ("VTHA-30", 30)])
def test_cells_stand_at_the_borders_of_official_members(code: str, official: int) -> None:
    members = Membership.objects.on(TODAY).filter(cell__code=code).values("member")
    assert Degree.objects.on(TODAY).filter(member__in=members, value=Degree.Value.OFFICIAL).count() == official


def test_the_company_as_a_whole_is_eligible_online() -> None:
    assert finding("VTHA", Format.ONLINE).eligible


def test_the_cell_abroad_is_eligible_online() -> None:
    found = finding("BNG-01", Format.ONLINE)
    assert (found.count.affected, found.count.base, found.count.members) == (11, 15, 16)
    assert found.basis == Basis.SPECIFIC_NATURE


def test_the_first_cell_is_eligible_by_group_and_not_online() -> None:
    by_group = finding("PRTC-P01-01", Format.BY_GROUP)
    assert (by_group.eligible, by_group.count.groups, by_group.warnings) == (True, 4, ())
    online = finding("PRTC-P01-01", Format.ONLINE)
    assert not online.eligible
    assert online.count.affected == 3


@pytest.mark.parametrize("day", [date(2023, 12, 30), TODAY])
def test_nothing_in_the_city_is_eligible_online(day: date) -> None:
    subjects = subjects_below(Organisation.objects.get(code="PRTC"), day)
    found = findings_for(subjects, day)
    assert not [key for key, of in found.items() if key[1] == Format.ONLINE and of.eligible]


def test_most_cells_with_groups_are_eligible_by_group_and_one_is_too_small() -> None:
    subjects = subjects_below(Organisation.objects.get(code="PRTC"), TODAY)
    cells = [subject for subject in subjects if subject.kind == "cell"]
    found = list(findings_for(cells, TODAY, formats=[Format.BY_GROUP]).values())
    assert sum(of.eligible for of in found) == 12
    assert sum(bool(of.count.groups) and not of.eligible for of in found) == 1
    assert any(of.count.members >= 50 and not of.count.groups for of in found)
    assert sum(bool(of.warnings) for of in found) == 2
