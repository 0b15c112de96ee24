"""30/9/2026 in the demo city: five wards become grassroots committees under the province, and everybody keeps one cell."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from accounts.models import Actor, Occasion, User
from cells.models import Membership, Organisation, OrganisationVersion, Succession
from cells.queries.organisations import cells_of
from partyadmin.demo.district_level import FIVE, draft_district_level
from partyadmin.demo.district_level import ON as DISTRICT_LEVEL_ENDS
from partyadmin.demo.three_levels import BAO_AN, DO_VINH, ON, draft_three_levels, may_be_loaded
from reorganisations.services.confirming import confirm_reorganisation
from reorganisations.services.keeping_the_day import keep_day
from reports.queries.pilot_figures import pilot_figures
from tests.cast import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_city")]
REPORTED = (date(2023, 12, 30), date(2025, 3, 21))
EVE, MORROW = date(2026, 9, 29), date(2026, 10, 1)
STEPS = 29


def occasion(day: date) -> Occasion:
    at = datetime(day.year, day.month, day.day, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    return Occasion(by=Actor(User.objects.get(username="admin"), None, "quản trị"), at=at, today=day)


def of(code: str) -> Organisation:
    return Organisation.objects.get(code=code)


def belonging_on(day: date) -> dict[int, str]:
    return dict(Membership.objects.on(day).values_list("member_id", "cell__code"))


@pytest.fixture
def both_planned() -> None:
    """The end of the district level, and what follows it fifteen months later, confirmed on the demo's first day."""
    now = Occasion(by=occasion(TODAY).by, at=NOW, today=TODAY)
    for draft in (draft_district_level, draft_three_levels):
        confirm_reorganisation(reorganisation=draft(occasion=now), choices={}, occasion=now)


def test_it_is_offered_once_the_end_of_the_district_level_is_planned() -> None:
    assert not may_be_loaded()
    now = Occasion(by=occasion(TODAY).by, at=NOW, today=TODAY)
    confirm_reorganisation(reorganisation=draft_district_level(occasion=now), choices={}, occasion=now)
    assert may_be_loaded()
    assert draft_three_levels(occasion=now).steps.count() == STEPS


@pytest.mark.usefixtures("both_planned")
def test_everybody_is_in_one_cell_before_on_and_after_the_day() -> None:
    before = belonging_on(EVE)
    reported = [dict(pilot_figures(of("PRTC"), day).by_key) for day in REPORTED]
    assert keep_day(today=DISTRICT_LEVEL_ENDS, at=occasion(DISTRICT_LEVEL_ENDS).at) == 1
    assert keep_day(today=ON, at=occasion(ON).at) == 1
    for day in (EVE, ON, MORROW):
        cells = OrganisationVersion.objects.on(day).filter(kind="cell").values("organisation")
        assert Membership.objects.on(day).exclude(cell__in=cells).count() == 0
        assert len(belonging_on(day)) == Membership.objects.on(day).count() == len(before)
    assert [dict(pilot_figures(of("PRTC"), day).by_key) for day in REPORTED] == reported


@pytest.mark.usefixtures("both_planned")
def test_the_wards_are_grassroots_under_the_province_and_their_committees_below_them() -> None:
    on = OrganisationVersion.objects.on(ON).select_related("parent")
    wards = {version.organisation.code: version for version in on.filter(organisation__code__in=FIVE)}
    assert set(wards) == {*FIVE} - {DO_VINH}
    assert {(ward.kind, ward.level, ward.parent.code) for ward in wards.values() if ward.parent} == {
        ("grassroots_committee", "grassroots", "NTH")
    }
    below = on.filter(parent__code__in=wards)
    assert {(version.kind, version.level) for version in below} == {
        ("sectional_committee", "below_grassroots"),
        ("cell", "below_grassroots"),
    }
    assert Succession.objects.get(predecessor__code=DO_VINH, on=ON).successor == of(BAO_AN)


@pytest.mark.usefixtures("both_planned")
def test_nobody_of_the_five_wards_left_them() -> None:
    for day in (DISTRICT_LEVEL_ENDS, ON):
        keep_day(today=day, at=occasion(day).at)
    wards = [of(code) for code in FIVE]
    eve = Membership.objects.on(EVE).filter(cell__in=[cell for ward in wards for cell in cells_of(ward, EVE)])
    on_the_day = Membership.objects.on(ON).filter(cell__in=[cell for ward in wards for cell in cells_of(ward, ON)])
    assert set(eve.values_list("member", flat=True)) == set(on_the_day.values_list("member", flat=True))
