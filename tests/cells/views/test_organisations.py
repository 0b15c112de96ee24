from datetime import date

import pytest
from django.test import Client

from cells.models import Mandate, Succession
from cells.services.counts import count_all_marked
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LIST = "/organisations/"


def codes(client: Client, address: str) -> list[str]:
    return [row.node.version.organisation.code for row in client.get(address).context["table"].rows]


def test_the_tree_opens_at_the_own_organisation(signed_in) -> None:
    assert codes(signed_in("dung"), LIST) == ["CITY", "UNIT", "WARD"]


def test_an_opened_node_shows_the_way_down_to_it_and_what_is_directly_below(signed_in) -> None:
    assert codes(signed_in("dung"), f"{LIST}?below=WARD") == ["CITY", "WARD", "CELL", "SECOND"]


def test_somebody_with_two_subtrees_sees_both_tops(cast: Cast, signed_in) -> None:
    cast.mandate("chi", Mandate.Role.CLERK, "WARD")
    assert codes(signed_in("chi"), LIST) == ["WARD", "UNIT"]
    assert codes(signed_in("chi"), f"{LIST}?below=WARD") == ["WARD", "CELL", "SECOND", "UNIT"]


def test_an_administrator_sees_the_whole_tree_as_names_and_figures(signed_in) -> None:
    administrator = signed_in("khanh")
    assert codes(administrator, f"{LIST}?below=WARD") == ["TW", "CITY", "WARD", "CELL", "SECOND"]
    assert codes(administrator, f"{LIST}?words=tieu+hoc") == ["SECOND"]
    assert "/organisations/WARD/" not in administrator.get(LIST).content.decode()
    assert administrator.get("/organisations/WARD/").status_code == 403


def test_what_is_elsewhere_cannot_be_opened(signed_in) -> None:
    assert signed_in("dung").get(f"{LIST}?below=OTHERWARD").status_code == 404


def test_a_search_finds_by_any_spelling_within_the_subtree(signed_in) -> None:
    assert codes(signed_in("dung"), f"{LIST}?words=tieu+hoc") == ["SECOND"]
    assert codes(signed_in("dung"), f"{LIST}?words=chi+bo+tau") == []


@pytest.mark.parametrize("typed", ["58.001.002.000.003", "58001002000003", "58.001.002"])
def test_a_search_finds_by_the_national_code_and_the_page_shows_it(cast: Cast, signed_in, typed: str) -> None:
    cast["SECOND"].versions.update(national_code="58.001.002.000.003")
    assert codes(signed_in("dung"), f"{LIST}?words={typed}") == ["SECOND"]
    assert ("National code", "58.001.002.000.003") in signed_in("dung").get("/organisations/SECOND/").context["facts"]


def test_before_anything_was_founded_the_page_says_so(signed_in) -> None:
    response = signed_in("dung").get(f"{LIST}?on=01/01/2018")
    assert response.context["table"].rows == []
    assert b"No organisation existed on this day" in response.content


ODD = [
    "on=31/02/2025",
    "on=0",
    "on=01/01/99999",
    "page=abc",
    "page=0",
    f"page={10**30}",
    "page=-1",
    "words=%ED%A0%80",
    "words=(",
]


def test_odd_input_shows_the_tree_of_today_or_an_empty_search(signed_in) -> None:
    client = signed_in("dung")
    for odd in ODD:
        assert client.get(f"{LIST}?{odd}").status_code == 200, odd


def test_a_nul_in_the_address_is_refused(signed_in) -> None:
    assert signed_in("dung").get(f"{LIST}?words=%00").status_code == 400


def test_a_day_that_is_not_in_the_calendar_is_said_beside_the_field(signed_in) -> None:
    response = signed_in("dung").get(f"{LIST}?on=31/02/2025")
    assert b"31/02/2025" in response.content
    assert response.context["form"].errors["on"]


def test_the_tree_takes_as_many_queries_for_two_children_as_for_none(signed_in, django_assert_max_num_queries) -> None:
    client = signed_in("dung")
    client.get(LIST)
    with django_assert_max_num_queries(30) as one:
        client.get(f"{LIST}?below=UNIT")
    with django_assert_max_num_queries(30) as two:
        client.get(f"{LIST}?below=WARD")
    assert len(two) == len(one)


def test_an_organisation_page_shows_figures_posts_and_infrastructure(cast: Cast, signed_in) -> None:
    members = cast.people(5, of="CELL")
    cast.committee("CELL", members[:2])
    cast.infrastructure("CELL")
    context = signed_in("an").get("/organisations/CELL/").context
    assert context["members"] == 5
    assert context["infrastructure"].sufficient
    ((_body, posts),) = context["bodies"]
    assert [post.title for post in posts] == ["secretary", "deputy_secretary"]


def test_an_organisation_page_tells_what_came_before_and_after(cast: Cast, signed_in) -> None:
    Succession.objects.create(predecessor=cast["SECOND"], successor=cast["CELL"], on=date(2023, 1, 1))
    Succession.objects.create(predecessor=cast["CELL"], successor=None, on=date(2026, 1, 1))
    page = signed_in("binh").get("/organisations/CELL/").content.decode()
    assert "Chi bộ Trường Tiểu học Sen Hồng" in page
    assert "dissolved" in page


def test_the_names_above_the_own_subtree_are_no_links(signed_in) -> None:
    page = signed_in("an").get("/organisations/CELL/").content.decode()
    assert "Đảng bộ phường Sen Hồng" in page
    assert "/organisations/WARD/" not in page
    assert "/organisations/WARD/" in signed_in("binh").get("/organisations/CELL/").content.decode()


def test_on_a_day_before_it_was_founded_the_page_says_so(signed_in) -> None:
    response = signed_in("an").get("/organisations/CELL/?on=01/01/2018")
    assert b"did not exist" in response.content
    assert not response.context["exists"]


@pytest.mark.parametrize("page", ["", "members/", "groups/", "members/?on=01/03/2025", "?on=01/03/2025"])
def test_a_page_takes_no_more_queries_for_three_cells_than_for_one(
    cast: Cast, signed_in, django_assert_max_num_queries, page: str
) -> None:
    client = signed_in("dung")
    asked = []
    for codes in (["CELL"], ["SECOND", "UNIT"]):
        for code in codes:
            cast.groups(code, cast.people(4, of=code), number=2)
        count_all_marked()
        client.get(f"/organisations/CITY/{page}")
        with django_assert_max_num_queries(40) as captured:
            client.get(f"/organisations/CITY/{page}")
        asked.append(len(captured))
    assert asked[1] <= asked[0]


def test_a_very_large_organisation_is_counted_through_only_when_asked(
    cast: Cast, signed_in, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cells.views.organisation.MOST_CELLS_LOOKED_THROUGH", 1)
    cast.people(5, of="CELL")
    page = "/organisations/WARD/"
    context = signed_in("binh").get(page).context
    assert (context["members"], context["figures"]) == (5, [])
    asked = signed_in("binh").get(f"{page}?count=yes").context
    assert dict(asked["figures"])["official members"] == 5
