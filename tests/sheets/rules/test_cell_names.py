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
