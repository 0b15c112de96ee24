import pytest

from cells.models import GroupLeadership
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
CELL = "/organisations/CELL/groups/"


def test_groups_in_order_give_no_warning(cast: Cast, signed_in) -> None:
    members = cast.people(6, of="CELL")
    cast.groups("CELL", members, number=2)
    context = signed_in("an").get(CELL).context
    assert context["warnings"] == []
    assert [len(seen.belongings) for seen in context["groups"]] == [3, 3]


def test_what_is_to_be_put_in_order_is_said(cast: Cast, signed_in) -> None:
    members = cast.people(4, of="CELL")
    cast.groups("CELL", members[:2], number=1)
    GroupLeadership.objects.update(valid_to=TODAY)
    assert signed_in("an").get(CELL).context["warnings"] == [
        "There is only one group.",
        "Tổ đảng số 1 has no leader.",
        "2 active members are in no group.",
    ]


def test_a_cell_without_groups_says_so_and_warns_of_nothing(cast: Cast, signed_in) -> None:
    cast.people(4, of="CELL")
    response = signed_in("an").get(CELL)
    assert b"No groups on this day" in response.content
    assert response.context["warnings"] == []


def test_a_committee_shows_the_groups_of_its_cells(cast: Cast, signed_in) -> None:
    cast.groups("CELL", cast.people(4, of="CELL"), number=2)
    found = signed_in("binh").get("/organisations/WARD/groups/").context["table"].rows
    assert [(str(row.cell), row.short.members) for row in found] == [("Chi bộ khu phố 1", 2)] * 2


def test_before_they_were_formed_there_are_no_groups(cast: Cast, signed_in) -> None:
    cast.groups("CELL", cast.people(4, of="CELL"), number=2, on=TODAY)
    assert len(signed_in("an").get(CELL).context["groups"]) == 2
    assert signed_in("an").get(f"{CELL}?on=20/03/2025").context["groups"] == []


def test_a_day_that_makes_no_sense_shows_today(signed_in) -> None:
    client = signed_in("an")
    for odd in ("on=abc", "on=31/02/2025", "on=01/01/99999"):
        assert client.get(f"{CELL}?{odd}").context["day"] == TODAY, odd


@pytest.mark.parametrize("typed", ["²", "1.5", "-1", "9" * 20, "9" * 5000])
def test_a_number_that_is_no_member_is_refused_beside_the_members(cast: Cast, signed_in, typed: str) -> None:
    sent = {"name": "Tổ đảng số 1", "on": "10/03/2025", "members": typed}
    errors = signed_in("an").post(f"{CELL}new/", sent).context["form"].errors
    assert errors["members"] == [f"Select a valid choice. {typed} is not one of the available choices."]
