"""A list of organisations from the file to drafts of plans, beside what the register and other drafts hold."""

import json
from dataclasses import replace
from datetime import date

import pytest

from accounts.rules.refusal import Refused
from cells.models import Organisation
from cells.rules.document_reference import CitedDocument
from reorganisations.models import Reorganisation
from reorganisations.services import confirming
from reorganisations.services.drafting import ReorganisationHead
from sheets.rules.organisation_rows import RENAME, Row, Verdict
from sheets.services.intake import PASTED, Upload
from sheets.services.organisation_lists import MOST_ROWS, Asked, Table, look, make_plans, read_list
from tests.cast import TODAY, Cast
from tests.reorganisations.reorganising import parent, version
from tests.sheets.workbooks import workbook

pytestmark = pytest.mark.django_db
DAY = date(2025, 7, 1)
HEAD = ReorganisationHead("Thành lập chi bộ", DAY, CitedDocument("Thành ủy", "5-QĐ/TU", date(2025, 3, 1)))
HEADINGS = ["STT", "Mã", "Tên chi bộ", "Trực thuộc", "Ngày thành lập", "Quyết định"]
BACK = ["1", "", "Chi bộ khu phố 8", "WARD", "", ""]


def read(*rows: list[str], name: str = "ds.xlsx") -> Table:
    return read_list(Upload("organisations", name, workbook([HEADINGS, *rows])))


def looked(cast: Cast, table: Table, led_by: str = "CITY", **asked: object) -> list[Row]:
    return look(table, replace(Asked(table.columns, DAY), **asked), led_by=cast[led_by], today=TODAY)  # type: ignore[arg-type]


def plans(cast: Cast, rows: list[Row], actor: str = "dung") -> list[Reorganisation]:
    return make_plans(rows=rows, head=HEAD, led_by=cast["CITY"], occasion=cast.occasion(actor))


def confirm(cast: Cast, plan: Reorganisation) -> None:
    confirming.confirm_reorganisation(reorganisation=plan, choices={}, occasion=cast.occasion("dung"))


def test_what_was_read_goes_along_in_the_page_and_comes_back(cast: Cast) -> None:
    table = read(BACK)
    assert Table.of(json.loads(json.dumps(table.as_json()))) == replace(
        table, rows=[(number, list(texts)) for number, texts in table.rows], hidden=[], others=[]
    )
    for broken in ({}, {"rows": "x"}, {**table.as_json(), "rows": [[1, ["a"]]] * (2 * MOST_ROWS + 1)}):
        with pytest.raises((KeyError, ValueError, TypeError)):
            Table.of(broken)


def test_a_pasted_list_is_read_like_a_file(cast: Cast) -> None:
    pasted = "Tên chi bộ\tTrực thuộc\nChi bộ khu phố 8\tWARD\n"
    rows = looked(cast, read_list(Upload("organisations", PASTED, pasted.encode())))
    assert [(row.name, row.parent) for row in rows] == [("Chi bộ khu phố 8", "WARD")]


def test_more_than_the_page_bears_is_refused_with_both_numbers() -> None:
    with pytest.raises(Refused, match=r"301.*300"):
        read(*[[str(place), "", f"Chi bộ tổ {place}", "WARD", "", ""] for place in range(301)])


def test_the_drafts_become_the_register_when_they_are_confirmed(cast: Cast) -> None:
    table = read(
        BACK,
        ["2", "NEW", "Đảng bộ cơ sở Công an", "CITY", "", ""],
        ["3", "", "Chi bộ Công an 1", "Đảng bộ cơ sở Công an", "", ""],
    )
    (plan,) = plans(cast, looked(cast, table))
    assert version("NEW", DAY) is None
    confirm(cast, plan)
    assert parent("NEW-01", DAY) == "NEW"
    cell = version("NEW-01", DAY)
    assert cell is not None
    assert (cell.level, cell.type, cell.issuer_name) == ("below_grassroots", "police", "Chi bộ Công an 1")


def test_each_first_day_and_document_is_a_plan_of_its_own_in_the_order_of_days(cast: Cast) -> None:
    order = "Quyết định số 9-QĐ/TU ngày 02/3/2025 của Thành ủy"
    table = read(
        ["1", "", "Chi bộ Công an 1", "NEW", "1/9/2025", ""],
        ["2", "NEW", "Đảng bộ cơ sở Công an", "CITY", "1/8/2025", ""],
        ["3", "", "Chi bộ khu phố 8", "WARD", "1/8/2025", order],
    )
    made = plans(cast, looked(cast, table))
    assert [(plan.effective_on, plan.steps.count()) for plan in made] == [
        (date(2025, 8, 1), 1), (date(2025, 8, 1), 1), (date(2025, 9, 1), 1)
    ]  # fmt: skip
    assert len({plan.title for plan in made}) == 2
    assert {plan.ordered_by.symbol for plan in made} == {"5-QĐ/TU", "9-QĐ/TU"}
    for plan in made:
        confirm(cast, plan)
    assert parent("NEW-01", date(2025, 9, 1)) == "NEW"


def test_a_list_that_comes_again_finds_what_the_draft_founds_and_then_what_is_there(cast: Cast) -> None:
    table = read(BACK)
    (plan,) = plans(cast, looked(cast, table))
    (again,) = looked(cast, table)
    assert again.verdict == Verdict.THERE
    assert again.there is not None
    assert again.there.plan == plan.title
    with pytest.raises(Refused, match="new"):
        plans(cast, [again])
    confirm(cast, plan)
    assert [row.verdict for row in looked(cast, table)] == [Verdict.THERE]
    assert Reorganisation.objects.count() == 1


def test_what_has_another_name_is_renamed_where_that_was_chosen(cast: Cast) -> None:
    table = read(["1", "CELL", "Chi bộ khu phố Một", "", "", ""])
    (row,) = looked(cast, table)
    assert (row.verdict, row.differences) == (Verdict.DIFFERS, ["name"])
    (plan,) = plans(cast, looked(cast, table, choices={row.number: RENAME}))
    confirm(cast, plan)
    renamed = version("CELL", DAY)
    assert renamed is not None
    assert renamed.name == "Chi bộ khu phố Một"


def test_what_stands_elsewhere_is_not_there_for_a_board(cast: Cast) -> None:
    rows = looked(
        cast,
        read(
            ["1", "", "Chi bộ khu phố 8", "OTHERWARD", "", ""],
            ["2", "OTHERCELL", "Chi bộ khu phố 9", "WARD", "", ""],
            ["3", "", "Chi bộ khu phố 10", cast["OTHERWARD"].versions.get().name, "", ""],
        ),
    )
    assert [set(row.errors) for row in rows] == [{"parent"}, {"code"}, {"parent"}]


def test_of_a_name_that_two_committees_bear_the_code_says_which(cast: Cast) -> None:
    ward = cast["WARD"].versions.get()
    facts = {"name": ward.name, "kind": ward.kind, "level": ward.level, "type": ward.type}
    cast.found("WARD2", parent="CITY", **facts)
    by_name, by_code = looked(
        cast, read(["1", "", "Chi bộ khu phố 8", ward.name, "", ""], ["2", "", "Chi bộ khu phố 8", "WARD2", "", ""])
    )
    assert set(by_name.errors) == {"parent"}
    assert (by_code.parent, by_code.verdict) == ("WARD2", Verdict.NEW)


def test_a_cell_is_known_below_its_committee(cast: Cast) -> None:
    cell, ward = cast["CELL"].versions.get(), cast["WARD"].versions.get()
    (row,) = looked(cast, read(["1", "", cell.name, ward.name, "", ""]))
    assert (row.verdict, row.code) == (Verdict.THERE, "CELL")


def test_a_hidden_row_is_passed_over_and_said(cast: Cast) -> None:
    table = replace(read(BACK, ["2", "", "Chi bộ khu phố 9", "WARD", "", ""]), hidden=[3])
    assert [row.name for row in looked(cast, table)] == ["Chi bộ khu phố 8"]
    _told, passed = table.parted(table.columns)
    assert [line.number for line in passed] == [3]


def test_nothing_is_written_by_looking(cast: Cast) -> None:
    before = Organisation.objects.count()
    looked(cast, read(BACK))
    assert (Organisation.objects.count(), Reorganisation.objects.count()) == (before, 0)
