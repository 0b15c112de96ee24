"""The page of admissions against targets, and giving one."""

import pytest

from admissions.models import Target
from tests.admissions.services.test_targets import admit, give
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
WARD = "/admissions/organisations/WARD/targets/"
NEW = "/admissions/organisations/CELL/targets/new/"
TYPED = {"year": "2025", "number": "4", "on": "10/01/2025"}


def test_a_committee_sees_who_below_it_is_behind(cast: Cast, signed_in) -> None:
    give(cast, of="WARD", number=9)
    give(cast, of="CELL", number=4)
    give(cast, of="SECOND", number=4)
    admit(cast, "CELL", TODAY)
    page = signed_in("binh").get(WARD)
    rows = {row.code: (row.progress.target, row.progress.admitted, row.state) for row in page.context["tables"][0].rows}
    assert rows == {"CELL": (4, 1, "on the way"), "SECOND": (4, 0, "on the way")}
    assert page.context["own"].progress.target == 9
    assert page.context["handed_on"] == 8
    assert "<svg" in page.content.decode()
    late = signed_in("binh").get(f"{WARD}?year=2024").context["tables"][2].rows
    assert [row.name for row in late] == ["2020", "2021", "2022", "2023", "2024"]


def test_the_types_of_those_below_add_up(cast: Cast, signed_in) -> None:
    give(cast, of="CELL", number=4)
    admit(cast, "CELL", TODAY)
    rows = signed_in("binh").get(WARD).context["tables"][1].rows
    assert {row.name: (row.progress.target, row.progress.admitted) for row in rows} == {
        "Residential area": (4, 1),
        "School": (None, 0),
    }


def test_the_clerk_of_the_committee_gives_a_target_to_a_cell(cast: Cast, signed_in) -> None:
    assert signed_in("binh").post(NEW, TYPED)["Location"] == "/admissions/organisations/CELL/targets/?year=2025"
    assert Target.objects.get(organisation=cast["CELL"]).number == 4
    page = signed_in("an").get("/admissions/organisations/CELL/targets/").content.decode()
    assert "Give a target" not in page


def test_while_it_is_passed_down_it_is_said_how_much_of_it_is(cast: Cast, signed_in) -> None:
    assert signed_in("binh").get(WARD).context["handed_on"] is None
    give(cast, of="CELL", number=4)
    assert signed_in("binh").get(WARD).context["handed_on"] == 4


def test_a_share_is_typed_as_it_is_written_here(cast: Cast, signed_in) -> None:
    client = signed_in("binh")
    client.cookies["django_language"] = "vi"
    client.post(NEW, TYPED | {"number": "", "share": "2,5"})
    assert str(Target.objects.get(organisation=cast["CELL"]).share) == "2.50"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"number": ""}, "number"),
        ({"share": "3"}, "number"),
        ({"share": "101", "number": ""}, "share"),
        ({"year": "1"}, "year"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(cast: Cast, signed_in, typed: dict[str, str], field: str) -> None:
    page = signed_in("binh").post(NEW, TYPED | typed)
    assert list(page.context["form"].errors) == [field]
    assert not Target.objects.exists()


def test_the_board_of_the_top_writes_down_what_was_asked_of_itself(cast: Cast, signed_in) -> None:
    signed_in("dung").post("/admissions/organisations/CITY/targets/new/", TYPED)
    target = Target.objects.get(organisation=cast["CITY"])
    assert signed_in("em").get("/admissions/organisations/CITY/targets/new/").status_code == 403
    signed_in("dung").post(f"/admissions/targets/{target.pk}/mistake/", {"why": "Mistyped"})
    assert not Target.objects.exists()


@pytest.mark.parametrize("year", ["abc", "99999", "-1", ""])
def test_a_year_that_makes_no_sense_is_passed_over(signed_in, year: str) -> None:
    assert signed_in("binh").get(WARD, {"year": year}).context["year"] == TODAY.year


def test_who_is_behind_is_shown_alone(cast: Cast, signed_in) -> None:
    give(cast, of="CELL", number=40)
    give(cast, of="SECOND", number=4)
    behind = signed_in("binh").get(WARD, {"shown": "behind"}).context
    assert [row.code for row in behind["tables"][0].rows] == ["CELL"]
    assert behind["handed_on"] == 44
    Target.objects.filter(organisation=cast["CELL"]).delete()
    page = signed_in("binh").get(WARD, {"shown": "behind"}).content.decode()
    assert "None of those directly below is behind" in page
