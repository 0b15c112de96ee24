"""The page of data quality: how much there is of each kind, and one kind of it in pages."""

import re
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from cells.services.counts import count_all_marked
from tests.cast import Cast

pytestmark = pytest.mark.django_db
PAGE = "/organisations/CITY/quality/"


def numbers(html: str) -> dict[str, int]:
    """Of the kinds of which there is something, by what their link asks for."""
    return {kind: int(number) for kind, number in re.findall(r'\?kind=(\w+)">[^<]*</a></dt><dd>(\d+)', html)}


def test_of_many_the_page_tells_how_many_there_are_of_each_kind_and_names_none(
    cast: Cast, signed_in, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cells.views.quality.FEW", 1)
    cast.people(3, of="CELL")
    html = signed_in("dung").get(PAGE).content.decode()
    assert numbers(html)["small_cell"] == 2
    assert "<table" not in html
    assert "Chi bộ Trường Tiểu học Sen Hồng" not in html


def test_nothing_is_told_of_what_lies_beside_the_organisation(cast: Cast, signed_in) -> None:
    """Whoever reads the page of a part of the register may see more than that part."""
    cast.people(3, of="CELL")
    assert "small_cell" in numbers(signed_in("dung").get(PAGE).content.decode())
    html = signed_in("dung").get("/organisations/UNIT/quality/").content.decode()
    assert "Chi bộ khu phố 1" not in html
    assert "Chi bộ Trường Tiểu học Sen Hồng" not in html


def test_few_are_shown_at_once_and_what_is_in_order_is_folded(cast: Cast, signed_in) -> None:
    cast.people(3, of="CELL")
    html = signed_in("dung").get(PAGE).content.decode()
    assert "Chi bộ Trường Tiểu học Sen Hồng" in html
    assert "two_at_once" not in numbers(html)
    (line,) = re.findall(r"kinds are in order(.*?)</details>", html, re.S)
    assert "Entries that exclude each other on one day" in line
    assert "Cells with too few official members" not in line


def test_it_takes_as_many_queries_for_many_findings_as_for_few(
    cast: Cast, signed_in, django_assert_max_num_queries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cells.views.quality.FEW", 0)
    client, asked = signed_in("dung"), []
    client.get(PAGE)  # what is due is asked with the first page alone
    for of, number in (("CELL", 1), ("SECOND", 6)):
        cast.groups(of, cast.people(number, of=of), number=number)
        cast.people(number, of=of)
        count_all_marked()
        with django_assert_max_num_queries(75) as captured:
            found = numbers(client.get(PAGE).content.decode())
        asked.append((len(captured), found["no_group"]))
    assert asked[0][0] == asked[1][0]
    assert asked[0][1] < asked[1][1]


def test_in_a_large_organisation_what_reads_everything_is_looked_for_when_asked(
    cast: Cast, signed_in, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cells.views.quality.MOST_CELLS_LOOKED_THROUGH", 1)
    cast.people(1, of="CELL")
    cast.people(1, of="SECOND")
    client = signed_in("dung")
    page = client.get(PAGE)
    assert "duplicate" not in numbers(page.content.decode())
    assert {"duplicate", "two_at_once", "differing_roll"} <= {kind for kind, _title in page.context["on_demand"]}
    assert numbers(page.content.decode())["small_cell"] == 3
    asked = client.get(PAGE, {"kind": "duplicate"})
    assert re.findall(r"<dd>(\d+)</dd>", asked.content.decode()) == ["1"]
    assert not asked.context["on_demand"]


def test_one_kind_stands_in_pages_of_which_each_goes_on_where_the_one_before_ended(cast: Cast, signed_in) -> None:
    client, found = signed_in("dung"), []
    for page in (1, 2, 3):
        html = client.get(PAGE, {"kind": "small_cell", "per_page": 1, "page": page}).content.decode()
        assert re.findall(r"<dd>(\d+)</dd>", html) == ["3"]
        found += re.findall(r"(CELL|SECOND|UNIT)</", html)
    assert found == ["CELL", "SECOND", "UNIT"]


def test_all_kinds_are_saved_where_none_was_chosen(cast: Cast, signed_in) -> None:
    cast.people(1, of="CELL")
    answer = signed_in("dung").post(PAGE, {"save_as_excel": "yes"})
    (sheet,) = CalamineWorkbook.from_filelike(BytesIO(answer.content)).sheet_names
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_name(sheet).to_python()
    assert {"Cells with too few official members", "Organisations without a secretary"} <= {row[0] for row in rows}


def test_where_nothing_is_found_of_a_kind_the_page_says_so(cast: Cast, signed_in) -> None:
    html = signed_in("dung").get(PAGE, {"kind": "two_at_once"}).content.decode()
    assert "Everything looked at is in order" in html
    assert "save_as_excel" not in html
