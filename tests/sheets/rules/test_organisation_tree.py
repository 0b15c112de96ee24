"""A list of organisations put together as a tree: parents, kinds, codes, days, and what is there already."""

from collections.abc import Mapping
from datetime import date

import pytest

from cells.rules.document_reference import CitedDocument
from sheets.rules.organisation_documents import read_document
from sheets.rules.organisation_rows import LEAVE, LEAVE_OUT, RENAME, RIGHT, Around, Known, Register, Row, Verdict
from sheets.rules.organisation_tree import parents_first, understand

ON, TODAY = date(2025, 7, 1), date(2025, 3, 21)
EMPTY = Register(is_empty=True)
CITY = Known("CITY", "Đảng bộ thành phố Hoa Sen", "superior", "other", "")
WARD = Known("WARD", "Đảng bộ phường Sen Hồng", "grassroots_committee", "ward_commune", "CITY")
CELL = Known("WARD-01", "Chi bộ khu phố 1", "cell", "residential", "WARD")
TOWN = Register({one.code: one for one in (CITY, WARD, CELL)}, frozenset({"CITY", "WARD", "WARD-01", "ELSEWHERE"}))
AROUND = Around(on=ON, today=TODAY, below="CITY")


def rows(*said: Mapping[str, str], register: Register = TOWN, around: Around = AROUND, **choices: str) -> list[Row]:
    told = [(number, texts, choices.get(f"row_{number}", "")) for number, texts in enumerate(said, 1)]
    return understand(told, register, around)


def cell(name: str = "Chi bộ khu phố 2", **said: str) -> dict[str, str]:
    return {"name": name, "parent": "WARD"} | said


def test_a_cell_below_what_is_there_is_new_with_all_that_follows() -> None:
    (row,) = rows(cell())
    assert row.verdict == Verdict.NEW
    assert (row.code, row.kind, row.level, row.type, row.parent, row.since) == (
        "WARD-02", "cell", "below_grassroots", "residential", "WARD", ON
    )  # fmt: skip
    assert row.proposed == {"code", "kind", "level", "type", "since"}


def test_what_is_written_is_not_proposed() -> None:
    (row,) = rows(cell(code="kp2", kind="chi bộ", level="dưới cơ sở", type="Trường học", since="5/8/2025"))
    assert (row.code, row.type, row.since, row.proposed) == ("KP2", "school", date(2025, 8, 5), set())


@pytest.mark.parametrize(
    "named", ["WARD", "ward", "Đảng bộ phường Sen Hồng", "ĐẢNG BỘ PHƯỜNG SEN HỒNG", "1. Đảng bộ phường Sen Hồng"]
)
def test_a_parent_is_named_by_code_or_name(named: str) -> None:
    assert rows(cell(parent=named))[0].parent == "WARD"


def test_a_parent_that_is_nowhere_is_an_error_beside_its_cell() -> None:
    (row,) = rows(cell(parent="Đảng bộ phường Không Có"))
    assert (row.verdict, set(row.errors)) == (Verdict.ERROR, {"parent"})
    assert "Không Có" in row.errors["parent"]


def test_a_parent_may_stand_further_down_in_the_list() -> None:
    found = rows(cell(parent="DU"), {"code": "DU", "name": "Đảng bộ cơ sở Công an", "parent": "CITY"})
    assert [row.verdict for row in found] == [Verdict.NEW] * 2
    assert [row.code for row in parents_first(found)] == ["DU", "DU-01"]
    assert found[0].level == "below_grassroots"


def test_several_of_one_name_are_told_apart_by_code_only() -> None:
    twins = [{"code": code, "name": "Đảng bộ cơ sở A", "parent": "CITY"} for code in ("A1", "A2")]
    found = rows(*twins, cell(parent="Đảng bộ cơ sở A"))
    assert set(found[2].errors) == {"parent"}


def test_what_stands_below_itself_is_an_error() -> None:
    found = rows(
        {"code": "A", "name": "Đảng bộ cơ sở A", "parent": "B"}, {"code": "B", "name": "Đảng bộ cơ sở B", "parent": "A"}
    )
    assert [set(row.errors) for row in found] == [{"parent"}] * 2


def test_a_cell_below_a_cell_is_an_error() -> None:
    found = rows(cell("Chi bộ khu phố 5", parent="WARD-01"), cell("Chi bộ A", code="A"), cell("Chi bộ B", parent="A"))
    assert [set(row.errors) for row in found] == [{"parent"}, set(), {"parent"}]


def test_codes_twice_are_errors_in_both_rows() -> None:
    found = rows(cell(code="K"), cell("Chi bộ khu phố 3", code="k"), cell("Chi bộ khu phố 4", code="k 4"))
    assert [set(row.errors) for row in found] == [{"code"}] * 3
    assert "2" in found[0].errors["code"]
    assert "1" in found[1].errors["code"]


def test_a_code_that_is_used_out_of_reach_is_taken() -> None:
    assert set(rows(cell(code="ELSEWHERE"))[0].errors) == {"code"}


def test_codes_go_on_after_those_beside_and_spare_those_of_the_list() -> None:
    found = rows(cell("Chi bộ khu phố 2"), cell("Chi bộ khu phố 3", code="WARD-02"), cell("Chi bộ khu phố 4"))
    assert [row.code for row in found] == ["WARD-03", "WARD-02", "WARD-04"]


# --- where the list is silent -----------------------------------------------------------------------------------------


def test_the_first_of_an_empty_site_is_its_top_and_the_others_stand_below() -> None:
    found = rows(
        {"name": "Đảng bộ phường Đô Vinh"},
        {"name": "Chi bộ khu phố 1"},
        {"name": "Chi bộ khu phố 2"},
        register=EMPTY,
        around=Around(TODAY, TODAY),
    )
    assert [(row.code, row.parent, row.kind, row.level) for row in found] == [
        ("PDV", None, "superior", "commune"),
        ("PDV-01", "PDV", "cell", "grassroots"),
        ("PDV-02", "PDV", "cell", "grassroots"),
    ]
    assert {row.verdict for row in found} == {Verdict.NEW}


def test_of_several_committees_the_nearest_above_is_asked_about() -> None:
    found = rows(
        {"name": "Đảng bộ cơ sở Công an", "parent": "CITY"},
        {"name": "Chi bộ Công an 1"},
        {"name": "Đảng bộ cơ sở Quân sự", "parent": "CITY"},
        {"name": "Chi bộ Quân sự 1"},
    )
    assert [row.parent for row in found] == ["CITY", found[0].code, "CITY", found[2].code]
    assert [row.verdict for row in found] == [Verdict.NEW, Verdict.ASK, Verdict.NEW, Verdict.ASK]


def test_where_no_committee_stands_above_it_is_what_was_named_for_all() -> None:
    assert rows({"name": "Chi bộ Cơ quan Đảng"})[0].parent == "CITY"
    nowhere = rows({"name": "Chi bộ Cơ quan Đảng"}, around=Around(ON, TODAY))
    assert set(nowhere[0].errors) == {"parent"}


def test_a_committee_below_a_grassroots_one_is_asked_about() -> None:
    (row,) = rows({"name": "Đảng bộ Trường Cao đẳng", "parent": "WARD"})
    assert (row.kind, row.level, row.verdict) == ("sectional_committee", "below_grassroots", Verdict.ASK)


def test_what_is_only_likely_is_asked_until_somebody_says_so() -> None:
    assert rows(cell("Chi bộ Hưu trí"))[0].verdict == Verdict.ASK
    assert not rows(cell("Chi bộ Hưu trí"))[0].is_settled
    assert rows(cell("Chi bộ Hưu trí"), row_1=RIGHT)[0].verdict == Verdict.NEW
    assert rows(cell("Chi bộ Hưu trí", type="Khác"))[0].verdict == Verdict.NEW


def test_no_name_and_a_name_that_tells_nothing_are_errors() -> None:
    found = rows({"code": "X", "parent": "WARD"}, cell("Hoa Mai"), cell("Chi bộ " + "x" * 260))
    assert [sorted(row.errors) for row in found] == [["kind", "level", "name"], ["kind", "level"], ["name"]]


@pytest.mark.parametrize(
    ("field", "text"), [("kind", "vườn"), ("level", "tầng 3"), ("type", "vườn"), ("since", "hôm qua")]
)
def test_what_is_not_understood_is_an_error_beside_its_cell(field: str, text: str) -> None:
    assert field in rows(cell(**{field: text}))[0].errors


def test_a_level_that_does_not_fit_is_an_error() -> None:
    assert set(rows(cell(level="cơ sở"))[0].errors) == {"level"}


# --- days and documents -----------------------------------------------------------------------------------------------


def test_a_year_alone_is_asked_about() -> None:
    (row,) = rows(cell(since="2019"))
    assert (row.since, row.verdict) == (date(2019, 1, 1), Verdict.ASK)


def test_nothing_begins_before_what_it_stands_below() -> None:
    above = {"code": "A", "name": "Đảng bộ cơ sở A", "parent": "CITY", "since": "2/8/2025"}
    assert set(rows(above, cell(parent="A", since="1/8/2025"))[1].errors) == {"since"}
    assert rows(above, cell(parent="A", since="2/8/2025"))[1].verdict == Verdict.NEW


def test_a_register_begins_with_what_is_so_by_now() -> None:
    top = {"name": "Đảng bộ phường Đô Vinh", "since": "22/3/2025"}
    assert set(rows(top, register=EMPTY, around=Around(TODAY, TODAY))[0].errors) == {"since"}
    assert rows(top | {"since": "21/3/2025"}, register=EMPTY, around=Around(TODAY, TODAY))[0].verdict == Verdict.NEW


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("Quyết định số 12-QĐ/ĐU ngày 01/7/2025 của Đảng ủy phường Đô Vinh", "12-QĐ/ĐU"),
        ("QĐ 12 - QĐ/ĐU ngày 1/7/2025 của Ban Thường vụ Đảng ủy phường Đô Vinh về thành lập chi bộ", "12 - QĐ/ĐU"),
    ],
)
def test_a_decision_is_read_from_one_cell(text: str, symbol: str) -> None:
    expected = CitedDocument(issuer="Đảng ủy phường Đô Vinh", symbol=symbol, issued_on=date(2025, 7, 1))
    assert read_document(text, issuer="", today=date(2025, 8, 1)) == expected


@pytest.mark.parametrize("text", ["12-QĐ/ĐU", "ngày 1/7/2025 của Đảng ủy", "12-QĐ/ĐU ngày 1/7/2025", "theo quyết định"])
def test_a_decision_of_which_something_is_missing_is_not_guessed(text: str) -> None:
    assert read_document(text, issuer="", today=date(2025, 8, 1)) is None
    assert set(rows(cell(document=text))[0].errors) == {"document"}


# --- what is there already --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", [{"code": "WARD-01"}, {}])
def test_what_is_there_is_recognised_by_code_or_by_name_and_place(said: dict[str, str]) -> None:
    (row,) = rows(cell("Chi bộ Khu phố 1", **said))
    assert (row.verdict, row.code, row.is_settled) == (Verdict.THERE, "WARD-01", True)


def test_a_cell_of_that_name_elsewhere_is_another() -> None:
    assert rows(cell("Chi bộ khu phố 1", parent="CITY"))[0].verdict == Verdict.NEW


def test_a_committee_is_recognised_by_its_name_alone_and_holds_what_comes_after_it() -> None:
    found = rows({"name": "Đảng bộ phường Sen Hồng"}, {"name": "Chi bộ khu phố 9"}, around=Around(ON, TODAY))
    assert [row.verdict for row in found] == [Verdict.THERE, Verdict.NEW]
    assert (found[1].code, found[1].parent, found[1].level) == ("WARD-02", "WARD", "below_grassroots")


def test_another_name_is_asked_about_and_may_become_the_new_one() -> None:
    said = cell("Chi bộ khu phố Một", code="WARD-01")
    (row,) = rows(said)
    assert (row.verdict, row.differences, row.may_be_renamed, row.is_settled) == (
        Verdict.DIFFERS,
        ["name"],
        True,
        False,
    )
    assert rows(said, row_1=LEAVE)[0].is_settled
    assert rows(said, row_1=RENAME)[0].is_settled


def test_what_stands_elsewhere_is_left_or_asked_about_but_never_renamed() -> None:
    said = cell("Chi bộ khu phố Một", code="WARD-01", parent="CITY")
    assert rows(said)[0].differences == ["name", "parent"]
    assert not rows(said, row_1=RENAME)[0].is_settled


def test_what_a_draft_founds_is_there_and_is_not_renamed() -> None:
    drafted = Known("WARD-07", "Chi bộ khu phố 7", "cell", "residential", "WARD", plan="Sắp xếp")
    register = Register({**TOWN.known, "WARD-07": drafted}, TOWN.taken)
    assert rows(cell("Chi bộ khu phố 7"), register=register)[0].verdict == Verdict.THERE
    assert not rows(cell("Chi bộ khu phố bảy", code="WARD-07"), register=register, row_1=RENAME)[0].is_settled


def test_one_name_twice_below_the_same_is_asked_about() -> None:
    found = rows(cell(), cell("CHI BỘ KHU PHỐ 2"), cell(parent="CITY"))
    assert [row.verdict for row in found] == [Verdict.NEW, Verdict.ASK, Verdict.NEW]
    assert "1" in found[1].doubts["name"]


def test_what_is_left_out_counts_for_nothing() -> None:
    found = rows(cell(code="K"), cell("Chi bộ khu phố 3", code="K"), row_2=LEAVE_OUT)
    assert [row.verdict for row in found] == [Verdict.NEW, Verdict.OUT]
    assert all(row.is_settled for row in found)
