from datetime import date

import pytest
from django.test import Client

from accounts.models import Entry
from cells.models import Membership
from cells.services.corrections import correct_particulars
from cells.services.groups import NewGroup, form_group
from cells.services.newcomers import Newcomer
from cells.services.readings import READ
from cells.services.transfers import receive_transfer, send_transfer
from tests.cast import START, TODAY, Cast

pytestmark = pytest.mark.django_db
CELL = "/organisations/CELL/members/"
WARD = "/organisations/WARD/members/"


def names(client: Client, address: str) -> list[str]:
    return [row.member.full_name for row in client.get(address).context["table"].rows]


def enter(cast: Cast, *full_names: str, of: str = "CELL"):
    return cast.register([Newcomer(name, official_from=START) for name in full_names], of=of)


@pytest.fixture
def mixed(cast: Cast):
    """An (probationary), Ăn (suspended), Ân (elsewhere), Đào (with a ground, leader), Yến (ordinary, in no group)."""
    (first,) = cast.register([Newcomer("Trần An")], of="CELL")
    members = [first, *enter(cast, "Lê Ăn", "Lê Ân", "Vũ Đào", "Vũ Yến")]
    cast.activity(members[1], "suspended")
    cast.stay(members[2], "Huế")
    cast.grounds([members[3]])
    told = {"new": NewGroup("Tổ 1", leader=members[3], members=members[:4]), "document": None}
    form_group(cell=cast["CELL"], on=START, occasion=cast.occasion(), **told)
    return members


FILTERS = {
    "": ["Trần An", "Lê Ăn", "Lê Ân", "Vũ Đào", "Vũ Yến"],
    "name=vu+dao": ["Vũ Đào"],
    "name=ÂN": ["Trần An", "Lê Ăn", "Lê Ân"],
    "degree=probationary": ["Trần An"],
    "activity=suspended": ["Lê Ăn"],
    "activity=active&degree=official": ["Lê Ân", "Vũ Đào", "Vũ Yến"],
    "place=elsewhere": ["Lê Ân"],
    "place=home": ["Trần An", "Lê Ăn", "Vũ Đào", "Vũ Yến"],
    "group=none": ["Vũ Yến"],
    "group=Tổ+1": ["Trần An", "Lê Ăn", "Lê Ân", "Vũ Đào"],
    "ground=any": ["Vũ Đào"],
    "ground=ship_crew": ["Vũ Đào"],
    "ground=epidemic": [],
    "ground=none": ["Trần An", "Lê Ăn", "Lê Ân", "Vũ Yến"],
    "on=31/12/2018": [],
    "on=31/12/2023&ground=any": [],
    "sort=-name": ["Vũ Yến", "Vũ Đào", "Lê Ân", "Lê Ăn", "Trần An"],
    "sort=-degree": ["Trần An", "Vũ Yến", "Vũ Đào", "Lê Ân", "Lê Ăn"],
}


@pytest.mark.parametrize(("query", "found"), FILTERS.items())
def test_the_list_is_narrowed_and_sorted(mixed, signed_in, query: str, found: list[str]) -> None:
    assert names(signed_in("an"), f"{CELL}?{query}") == found


ODD = [
    "page=abc", "page=0", "page=-1", f"page={10**30}", "page=2", "per_page=abc", f"per_page={10**30}",
    "sort=nonsense", "sort=--name", "sort=password", "degree=none", "activity=%F0%9F%98%80", "group=nowhere", "ground=x",
    "on=31/02/2025", "on=abc", "on=0000-00-00", "on=01/01/99999", "on=١/١/٢٠٢٥",
]  # fmt: skip


def test_odd_input_shows_everybody_of_today(mixed, signed_in) -> None:
    client = signed_in("an")
    for odd in ODD:
        assert len(names(client, f"{CELL}?{odd}")) == 5, odd


def test_an_odd_name_is_answered_too(mixed, signed_in) -> None:
    client = signed_in("an")
    for odd in ("name=(", "name=%ED%A0%80", "name=" + "a" * 5000, "name=%25"):
        assert client.get(f"{CELL}?{odd}").status_code == 200, odd


def test_a_day_that_makes_no_sense_is_said_beside_the_field(mixed, signed_in) -> None:
    response = signed_in("an").get(f"{CELL}?on=31/02/2025")
    assert response.context["filter"].form.errors["on"]
    assert b"31/02/2025" in response.content


def test_fifty_members_stand_on_a_page(cast: Cast, signed_in) -> None:
    cast.people(51, of="CELL")
    client = signed_in("an")
    assert [len(names(client, f"{CELL}?page={page}")) for page in (1, 2)] == [50, 1]
    assert client.get(CELL).context["table"].number == 51


def test_a_committee_shows_the_members_of_all_its_cells_with_their_cell(cast: Cast, signed_in) -> None:
    enter(cast, "Trần An")
    enter(cast, "Lê Bình", of="SECOND")
    response = signed_in("binh").get(WARD)
    assert names(signed_in("binh"), WARD) == ["Trần An", "Lê Bình"]
    assert "Chi bộ Trường Tiểu học Sen Hồng" in response.content.decode()


@pytest.mark.parametrize("address", [CELL, WARD, f"{WARD}?on=01/03/2025"])
def test_three_members_take_as_many_queries_as_one(
    cast: Cast, signed_in, django_assert_max_num_queries, address: str
) -> None:
    client = signed_in("binh")
    asked = []
    for names_of in (["Trần An"], ["Lê Bình", "Vũ Chi"]):
        enter(cast, *names_of)
        client.get(address)
        with django_assert_max_num_queries(28) as captured:
            client.get(address)
        asked.append(len(captured))
    assert asked[0] == asked[1]


def test_guests_are_named_and_not_counted(cast: Cast, signed_in) -> None:
    (guest,) = enter(cast, "Trần Khách", of="SECOND")
    cast.stay(guest, "CELL")
    response = signed_in("an").get(CELL)
    assert response.context["table"].number == 0
    assert "Trần Khách" in response.content.decode()


def test_above_the_grassroots_no_guests_are_listed_but_those_of_a_committee_are(cast: Cast, signed_in) -> None:
    """Those of a whole country would be read for a hundred names; each committee and cell lists its own."""
    (guest,) = enter(cast, "Trần Khách", of="OTHERCELL")
    cast.stay(guest, "CELL")
    assert "Trần Khách" in signed_in("binh").get(WARD).content.decode()
    assert "Trần Khách" not in signed_in("dung").get("/organisations/CITY/members/").content.decode()


def test_of_a_cell_that_moved_away_the_names_of_that_day_are_no_links(cast: Cast, signed_in) -> None:
    (member,) = enter(cast, "Trần An", of="SECOND")
    cast.move("SECOND", "OTHERWARD", on=date(2025, 1, 1))
    page = signed_in("binh").get(f"{WARD}?on=31/12/2024").content.decode()
    assert "Trần An" in page
    assert f"/members/{member.pk}/" not in page


class TestOneMember:
    def test_reading_a_record_is_noted_with_the_mandate(self, cast: Cast, signed_in) -> None:
        (member,) = cast.people(1, of="CELL")
        signed_in("giang").get(f"/members/{member.pk}/")
        entry = Entry.objects.get(act=READ)
        assert (entry.by, entry.subject, "inspector" in entry.mandate) == (cast.users["giang"], member.full_name, True)

    def test_a_refused_look_is_no_reading(self, cast: Cast, signed_in) -> None:
        (member,) = cast.people(1, of="CELL")
        assert signed_in("hoa").get(f"/members/{member.pk}/").status_code == 404
        assert not Entry.objects.filter(act=READ).exists()

    def test_the_page_shows_axes_posts_grounds_and_the_timeline(self, cast: Cast, mixed, signed_in) -> None:
        cast.committee("CELL", [mixed[3]])
        page = signed_in("an").get(f"/members/{mixed[3].pk}/").content.decode()
        for said in (
            "official",
            "Tổ 1 · leader",
            "secretary",
            "Đi biển dài ngày",
            "Lệnh điều động",
            "Member of Chi bộ khu phố 1",
        ):
            assert said in page

    def test_of_a_member_who_moved_away_only_the_time_here_is_shown(self, cast: Cast, signed_in) -> None:
        (member,) = cast.people(1, of="CELL")
        Membership.objects.update(valid_to=date(2025, 2, 1), departure="transferred")
        Membership.objects.create(
            member=member, cell=cast["OTHERCELL"], arrival="transferred", valid_from=date(2025, 2, 1)
        )
        page = signed_in("an").get(f"/members/{member.pk}/").content.decode()
        assert "no longer a member here" in page
        assert "Sóng Xanh" not in page
        assert "Sóng Xanh" in signed_in("hoa").get(f"/members/{member.pk}/").content.decode()

    def test_of_a_member_who_moved_away_nothing_can_be_written(self, cast: Cast, signed_in) -> None:
        (member,) = cast.people(1, of="CELL")
        Membership.objects.update(valid_to=TODAY, departure="died")
        assert signed_in("an").get(f"/members/{member.pk}/").status_code == 200
        assert signed_in("an").get(f"/members/{member.pk}/grounds/new/").status_code == 404

    @pytest.mark.parametrize("pk", [0, 10**30])
    def test_a_number_nobody_has_is_not_found(self, signed_in, pk: int) -> None:
        assert signed_in("an").get(f"/members/{pk}/").status_code == 404

    def test_an_inspector_sees_no_button_to_write(self, cast: Cast, signed_in) -> None:
        (member,) = cast.people(1, of="CELL")
        address = f"/members/{member.pk}/grounds/new/"
        assert address not in signed_in("giang").get(f"/members/{member.pk}/").content.decode()
        assert address in signed_in("an").get(f"/members/{member.pk}/").content.decode()


def test_of_a_day_gone_by_the_list_stands_in_the_order_of_the_names_that_are_seen(cast: Cast, signed_in) -> None:
    moved, _stayed = enter(cast, "Lê Văn Bảo", "Lê Văn Cường")
    told = {"document": None, "on": date(2025, 3, 10)}
    papers = {"to_cell": cast["OTHERCELL"], "to_name": "", "papers_due_on": TODAY}
    sent = send_transfer(member=moved, occasion=cast.occasion("an"), **papers, **told)
    receive_transfer(transfer=sent, occasion=cast.occasion("hoa"), **told)
    values = {name: getattr(moved, name) for name in ("born_on", "sex", "card_number", "admitted_on")}
    right = values | {"full_name": "Lê Văn Yên"}
    correct_particulars(member=moved, values=right, why="Sai tên", occasion=cast.occasion("hoa"))
    for order in ("", "&sort=name"):
        assert names(signed_in("an"), f"{CELL}?on=01/03/2025{order}") == ["Lê Văn Bảo", "Lê Văn Cường"]


def test_the_list_of_a_city_says_in_short_what_tells_a_cell_apart_and_the_whole_when_one_points_at_it(
    cast: Cast, signed_in
) -> None:
    enter(cast, "Lê Văn Bảo")
    page = signed_in("dung").get("/organisations/CITY/members/").content.decode()
    whole = "Chi bộ khu phố 1 · Đảng bộ phường Sen Hồng · CELL"
    assert f'<span title="{whole}">Khu phố 1 <small>Phường Sen Hồng</small></span>' in page
