"""The end of the district level on 1/7/2025, confirmed in the demo city: what was reported before stays as it was."""

from datetime import date

import pytest

from accounts.models import Actor, Occasion, User
from cells.models import Mandate, Membership, Organisation, OrganisationVersion, Succession
from cells.queries.mandates import predecessors_within
from cells.queries.organisations import cells_of, descendant_ids_on, grassroots_below
from cells.queries.overlaps import strays
from partyadmin.demo.district_level import FIVE, ON, PHAN_RANG, draft_district_level
from reorganisations.services.confirming import cancel_reorganisation, confirm_reorganisation
from reorganisations.services.drafting import ReorganisationHead, add_step, begin_reorganisation
from reorganisations.services.keeping_the_day import keep_day
from reports.queries.pilot_figures import pilot_figures
from tests.cast import NOW, TODAY
from tests.reorganisations.reorganising import ORDER, found, parent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_city")]
DAYS = (date(2023, 12, 30), date(2025, 3, 21))
EVE = date(2025, 6, 30)


def administrator() -> Actor:
    return Actor(user=User.objects.get(username="admin"), mandate_id=None, mandate="quản trị")


def of(code: str) -> Organisation:
    return Organisation.objects.get(code=code)


def figures() -> list[dict[str, object]]:
    return [dict(pilot_figures(of("PRTC"), day).by_key) for day in DAYS]


def confirm() -> None:
    by = administrator()
    plan = draft_district_level(occasion=Occasion(by=by, at=NOW, today=TODAY))
    confirm_reorganisation(reorganisation=plan, choices={}, occasion=Occasion(by=by, at=NOW, today=TODAY))


def test_the_figures_of_both_reports_stay_and_every_member_is_in_one_cell() -> None:
    before, members = figures(), Membership.objects.on(EVE).count()
    confirm()
    assert figures() == before
    assert keep_day(today=ON, at=NOW.replace(month=7, day=1)) == 1
    assert figures() == before
    belonging = Membership.objects.on(ON)
    assert belonging.count() == belonging.values("member").distinct().count() == members
    cells = OrganisationVersion.objects.on(ON).filter(kind="cell").values("organisation")
    assert not belonging.exclude(cell__in=cells).exists()


def test_a_cell_founded_before_the_day_below_what_ends_goes_where_the_plan_leads_it() -> None:
    """Confirmed after it, for a day before it: both are played together."""
    confirm()
    occasion = Occasion(by=administrator(), at=NOW, today=TODAY)
    head = ReorganisationHead("Lập chi bộ", date(2025, 6, 1), ORDER)
    founding = begin_reorganisation(head=head, led_by=None, occasion=occasion)
    add_step(reorganisation=founding, step=found("P09-99", parent="PRTC-P09"), occasion=occasion)
    confirm_reorganisation(reorganisation=founding, choices={}, occasion=occasion)
    assert [parent("P09-99", day) for day in (date(2025, 6, 1), EVE, ON)] == ["PRTC-P09", "PRTC-P09", "PRTC-P12"]
    assert strays() == {}
    cancel_reorganisation(reorganisation=founding, because="Chưa cần", occasion=occasion)
    assert not Organisation.objects.filter(code="P09-99").exists()


def test_the_five_are_superior_organisations_with_everybody_of_the_city_below_them() -> None:
    people = set(Membership.objects.on(EVE).filter(cell__in=cells_of(of("PRTC"), EVE)).values_list("member", flat=True))
    confirm()
    keep_day(today=ON, at=NOW.replace(month=7, day=1))
    five = [of(code) for code in FIVE]
    for ward in five:
        version = OrganisationVersion.objects.on(ON).get(organisation=ward)
        assert (version.kind, version.level, version.parent.code) == ("superior", "commune", "NTH")
        assert Organisation.objects.get_parent(ward).code == "NTH"
        assert grassroots_below(ward, ON)
    below = Organisation.objects.below(*five)
    assert set(Membership.objects.on(ON).filter(cell__in=below).values_list("member", flat=True)) == people
    assert len(descendant_ids_on(of("PRTC"), ON)) == 1
    assert not OrganisationVersion.objects.on(ON).filter(organisation__code="PRTC").exists()


def test_the_four_wards_became_phan_rang_and_the_city_was_followed_by_the_five() -> None:
    confirm()
    names = OrganisationVersion.objects.filter(valid_to=ON)
    became = Succession.objects.filter(successor__code=PHAN_RANG, on=ON).exclude(predecessor__code="PRTC")
    came = set(names.filter(organisation__in=became.values("predecessor")).values_list("name", flat=True))
    assert came == {f"Đảng bộ phường {name}" for name in ("Phủ Hà", "Đài Sơn", "Kinh Dinh", "Đạo Long")}
    followers = Succession.objects.filter(predecessor__code="PRTC", on=ON).values_list("successor__code", flat=True)
    assert set(followers) == set(FIVE)


def test_who_held_an_office_of_the_city_still_reads_its_reports() -> None:
    confirm()
    keep_day(today=ON, at=NOW.replace(month=7, day=1))
    held = Mandate.objects.on(ON).filter(user__username="board")
    assert {mandate.organisation.code for mandate in held} == set(FIVE)
    assert of("PRTC").pk in predecessors_within([mandate.organisation for mandate in held], ON)
    assert of("PRTC").pk not in predecessors_within([of(PHAN_RANG)], ON)


def test_cancelled_before_its_day_the_city_stays() -> None:
    by = administrator()
    plan = draft_district_level(occasion=Occasion(by=by, at=NOW, today=TODAY))
    confirm_reorganisation(reorganisation=plan, choices={}, occasion=Occasion(by=by, at=NOW, today=TODAY))
    cancel_reorganisation(reorganisation=plan, because="Lùi ngày", occasion=Occasion(by=by, at=NOW, today=EVE))
    assert OrganisationVersion.objects.on(ON).get(organisation__code="PRTC").kind == "superior"
    assert not Organisation.objects.filter(code=PHAN_RANG).exists()
