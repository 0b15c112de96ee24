"""«Chức vụ» in every spelling: a post of the cell, a question, or something that is passed over. Never another post."""

import pytest

from sheets.rules.posts import cell_post, joined, parted, read_posts, without
from tests.sheets.rules.reading import notes, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Bí thư", "secretary"), ("BT", "secretary"), ("Bí thư chi bộ", "secretary"), ("BTCB", "secretary"),
        ("Bí thư CB", "secretary"), ("Bí thư chi bộ thôn", "secretary"), ("BÍ THƯ CHI BỘ", "secretary"),
        ("Phó bí thư", "deputy_secretary"), ("PBT", "deputy_secretary"), ("P.Bí thư", "deputy_secretary"),
        ("P/BT", "deputy_secretary"), ("PBTCB", "deputy_secretary"), ("Phó Bí thư chi bộ", "deputy_secretary"),
        ("Chi ủy viên", "member"), ("Chi uỷ viên", "member"), ("CUV", "member"), ("Chi ủy", "member"),
        ("UV BCH chi bộ", "member"), ("Ủy viên chi ủy", "member"),
        ("Tổ trưởng tổ đảng", "group_leader"), ("Tổ trưởng tổ đảng số 2", "group_leader"),
        ("Chi ủy viên - Tổ trưởng tổ đảng 1", "member+group_leader"), ("Bí thư, chi ủy viên", "secretary"),
    ],
)  # fmt: skip
def test_a_post_of_the_cell_is_read(text: str, value: str) -> None:
    read = read_posts(text)
    assert (read.value, read.doubt, read.has_rest) == (value, "", False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Bí thư, Trưởng khu phố", "secretary"), ("BT-TKP", "secretary"), ("Bí thư kiêm Trưởng thôn", "secretary"),
        ("Bí thư (Trưởng KP)", "secretary"), ("Đảng ủy viên, Bí thư chi bộ", "secretary"),
        ("Phó bí thư\nChi hội trưởng", "deputy_secretary"),
    ],
)  # fmt: skip
def test_of_a_post_and_a_job_the_post_is_taken(text: str, value: str) -> None:
    read = read_posts(text)
    assert (read.value, read.doubt, read.has_rest) == (value, "", True)


@pytest.mark.parametrize(
    "text",
    [
        "Trưởng khu phố", "Chủ tịch UBND", "Hiệu trưởng", "Bí thư Đảng ủy", "Phó Bí thư Đảng ủy, Chủ tịch UBND", "Đảng ủy viên",
        "Bí thư Đoàn phường", "Bí thư chi đoàn", "Nguyên Bí thư chi bộ", "Tổ phó tổ đảng", "Tổ trưởng tổ dân phố 3", "Thủ quỹ",
    ],
)  # fmt: skip
def test_a_job_and_a_post_elsewhere_are_none_of_the_cell(text: str) -> None:
    read = read_posts(text)
    assert (read.value, read.doubt, read.has_rest) == ("", "", True)


@pytest.mark.parametrize("text", ["", "-", "Không", "0", "Đảng viên", "ĐV"])
def test_nothing_is_said(text: str) -> None:
    read = read_posts(text)
    assert (read.value, read.doubt, read.has_rest) == ("", "", False)


@pytest.mark.parametrize(
    ("text", "value", "doubt"),
    [
        ("UV BCH", "member", "post_unsure"), ("Cấp ủy viên", "member", "post_unsure"),
        ("Tổ trưởng", "group_leader", "leader_unsure"), ("Tổ trưởng tổ 2", "group_leader", "leader_unsure"),
        ("Quyền bí thư", "", "post_unclear"), ("Bí thư từ 2020", "", "post_unclear"),
        ("Bí thư (2017-2020)", "secretary", "post_unclear"), ("Bí thư, phó bí thư", "secretary", "post_unclear"),
        ("Nguyên Chủ tịch, Bí thư chi bộ", "secretary", "post_unclear"),
    ],
)  # fmt: skip
def test_what_is_not_sure_is_asked(text: str, value: str, doubt: str) -> None:
    read = read_posts(text)
    assert (read.value, read.doubt) == (value, doubt)


def test_the_posts_of_a_row_are_kept_together() -> None:
    assert joined({"group_leader", "member"}) == "member+group_leader"
    assert joined(set()) == ""
    assert parted("member+group_leader") == {"member", "group_leader"}
    assert parted(None) == set()
    assert without("secretary+group_leader", "secretary") == "group_leader"
    assert cell_post("group_leader") == ""
    assert cell_post("member+group_leader") == "member"


PERSON = {"full_name": "Lê Văn An", "born_on": "12/3/1950", "degree": "CT"}


@pytest.mark.parametrize(
    ("told", "post", "mark"),
    [
        ({"post": "Bí thư"}, "secretary", None),
        ({"post": "Hiệu trưởng"}, "", ("passed", "no_post_here")),
        ({"post": "Bí thư, Hiệu trưởng"}, "secretary", ("warning", "post_without_the_rest")),
        ({"post": "Bí thư chi bộ KP1", "cell": "KP1"}, "secretary", None),
        ({"post": "Bí thư chi bộ khu phố 9"}, "secretary", ("question", "post_of_other_cell")),
        ({"post": "Bí thư chi bộ nhiệm kỳ 2015-2017"}, "secretary", ("question", "post_of_other_cell")),
        ({"post": "UV BCH"}, "member", ("question", "post_unsure")),
        ({"post": "Tổ trưởng"}, "", ("passed", "no_post_here")),
        ({"post": "Tổ trưởng", "group": "Tổ 1"}, "group_leader", ("question", "leader_unsure")),
        ({"post": "Bí thư, tổ trưởng"}, "secretary", ("warning", "post_without_the_rest")),
        ({"post": "Tổ trưởng tổ đảng", "group": "Tổ 1"}, "group_leader", None),
        ({"post": "Tổ trưởng tổ đảng số 1", "group": "1"}, "group_leader", None),
        ({"post": "Tổ trưởng tổ đảng số 2", "group": "1"}, "", ("question", "leader_without_group")),
        ({"post": "Tổ trưởng tổ đảng số 2"}, "", ("question", "leader_without_group")),
        ({"remarks": "Bí thư chi bộ"}, "secretary", None),
        ({"remarks": "BT"}, "", None),
        ({"post": "Hiệu trưởng", "remarks": "Phó bí thư"}, "deputy_secretary", None),
        ({}, "", None),
    ],
)
def test_a_row_says_of_a_post(told: dict[str, str], post: str, mark: tuple[str, str] | None) -> None:
    row = {**PERSON, **told}
    cells = {"KP1": 1, "kp1": 1}
    assert values(row, cell_of=cells.get)["post"] == post
    assert notes(row, cell_of=cells.get).get("post") == mark


@pytest.mark.parametrize("name", ["Lê Văn An (BT)", "Lê Văn An - Bí thư", "Bí thư: Lê Văn An"])
def test_a_post_beside_the_name_is_one(name: str) -> None:
    assert values({**PERSON, "full_name": name})["post"] == "secretary"


@pytest.mark.parametrize(
    ("text", "cell", "mark"),
    [("KP2", 2, None), ("KP1", None, None), ("12 Trần Phú", None, ("passed", "residence_unknown")), ("-", None, None)],
)
def test_a_cell_of_residence_is_named_or_passed_over(text: str, cell: int | None, mark: tuple[str, str] | None) -> None:
    row = {**PERSON, "residence": text}
    cells = {"KP1": 1, "KP2": 2}
    assert values(row, cell_of=cells.get)["residence"] == cell
    assert notes(row, cell_of=cells.get).get("residence") == mark
