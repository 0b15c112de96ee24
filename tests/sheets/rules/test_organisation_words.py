"""What the names that offices write say of an organisation: its kind, level and type."""

import unicodedata

import pytest

from cells.rules.placing import LEVELS, Kind
from sheets.rules.organisation_words import (
    Told,
    kind_in_name,
    level_of,
    plain_name,
    read_kind,
    read_level,
    read_type,
    type_of,
)

KINDS = {
    "Chi bộ khu phố 2": Told(Kind.CELL),
    "CB KP 3": Told(Kind.CELL),
    "CHI BỘ TRƯỜNG THCS LÊ LỢI": Told(Kind.CELL),
    "Đảng bộ bộ phận Trường Cao đẳng nghề": Told(Kind.SECTIONAL_COMMITTEE),
    "Đảng ủy bộ phận Khối hành chính": Told(Kind.SECTIONAL_COMMITTEE),
    "Đảng uỷ cơ sở Công an tỉnh": Told(Kind.GRASSROOTS_COMMITTEE),
    "Đảng bộ cơ sở phường Mỹ Đông": Told(Kind.GRASSROOTS_COMMITTEE),
    "Đảng bộ UBND phường Đô Vinh": Told(Kind.GRASSROOTS_COMMITTEE),
    "Đảng bộ các cơ quan Đảng phường Đô Vinh": Told(Kind.GRASSROOTS_COMMITTEE),
    "Đảng bộ Công an phường": Told(Kind.GRASSROOTS_COMMITTEE),
    "Đảng bộ Công ty TNHH Muối": Told(Kind.GRASSROOTS_COMMITTEE),
    "Đảng bộ Công an tỉnh": Told(Kind.SUPERIOR, doubt=True),
    "Đảng bộ phường Đô Vinh": Told(Kind.SUPERIOR, doubt=True),
    "Đảng ủy xã Phước Hữu, tỉnh Khánh Hòa": Told(Kind.SUPERIOR, doubt=True),
    "Đảng bộ tỉnh Khánh Hòa": Told(Kind.SUPERIOR),
    "Đảng bộ thị xã Ninh Hòa": Told(Kind.SUPERIOR),
    "Tỉnh ủy Khánh Hòa": Told(Kind.SUPERIOR),
    "Ban Thường vụ Thành ủy": Told(Kind.SUPERIOR),
    "Khu dân cư số 5": Told(Kind.CELL, doubt=True),
    "Trường Tiểu học Kim Đồng": Told(Kind.CELL, doubt=True),
    "Nguyễn Văn An": Told(),
    "": Told(),
}
TYPES = {
    "Chi bộ khu phố 2": Told("residential"),
    "Chi bộ KP5": Told("residential"),
    "Chi bộ thôn Tân Sơn": Told("residential"),
    "Chi bộ Tổ 12": Told("residential"),
    "Chi bộ Trường Mầm non": Told("school"),
    "Chi bộ Mẫu giáo Hoa Mai": Told("school"),
    "Chi bộ Phòng Tài nguyên Môi trường": Told("other", doubt=True),
    "Chi bộ Quản lý thị trường": Told("other", doubt=True),
    "Chi bộ Trạm Y tế": Told("public_service"),
    "Chi bộ Công an phường": Told("police"),
    "Chi bộ Quân sự phường": Told("military"),
    "Chi bộ Đồn Biên phòng": Told("armed_forces"),
    "Chi bộ Quỹ tín dụng nhân dân": Told("credit_fund"),
    "Chi bộ Hợp tác xã Tân Tiến": Told("cooperative"),
    "Chi bộ Công ty nhà nước A": Told("state_enterprise"),
    "Chi bộ Công ty Cổ phần B": Told("private_enterprise"),
    "Chi bộ Công ty Muối": Told("private_enterprise", doubt=True),
    "Chi bộ Cơ quan Đảng, Mặt trận, đoàn thể": Told("party_front_mass"),
    "Chi bộ UBND phường": Told("administrative"),
    "Chi bộ Đại sứ quán": Told("overseas"),
    "Chi bộ Hưu trí": Told("other", doubt=True),
}


@pytest.mark.parametrize("name", KINDS)
def test_the_kind_is_told_by_the_name(name: str) -> None:
    assert kind_in_name(name) == KINDS[name]
    assert kind_in_name(unicodedata.normalize("NFD", name).upper()) == KINDS[name]


@pytest.mark.parametrize("name", TYPES)
def test_the_type_is_told_by_the_name(name: str) -> None:
    assert type_of(name, Kind.CELL) == TYPES[name]


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("Đảng bộ phường Đô Vinh", Kind.SUPERIOR, Told("ward_commune")),
        ("Đảng bộ tỉnh Khánh Hòa", Kind.SUPERIOR, Told("other")),
        ("Đảng bộ Công an tỉnh", Kind.SUPERIOR, Told("police")),
        ("Đảng bộ UBND xã", Kind.GRASSROOTS_COMMITTEE, Told("administrative")),
        ("Đảng bộ Khối", Kind.SUPERIOR, Told("other")),
    ],
)
def test_the_type_of_a_committee(name: str, kind: str, told: Told) -> None:
    assert type_of(name, kind) == told


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Đảng bộ phường Đô Vinh", Told("commune")),
        ("Đảng bộ đặc khu Trường Sa", Told("commune")),
        ("Đảng ủy xã Phước Hữu, huyện Ninh Phước", Told("commune")),
        ("Đảng bộ thị xã Ninh Hòa", Told("district")),
        ("Đảng bộ quận 3", Told("district")),
        ("Huyện ủy Ninh Sơn", Told("district")),
        ("Đảng bộ tỉnh Khánh Hòa", Told("province")),
        ("Tỉnh ủy Khánh Hòa", Told("province")),
        ("Đảng bộ thành phố Hồ Chí Minh", Told("province")),
        ("Đảng bộ thành phố Hoa Sen", Told("province", doubt=True)),
        ("Trung ương", Told("central")),
        ("Đảng bộ Quân sự", Told()),
        ("Đảng bộ Khối Doanh nghiệp", Told()),
    ],
)
def test_the_level_of_a_superior_organisation_is_told_by_the_place(name: str, level: Told) -> None:
    assert level_of(Kind.SUPERIOR, "", name) == level


def test_the_level_of_others_follows_from_kind_and_place() -> None:
    assert level_of(Kind.CELL, Kind.SUPERIOR, "") == Told("grassroots")
    assert level_of(Kind.CELL, Kind.GRASSROOTS_COMMITTEE, "") == Told("below_grassroots")
    assert level_of(Kind.CELL, Kind.SECTIONAL_COMMITTEE, "") == Told("below_grassroots")
    for kind in (Kind.GRASSROOTS_COMMITTEE, Kind.SECTIONAL_COMMITTEE):
        assert level_of(kind, Kind.SUPERIOR, "").value in LEVELS[kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chi bộ", Kind.CELL),
        ("CB", Kind.CELL),
        ("chi bộ cơ sở", Kind.CELL),
        ("Đảng bộ bộ phận", Kind.SECTIONAL_COMMITTEE),
        ("ĐBBP", Kind.SECTIONAL_COMMITTEE),
        ("Đảng ủy cơ sở", Kind.GRASSROOTS_COMMITTEE),
        ("Đảng bộ cấp trên trực tiếp cơ sở", Kind.SUPERIOR),
        ("superior", Kind.SUPERIOR),
        ("Vườn", ""),
        ("", ""),
    ],
)
def test_a_kind_is_read_in_the_words_of_offices(text: str, kind: str) -> None:
    assert read_kind(text, {}) == kind


def test_the_words_of_the_day_come_first() -> None:
    assert read_kind("Tổ chức nền tảng", {"to chuc nen tang": "cell"}) == "cell"
    assert read_level("Cấp nền", {"cap nen": "grassroots"}) == "grassroots"
    assert read_type("Khối phố", {"khoi pho": "residential"}) == "residential"


@pytest.mark.parametrize(
    ("text", "level"),
    [("Cấp xã", "commune"), ("cơ sở", "grassroots"), ("Dưới cơ sở", "below_grassroots"), ("TW", "central"), ("?", "")],
)
def test_a_level_is_read(text: str, level: str) -> None:
    assert read_level(text, {}) == level


@pytest.mark.parametrize(
    ("text", "type"),
    [("Xã, phường", "ward_commune"), ("Trường học", "school"), ("Doanh nghiệp", "private_enterprise"), ("school", "school"),
     ("Khác", "other"), ("Nguyễn Văn An", "")],
)  # fmt: skip
def test_a_type_is_read(text: str, type: str) -> None:
    assert read_type(text, {}) == type


@pytest.mark.parametrize(
    "text",
    ["1. Chi bộ khu phố 2", "II. Chi bộ khu phố 2", "a) Chi bộ khu phố 2", "- Chi bộ khu phố 2",
     "Chi bộ khu phố 2 (12 đ/c)", "3) Chi bộ  khu phố 2 (9 đảng viên)"],
)  # fmt: skip
def test_numbers_before_and_counts_behind_are_no_part_of_the_name(text: str) -> None:
    assert plain_name(text) == "Chi bộ khu phố 2"


def test_a_name_is_left_where_it_is_nothing_but_a_number() -> None:
    assert plain_name("1.") == "1."
    assert plain_name("Chi bộ (mới)") == "Chi bộ (mới)"
