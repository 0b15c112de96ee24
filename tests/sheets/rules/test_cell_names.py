import pytest

from sheets.rules.cell_names import CellNames, cell_key

CELLS = [(1, "W-01", "Chi bộ khu phố 1"), (2, "W-02", "Chi bộ khu phố 2"), (3, "W-11", "Chi bộ khu phố 11")]
CELLS += [(4, "W-S", "Chi bộ Trường Tiểu học Sen Hồng"), (5, "W-A", "Chi bộ Công an"), (6, "W-B", "Chi bộ Công an")]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("W-01", 1), ("w-01", 1), ("Chi bộ khu phố 1", 1), ("CHI BO KHU PHO 1", 1), ("Khu phố 1", 1), ("KP1", 1),
        ("CB KP 01", 1), ("Chi bộ khu phố số 1", 1), ("KP11", 3), ("TH Sen Hồng", 4), ("Trường TH Sen Hồng", 4),
        ("Khu phố 3", None), ("Chi bộ", None), ("", None),
    ],
)  # fmt: skip
def test_a_cell_is_known_by_what_clerks_call_it(text: str, cell: int | None) -> None:
    assert CellNames.of(CELLS, {}).meant(text) == cell


def test_a_name_that_two_cells_share_means_neither() -> None:
    assert CellNames.of(CELLS, {}).meant("Chi bộ Công an") is None


def test_what_the_clerk_said_goes_before_any_guess() -> None:
    assert CellNames.of(CELLS, {"kp1": "W-02", "nowhere": "X"}).meant("KP1") == 2


def test_the_key_leaves_the_number_of_a_cell_in_it() -> None:
    assert cell_key("Khu phố 1") != cell_key("Khu phố 11")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Chi bộ khu phố 1", "khu pho 1"), ("CB KP1", "khu pho 1"), ("Khu phố số 01", "khu pho 1"), ("KP 001", "khu pho 1"),
        ("KP 0", "khu pho 0"), ("KP 10", "khu pho 10"), ("TDP3", "to dan pho 3"), ("TDP-3", "to dan pho 3"),
        ("K.phố 2", "khu pho 2"), ("Khu phố IV", "khu pho 4"), ("x", "x"), ("V", "v"),
        ("CB Trường TH Sen", "tieu hoc sen"), ("THCS A", "trung hoc co a"), ("THPT A", "trung hoc pho thong a"),
        ("MN A", "mam non a"), ("UBND phường", "uy ban nhan dan phuong"), ("Cty A", "cong ty a"), ("CA xã", "cong an xa"),
        ("QS", "quan su"), ("DN A", "doanh nghiep a"), ("HTX A", "hop tac xa a"), ("QTD", "quy tin dung"),
        ("Chi bộ", ""), ("", ""), ("A/B.C", "a b c"), ("KP1A", "khu pho 1a"),
    ],
)  # fmt: skip
def test_a_cell_is_known_by_the_words_that_tell_it_apart(name: str, key: str) -> None:
    assert cell_key(name) == key


def test_a_code_is_known_without_regard_to_blanks_around_it() -> None:
    assert CellNames.of(CELLS, {}).meant("  w-02 ") == 2


def test_an_answer_names_a_code_in_any_capitals_and_only_a_known_one() -> None:
    names = CellNames.of(CELLS, {"the second": "w-02", "elsewhere": "Z-99"})
    assert names.meant("The  Second") == 2
    assert names.meant("elsewhere") is None
    assert names.answers == {"the second": 2}


def test_of_cells_of_one_name_each_is_still_known_by_its_code() -> None:
    names = CellNames.of(CELLS, {})
    assert (names.meant("W-A"), names.meant("W-B")) == (5, 6)
    assert "chi bo cong an" not in names.by_name
    assert "cong an" not in names.by_key


def test_a_code_goes_before_a_name() -> None:
    cells = [(1, "A", "Chi bộ B"), (2, "Chi bộ B", "Chi bộ C"), (3, "X", "Chi bộ khu phố 7"), (4, "Y", "KP7 ")]
    names = CellNames.of(cells, {})
    assert names.meant("Chi bộ B") == 2
    assert names.meant("Chi bộ khu phố 7") == 3
    assert names.meant("Khu phố 07") is None


def test_a_cell_without_a_name_is_meant_by_no_text() -> None:
    names = CellNames.of([(1, "A", "")], {})
    assert (names.meant(""), names.meant("Chi bộ"), names.meant("a")) == (None, None, 1)


@pytest.mark.parametrize("text", ["58.001.002.000.003", "58001002000003"])
def test_a_cell_is_known_by_its_national_code_first_with_or_without_points(text: str) -> None:
    national = {2: "58.001.002.000.003", 1: ""}
    assert CellNames.of(CELLS, {text: "W-01"}, national).meant(text) == 2
    assert CellNames.of(CELLS, {}, national).meant("58.001.002.000.004") is None
    assert CellNames.of(CELLS, {}, national).meant("") is None


OF_THE_WARD = [
    (1, "W-01", "Chi bộ khu phố 1"),
    (2, "W-P", "Chi bộ Công an phường Sen Hồng"),
    (3, "W-S", "Chi bộ Trường THCS Sen Hồng"),
]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Công an phường", 2), ("CB Công an", 2), ("Công an phường Sen Hồng", 2), ("Trường THCS", 3), ("THCS", 3),
        ("Chi bộ khu phố 1 - phường Sen Hồng", 1), ("Chi bộ KP 1 thuộc Đảng bộ phường Sen Hồng", 1),
        ("Công an thành phố", None), ("Công an phường Cát Vàng", None), ("Chi bộ khu phố 1 phường Cát Vàng", None),
        ("THPT", None), ("Phường Sen Hồng", None), ("Sen Hồng", None),
    ],
)  # fmt: skip
def test_the_name_of_the_ward_is_left_away_or_added(text: str, cell: int | None) -> None:
    assert CellNames.of(OF_THE_WARD, {}, committee=lambda: "Đảng bộ phường Sen Hồng").meant(text) == cell


def test_the_committee_is_asked_for_its_name_only_where_nothing_else_is_known() -> None:
    def never() -> str:
        raise AssertionError

    assert CellNames.of(OF_THE_WARD, {}, committee=never).meant("KP 1") == 1


def test_what_two_cells_are_called_without_the_ward_means_neither() -> None:
    cells = [*OF_THE_WARD, (4, "W-Q", "Chi bộ Công an Sen Hồng")]
    assert CellNames.of(cells, {}, committee=lambda: "Đảng bộ phường Sen Hồng").meant("Công an") is None


@pytest.mark.parametrize(
    ("text", "is_place"),
    [("Tổ dân phố 3", True), ("Tổ dân phố: Tổ 1", True), ("Khu phố 9", False), ("Chi bộ A", False)],
)
def test_a_place_of_which_there_is_no_cell_is_where_people_live(text: str, is_place: bool) -> None:
    assert CellNames.of(OF_THE_WARD, {}).is_mere_place(text) == is_place


def test_a_company_is_known_without_its_legal_form_where_one_alone_is_called_so() -> None:
    cells = [(1, "W-01", "Chi bộ Công ty cổ phần In Nắng Mới"), (2, "W-02", "Chi bộ Công ty TNHH Thương mại Gió Nồm")]
    names = CellNames.of(cells, {})
    assert (names.meant("CB Cty In Nắng Mới"), names.meant("Cty TM Gió Nồm")) == (1, 2)
    assert CellNames.of([*cells, (3, "W-03", "Công ty TNHH In Nắng Mới")], {}).meant("Cty In Nắng Mới") is None


def test_the_number_alone_is_that_of_a_quarter_where_no_other_cell_has_it() -> None:
    cells = [(1, "W-01", "Chi bộ khu phố 1"), (2, "W-02", "Chi bộ khu phố 2"), (3, "W-03", "Chi bộ Trường Mầm non 2")]
    names = CellNames.of(cells, {})
    assert (names.meant("CB1"), names.meant("Chi bộ 2"), names.meant("Chi bộ 3")) == (1, None, None)
    assert names.meant("1") is names.meant("số 1") is names.meant("I") is None
