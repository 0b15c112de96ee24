"""What a draft would change, in the pages: every figure opens its list, every organisation says why."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.cast import TODAY, Cast
from tests.pilots.guidances import drafted_guidance, shipped
from tests.pilots.views.typing_guidances import as_

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def draft(cast: Cast):
    """Half suffices and 60 are needed by group: CELL gains online, SECOND loses by group, OTHERCELL keeps it."""
    cast.grounds(cast.people(20, of="CELL")[:10])
    cast.infrastructure("CELL")
    cast.groups("SECOND", cast.people(52, of="SECOND"), number=2)
    cast.groups("OTHERCELL", cast.people(60, of="OTHERCELL"), number=2)
    return drafted_guidance(cast, online_strict=False, by_group_minimum=60)


def page_of(guidance, query: str = "") -> str:
    return as_("khanh").get(reverse("pilots:whatif", args=[guidance.pk]) + query).content.decode()


def figures(page: str) -> list[tuple[str, str]]:
    """Number and address of each figure on the page, in order."""
    return [
        (number, address.replace("&amp;", "&"))
        for address, number in re.findall(r'<td class="number"[^>]*><a href="([^"]*)">(\d+)</a>', page)
    ]


def codes(address: str) -> list[str]:
    response = as_("khanh").get(address)
    assert response.status_code == 200
    return [row.version.organisation.code for row in response.context["table"].rows]


def test_the_figures_are_before_after_gained_and_lost(draft) -> None:
    numbers = [number for number, _ in figures(page_of(draft))]
    committee, cell, together = ["0", "0", "0", "0"], ["0", "1", "1", "0"], ["0", "1", "1", "0"]
    by_group = ["2", "1", "0", "1"]
    assert numbers == [*committee, *cell, *together, *committee, *by_group, *by_group]


def test_every_figure_opens_the_list_of_just_those(draft) -> None:
    found = figures(page_of(draft))
    assert len(found) == 24
    for number, address in found:
        assert len(codes(address)) == int(number), address


def test_the_lists_are_those_who_gain_and_those_who_lose(draft) -> None:
    lists = reverse("pilots:whatif", args=[draft.pk])
    assert codes(f"{lists}online/gained/") == ["CELL"]
    assert codes(f"{lists}online/gained/?kind=grassroots_committee") == []
    assert codes(f"{lists}by_group/before/") == ["OTHERCELL", "SECOND"]
    assert codes(f"{lists}by_group/after/") == ["OTHERCELL"]
    assert codes(f"{lists}by_group/lost/?kind=cell") == ["SECOND"]


def test_an_organisation_says_what_was_counted_and_why(draft) -> None:
    address = reverse("pilots:whatif_list", args=[draft.pk, "by_group", "lost"])
    opened = reverse("pilots:whatif_one", args=[draft.pk, "SECOND"])
    assert opened in as_("khanh").get(address).content.decode()
    page = as_("khanh").get(opened).content.decode()
    assert "03-HD/TW · eligible" in page
    assert "09-HD/TW · not eligible" in page
    assert "09-HD/TW, II.1.2" in page
    assert "Nguyễn Văn" not in page


def test_the_registry_of_another_day_is_asked_when_another_day_is_chosen(cast: Cast, draft) -> None:
    cast.people(10, of="OTHERCELL", on=date(2025, 4, 1))
    page = page_of(draft, "?on=31/12/2023")
    assert 'value="31/12/2023"' in page
    gained = [(number, address) for number, address in figures(page) if "online/gained" in address]
    assert {number for number, _ in gained} == {"0"}
    assert all("on=31/12/2023" in address for _, address in gained)


def test_the_first_guidance_is_compared_with_none(draft) -> None:
    page = page_of(shipped())
    assert "against no guidance" in page
    assert ("2", reverse("pilots:whatif_list", args=[shipped().pk, "by_group", "gained"])) in figures(page)
    assert as_("khanh").get(reverse("pilots:whatif_one", args=[shipped().pk, "SECOND"])).status_code == 200


@pytest.mark.parametrize("query", ["?on=abc", "?on=31/02/2025", "?on=", "?on=01/01/99999"])
def test_a_day_that_makes_no_sense_is_today(draft, query: str) -> None:
    assert [number for number, _ in figures(page_of(draft, query))] == [number for number, _ in figures(page_of(draft))]


@pytest.mark.parametrize(
    "rest", ["weather/gained/", "online/weather/", "of/NOBODY/", "of/CITY/", "online/gained/?page=-1"]
)
def test_what_makes_no_sense_in_the_address_is_no_error_page(draft, rest: str) -> None:
    response = as_("khanh").get(reverse("pilots:whatif", args=[draft.pk]) + rest)
    assert response.status_code == (200 if "page" in rest else 404)


def test_the_list_behind_a_figure_is_saved_as_excel(draft) -> None:
    address = reverse("pilots:whatif_list", args=[draft.pk, "online", "gained"])
    answer = as_("khanh").post(address, {"save_as_excel": "yes"})
    _headings, row = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert row[0] == "CELL"
