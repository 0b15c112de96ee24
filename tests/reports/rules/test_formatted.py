import pytest

from accounts.rules.refusal import Refused
from reports.rules.formatted import BlockKind, TableBlock, TextBlock, blocks_of, check_tables, paragraphs_of, said_in
from reports.rules.runs import plain


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("I. ĐẶC ĐIỂM, TÌNH HÌNH", BlockKind.CHAPTER),
        ("IV. NHIỆM VỤ", BlockKind.CHAPTER),
        ("1. Công tác lãnh đạo", BlockKind.SECTION),
        ("2.1. Về sinh hoạt trực tuyến", BlockKind.SUBSECTION),
        ("2.1 Về sinh hoạt trực tuyến", BlockKind.SUBSECTION),
        ("**1. Công tác lãnh đạo**", BlockKind.SECTION),
        ("1. Chi bộ đã họp đúng ngày.", BlockKind.PARAGRAPH),
        ("- Đồng chí A: thăm hộ gia đình", BlockKind.ITEM),
        ("• Đồng chí A: thăm hộ gia đình", BlockKind.ITEM),
        ("50 đảng viên dự họp.", BlockKind.PARAGRAPH),
        ("13 chi bộ chia tổ đảng", BlockKind.PARAGRAPH),
        ("6.031 đảng viên", BlockKind.PARAGRAPH),
        ("1. " + "x" * 157, BlockKind.SECTION),
        ("1. " + "x" * 158, BlockKind.PARAGRAPH),
        ("I. " + "X" * 158, BlockKind.PARAGRAPH),
        ("Chi bộ nhất trí", BlockKind.PARAGRAPH),
        ("1. " + "Nội dung rất dài " * 20, BlockKind.PARAGRAPH),
    ],
)
def test_the_number_of_a_line_makes_it_a_heading_of_the_text_below(line: str, kind: BlockKind) -> None:
    block, _below = blocks_of(f"{line}\nChi bộ nhất trí.")
    assert block.kind == kind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("1. Việc thứ nhất\n2. Việc thứ hai", "paragraph paragraph"),
        ("1. Việc thứ nhất\nlàm ngay\n2. Việc thứ hai", "section paragraph section"),
        ("1. Việc thứ nhất.\nlàm ngay\n2. Việc thứ hai", "paragraph paragraph paragraph"),
        ("1. Ưu điểm\n1.1. Về nhận thức\nTốt\n2. Hạn chế", "section subsection paragraph section"),
        ("1. Nhiệm vụ\n1.1. Một.\n1.2. Hai.", "section paragraph paragraph"),
        ("I. TÌNH HÌNH", "chapter"),
    ],
)
def test_numbers_that_head_nothing_only_count(text: str, kinds: str) -> None:
    assert " ".join(block.kind for block in blocks_of(text)) == kinds


def test_dashes_of_every_kind_are_one_and_the_second_level_keeps_its_plus() -> None:
    assert [block.text for block in blocks_of("– Một\n• Hai\n+ Ba\n\n")] == ["- Một", "- Hai", "+ Ba"]


def test_where_lines_are_only_lines_none_of_them_is_a_heading() -> None:
    (line,) = paragraphs_of(["2. Ban Tuyên giáo **Thành ủy**"])
    assert (line.kind, line.text, line.runs[-1].bold) == (BlockKind.PARAGRAPH, "2. Ban Tuyên giáo Thành ủy", True)


TABLE = """Kết quả:
| Năm | Kết quả | Ghi chú[chú thích: tính đến 30/12] |
|---|:---:|
| 2019 | 149/148 | **đạt** |
| 2020 | 93,15 % |
Hết."""


def test_lines_between_bars_are_a_table_whose_first_line_names_the_columns() -> None:
    before, table, after = blocks_of(TABLE)
    assert isinstance(table, TableBlock)
    assert isinstance(before, TextBlock)
    assert isinstance(after, TextBlock)
    assert [plain(cell.runs) for cell in table.heading] == ["Năm", "Kết quả", "Ghi chú"]
    assert [[plain(cell.runs) for cell in row] for row in table.rows] == [
        ["2019", "149/148", "đạt"],
        ["2020", "93,15 %", ""],
    ]
    assert [cell.of_words for cell in table.rows[0]] == [False, False, True]
    assert table.text.splitlines() == ["Năm | Kết quả | Ghi chú", "2019 | 149/148 | đạt", "2020 | 93,15 % | "]
    assert sum(table.widths) == 100


def test_a_bar_that_is_meant_so_and_a_line_that_is_no_row_stay_text() -> None:
    (table,) = blocks_of(r"| a \| b | một // hai |")
    assert isinstance(table, TableBlock)
    assert [plain(cell.runs) for cell in table.heading] == ["a | b", "một\nhai"]
    (line,) = blocks_of("| không phải bảng")
    assert isinstance(line, TextBlock)
    assert blocks_of("|---|---|") == ()


def test_what_it_says_is_without_marks_and_with_its_footnotes() -> None:
    assert said_in("**Có** 13/115[chú thích: 54 tổ đảng] chi bộ\n| a |\n") == "Có 13/115 chi bộ 54 tổ đảng\na"


def test_a_table_of_eleven_columns_does_not_fit_on_a_sheet() -> None:
    check_tables("| a " * 10 + "|")
    with pytest.raises(Refused, match="10 columns"):
        check_tables("| a " * 11 + "|")
