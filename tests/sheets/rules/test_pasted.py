import unicodedata
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.rules.pasted import LONGEST_CELL, MOST_CHARACTERS, MOST_ROWS, Decoded, UnreadableText, decode, rows_of
from tests.sheets.rules.test_old_fonts import in_tcvn3, in_vni

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
    assert decode("Nguyễn Văn Ân".encode(encoding)).text == "Nguyễn Văn Ân"


def test_a_text_file_in_an_old_encoding_is_refused_rather_than_guessed() -> None:
    with pytest.raises(UnreadableText, match="not_unicode"):
        decode("Nguyễn".encode("cp1258", "replace") + b"\xf0\xff")


@pytest.mark.parametrize("content", ["An".encode("utf-16-le"), "An".encode("utf-16-be"), b"\xff\xfeA", b"\xff"])
def test_what_excel_would_have_marked_and_is_not_whole_is_refused(content: bytes) -> None:
    marked = content[:2] == b"\xff\xfe" or content == b"\xff"
    if marked:
        with pytest.raises(UnreadableText) as refused:
            decode(content)
        assert refused.value.reason == "not_unicode"
    else:
        assert "\0" in decode(content).text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_by_its_mark_in_either_order(encoding: str) -> None:
    assert decode(("\ufeff" + "Ân").encode(encoding)).text == "Ân"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("An\t1", [["An", "1"]]),
        ("An;Bình\tCúc", [["An;Bình", "Cúc"]]),
        ("An;Bình;Cúc,1", [["An", "Bình", "Cúc,1"]]),
        ("An,Bình,Cúc;1", [["An", "Bình", "Cúc;1"]]),
        ("An;1,2", [["An", "1,2"]]),
        ("An", [["An"]]),
        ("An\t\t x ", [["An", None, "x"]]),
        ("An\t\0Bé\0", [["An", "Bé"]]),
        ("An\t1\rBé\t2", [["An", "1"], ["Bé", "2"]]),
        ('An\t"a\r\nb"', [["An", "a\r\nb"]]),
        ("", []),
    ],
)
def test_cells_are_parted_by_tabs_else_by_the_sign_there_is_more_of(text: str, rows: list[list[str | None]]) -> None:
    assert list(rows_of(text)) == rows


def test_the_sign_is_looked_for_within_the_first_twenty_thousand_characters() -> None:
    within, beyond = ";" + "a" * 19_998 + "\tb", ";" + "a" * 19_999 + "\tb"
    assert list(rows_of(within)) == [[within[:500], "b"]]
    assert list(rows_of(beyond)) == [[None, "a" * 500]]


def test_a_cell_is_cut_after_five_hundred_characters() -> None:
    assert list(rows_of(f"{'a' * 501}\t{' ' * 9}{'b' * 500}")) == [["a" * 500, "b" * 500]]


def test_so_much_and_no_more() -> None:
    assert len(list(rows_of("a\tb\n" * 20_000))) == 20_000
    assert list(rows_of("a;" * 1_000_000)) is not None
    with pytest.raises(UnreadableText) as refused:
        list(rows_of("a;" * 1_000_000 + "a"))
    assert refused.value.reason == "too_long"
    with pytest.raises(UnreadableText) as refused:
        list(rows_of("a\tb\n" * 20_001))
    assert refused.value.reason == "too_many_rows"


def test_what_no_reader_can_divide_is_refused() -> None:
    with pytest.raises(UnreadableText) as refused:
        list(rows_of("a" * 140_000 + "\t"))
    assert refused.value.reason == "broken"


def test_so_much_may_be_pasted() -> None:
    assert (MOST_CHARACTERS, MOST_ROWS, LONGEST_CELL) == (2_000_000, 20_000, 500)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("An; Bình; Chi, Dũng\t1", ["An; Bình; Chi, Dũng", "1"]),
        ("XXX;XXX", ["XXX", "XXX"]),
        ("An, Bình, Chi; 1", ["An", "Bình", "Chi; 1"]),
    ],
)
def test_a_single_tab_parts_the_cells_and_no_letter_ever_does(text: str, row: list[str]) -> None:
    assert list(rows_of(text)) == [row]


LIST = "STT,Họ và tên,Ngày sinh\n1,Lê Văn Một,12/3/1950\n2,Nguyễn Thị Hường,2/1/1960\n"


def in_windows_1258(text: str) -> bytes:
    """As Windows keeps it: a letter with its hat or horn, then the tone."""
    apart = "".join(_tone_apart(letter) for letter in text)
    return apart.encode("cp1258")


def _tone_apart(letter: str) -> str:
    decomposed = unicodedata.normalize("NFD", letter)
    tone = next((sign for sign in decomposed if sign in "\u0300\u0301\u0303\u0309\u0323"), "")
    return unicodedata.normalize("NFC", decomposed.replace(tone, "")) + tone if tone else letter


def test_a_list_in_windows_1258_is_read() -> None:
    assert decode(in_windows_1258(LIST)) == Decoded(LIST)


@pytest.mark.parametrize("write", [in_tcvn3, in_vni])
def test_a_list_in_an_old_font_is_turned_and_says_so(write: Callable[[str], str]) -> None:
    lines = "\n".join("Nguyễn Thị Hường,Trần Văn Đức,Lê Thủy" for _ in range(5))
    assert decode(write(lines).encode("latin-1")) == Decoded(lines, is_turned=True)


@pytest.mark.parametrize("write", [in_tcvn3, in_vni])
def test_it_is_turned_too_where_excel_saved_its_signs_as_unicode(write: Callable[[str], str]) -> None:
    lines = "\n".join("Nguyễn Thị Hường;Trần Văn Đức;Lê Thủy" for _ in range(5))
    assert decode(write(lines).encode("utf-8-sig")) == Decoded(lines, is_turned=True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_in_unicode_is_no_old_font(encoding: str) -> None:
    assert decode(LIST.encode(encoding)) == Decoded(LIST)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(UnreadableText):
        assert isinstance(decode(content).text, str)
