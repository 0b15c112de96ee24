from datetime import date

import pytest

from cells.models import Ground, Infrastructure
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
GROUND = {
    "category": "ship_crew",
    "statement": "Đi biển từ tháng 3",
    "evidence": "Lệnh điều động số 12",
    "valid_from": "01/03/2025",
    "valid_to": "31/05/2025",
}


@pytest.fixture
def member(cast: Cast):
    return cast.people(1, of="CELL")[0]


def test_a_clerk_records_a_ground(cast: Cast, signed_in, member) -> None:
    response = signed_in("an").post(f"/members/{member.pk}/grounds/new/", GROUND)
    assert response.headers["Location"] == f"/members/{member.pk}/"
    ground = Ground.objects.get()
    assert (ground.valid_from, ground.valid_to) == (date(2025, 3, 1), date(2025, 6, 1))


WRONG = [
    ({"statement": ""}, "statement"),
    ({"evidence": " \u200b"}, "evidence"),
    ({"category": "profession"}, "category"),
    ({"category": "student_summer_break", "valid_to": ""}, "valid_to"),
    ({"valid_to": "28/02/2025"}, "valid_to"),
    ({"valid_from": "31/02/2025"}, "valid_from"),
    ({"category": "epidemic"}, "area_fact"),
    ({"area_fact": "999"}, "area_fact"),
    ({"area_fact": "abc"}, "area_fact"),
    ({"statement": "x" * 3000}, "statement"),
]


def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(signed_in, member) -> None:
    client = signed_in("an")
    for changed, field in WRONG:
        response = client.post(f"/members/{member.pk}/grounds/new/", GROUND | changed)
        assert response.status_code == 200, changed
        assert list(response.context["form"].errors) == [field], changed
        assert "Đi biển từ tháng 3" in response.content.decode() or field == "statement"
    assert not Ground.objects.exists()


def test_a_ground_of_special_circumstances_rests_on_what_happened(cast: Cast, signed_in, member) -> None:
    storm = cast.storm()
    told = GROUND | {"category": "natural_disaster", "area_fact": storm.pk, "valid_to": ""}
    signed_in("an").post(f"/members/{member.pk}/grounds/new/", told)
    assert Ground.objects.get().area_fact == storm


def test_a_clerk_ends_a_ground(cast: Cast, signed_in, member) -> None:
    (ground,) = cast.grounds([member])
    signed_in("an").post(f"/grounds/{ground.pk}/end/", {"until": "20/03/2025"})
    assert not Ground.objects.on(TODAY).exists()


def test_a_ground_that_would_end_before_it_begins_is_refused_beside_the_field(cast: Cast, signed_in, member) -> None:
    (ground,) = cast.grounds([member])
    response = signed_in("an").post(f"/grounds/{ground.pk}/end/", {"until": "31/12/2023"})
    assert list(response.context["form"].errors) == ["until"]


@pytest.mark.parametrize(("username", "status"), [("hoa", 404), ("dung", 403), ("giang", 403), ("khanh", 403)])
def test_only_a_clerk_of_the_cell_or_above_it_writes(cast: Cast, signed_in, member, username: str, status: int) -> None:
    (ground,) = cast.grounds([member])
    client = signed_in(username)
    asked = [
        client.post(f"/members/{member.pk}/grounds/new/", GROUND),
        client.post(f"/grounds/{ground.pk}/end/", {"until": "20/03/2025"}),
        client.post("/organisations/CELL/infrastructure/", {"sufficient": "yes", "looked_at": "x", "on": "21/03/2025"}),
    ]
    assert [response.status_code for response in asked] == [status] * 3
    assert Ground.objects.count() == 1
    assert not Infrastructure.objects.exists()


def test_a_clerk_records_what_was_found_about_the_infrastructure(cast: Cast, signed_in) -> None:
    client = signed_in("binh")
    for sufficient, day in (("yes", "01/03/2025"), ("no", "21/03/2025")):
        client.post(
            "/organisations/WARD/infrastructure/", {"sufficient": sufficient, "looked_at": "Đường truyền", "on": day}
        )
    assert [found.sufficient for found in Infrastructure.objects.on(date(2025, 3, 20))] == [True]
    assert [found.sufficient for found in Infrastructure.objects.on(TODAY)] == [False]


def test_an_earlier_finding_than_the_last_is_offered_until_that_one(cast: Cast, signed_in) -> None:
    cast.infrastructure("WARD", on=TODAY)
    told = {"sufficient": "yes", "looked_at": "Đường truyền", "on": "01/03/2025"}
    response = signed_in("binh").post("/organisations/WARD/infrastructure/", told)
    assert list(response.context["form"].errors) == ["until"]
    assert response.context["form"]["until"].value() == "20/03/2025"


def test_a_number_nothing_has_is_not_found(signed_in) -> None:
    client = signed_in("an")
    for address in ("/grounds/0/end/", f"/grounds/{10**30}/end/", f"/members/{10**30}/grounds/new/"):
        assert client.get(address).status_code == 404, address
