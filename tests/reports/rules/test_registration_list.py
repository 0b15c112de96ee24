import pytest

from reports.rules.registration_list import (
    ListedOrganisation,
    by_group_row,
    group_label,
    infrastructure_words,
    online_row,
    usual_recipients,
)
from tests.reports import fakes


def test_a_committee_says_how_many_cells_it_has_and_a_cell_does_not():
    facts = {"name": "", "members": 1234, "area": "", "infrastructure": ""}
    assert online_row(cells=6, **facts).parts == ("06 chi bộ",)
    assert online_row(cells=None, **facts).parts == ()
    assert online_row(cells=6, **facts).members == "1.234"


@pytest.mark.parametrize(
    ("name", "label"), [("Tổ đảng số 1", "Tổ đảng số 1"), ("tổ 2", "tổ 2"), ("số 3", "Tổ đảng số 3")]
)
def test_each_group_is_listed_by_its_name(name, label):
    assert group_label(name) == label


def test_a_cell_by_group_leaves_area_and_infrastructure_empty_as_the_form_does():
    row = by_group_row(name="Chi bộ khu phố 1", members=56, groups=("Tổ đảng số 1",))
    assert (row.area, row.infrastructure) == ("", "")


@pytest.mark.parametrize(
    ("looked_at", "sufficient", "words"),
    [
        ("Đường truyền", True, "Đủ điều kiện: đường truyền"),
        ("", True, "Đủ điều kiện"),
        ("Đường truyền", False, "Chưa đủ điều kiện: đường truyền"),
        ("Đường truyền", None, "Đường truyền"),
        ("", None, ""),
    ],
)
def test_the_last_column_tells_the_finding_and_what_was_looked_at(looked_at, sufficient, words):
    assert infrastructure_words(looked_at, sufficient) == words


def test_the_list_goes_to_those_who_decide_and_appraise():
    assert usual_recipients(superior="Thành ủy Hoa Sen", issuer="Đảng ủy phường Sen Hồng") == [
        "Ban Thường vụ Thành ủy",
        "Ban Tổ chức Thành ủy",
        "Lưu Đảng ủy",
    ]


def test_a_row_of_the_form_has_each_fact_in_its_column():
    row = online_row(name="Chi bộ tàu 01", members=24, area="Đông Hải", cells=None, infrastructure="Đủ điều kiện")
    assert row == ListedOrganisation("Chi bộ tàu 01", "24", "Đông Hải", (), "Đủ điều kiện")
    row = by_group_row(name="Chi bộ khu phố 1", members=1056, groups=("Tổ đảng số 1", "số 2"))
    assert row == ListedOrganisation("Chi bộ khu phố 1", "1.056", "", ("Tổ đảng số 1", "Tổ đảng số 2"), "")


@pytest.mark.parametrize(("looked_at", "words"), [("", "Chưa đủ điều kiện"), ("Á", "Chưa đủ điều kiện: á")])
def test_what_is_insufficient_is_said_so_with_or_without_what_was_looked_at(looked_at, words):
    assert infrastructure_words(looked_at, False) == words


def test_where_nobody_is_above_the_list_is_filed_only():
    assert usual_recipients(superior="", issuer="Đảng ủy phường Sen Hồng") == ["Lưu Đảng ủy"]


def test_columns_are_as_wide_as_what_is_listed_needs_and_those_of_the_form_where_nothing_is() -> None:
    assert fakes.registration_list(0, 0).widths == [6, 28, 11, 19, 17, 19]
    number, _name, members, _area, parts, infrastructure = fakes.registration_list(30, 30).widths
    assert number < members < parts < infrastructure
