import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.rules.pasted import UnreadableText, decode, rows_of

CELLS = st.text(
    st.characters(codec="utf-8", exclude_characters='\t\n\r"\0', exclude_categories=["Cc", "Zl", "Zp", "Cs"]),
    max_size=12,
)


def stripped(cell: str) -> str | None:
    return cell.strip() or None


@given(st.lists(st.lists(CELLS, min_size=2, max_size=8), min_size=1, max_size=20))
def test_cells_copied_in_excel_come_back(rows: list[list[str]]) -> None:
    text = "\r\n".join("\t".join(row) for row in rows)
    assert list(rows_of(text)) == [[stripped(cell) for cell in row] for row in rows]


def test_a_cell_with_a_line_break_stays_one_cell() -> None:
    assert list(rows_of('An\t"hai\ndòng"\t1')) == [["An", "hai\ndòng", "1"]]


def test_without_tabs_semicolons_part_the_cells() -> None:
    assert list(rows_of("Họ tên;Ngày sinh\nAn, Bình;1980")) == [["Họ tên", "Ngày sinh"], ["An, Bình", "1980"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_files_of_excel_are_decoded(encoding: str) -> None:
    assert decode("Nguyễn Văn Ân".encode(encoding)) == "Nguyễn Văn Ân"


def test_a_text_file_in_an_old_encoding_is_refused_rather_than_guessed() -> None:
    with pytest.raises(UnreadableText, match="not_unicode"):
        decode("Nguyễn".encode("cp1258", "replace") + b"\xf0\xff")


def test_too_much_is_refused() -> None:
    with pytest.raises(UnreadableText, match="too_many_rows"):
        list(rows_of("a\tb\n" * 20_001))
    with pytest.raises(UnreadableText, match="too_long"):
        list(rows_of("a" * 2_000_001))
