"""Which committee a text of a list names."""

import pytest

from sheets.rules.committees import committee_key, is_of_another, is_of_committees

OWN = {committee_key(name) for name in ("Đảng bộ phường Sen Hồng", "Đảng bộ thành phố Biển Xanh")}


@pytest.mark.parametrize("heading", ["Đảng bộ", "ĐẢNG ỦY", "Thuộc Đảng bộ", "Đảng bộ cơ sở", "Đảng bộ xã, phường"])
def test_a_column_of_committees_is_known_by_its_heading(heading: str) -> None:
    assert is_of_committees(heading)


@pytest.mark.parametrize("heading", ["Đảng bộ nơi chuyển đến", "Đảng ủy viên", "Chi bộ", "Đảng phí", ""])
def test_others_are_none(heading: str) -> None:
    assert not is_of_committees(heading)


@pytest.mark.parametrize("text", ["Sen Hồng", "ĐU P. Sen Hồng", "Đảng ủy phường SEN HỒNG", "TP Biển Xanh", "", "1"])
def test_the_own_committee_is_known_however_it_is_written(text: str) -> None:
    assert not is_of_another(text, OWN)


@pytest.mark.parametrize("text", ["Đảng bộ phường Cát Vàng", "ĐU P. Cát Vàng", "Công an tỉnh"])
def test_another_is_one_that_none_of_the_own_is_called(text: str) -> None:
    assert is_of_another(text, OWN)
