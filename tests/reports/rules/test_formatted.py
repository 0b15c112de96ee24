import pytest

from reports.rules.formatted import BlockKind, Run, blocks_of


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("I. ĐẶC ĐIỂM, TÌNH HÌNH", BlockKind.CHAPTER),
        ("IV. NHIỆM VỤ", BlockKind.CHAPTER),
        ("1. Công tác lãnh đạo", BlockKind.SECTION),
        ("2.1. Về sinh hoạt trực tuyến", BlockKind.SECTION),
        ("1. Chi bộ đã họp đúng ngày.", BlockKind.PARAGRAPH),
        ("- Đồng chí A: thăm hộ gia đình", BlockKind.ITEM),
        ("• Đồng chí A: thăm hộ gia đình", BlockKind.ITEM),
        ("50 đảng viên dự họp.", BlockKind.PARAGRAPH),
        ("Chi bộ nhất trí", BlockKind.PARAGRAPH),
        ("1. " + "Nội dung rất dài " * 20, BlockKind.PARAGRAPH),
    ],
)
def test_the_number_of_a_line_makes_it_a_heading(line: str, kind: BlockKind) -> None:
    (block,) = blocks_of(line)
    assert block.kind == kind


def test_stars_make_bold_and_italic_and_nothing_else_is_markup() -> None:
    (block,) = blocks_of("Theo **Hướng dẫn 03** và *Quy định*, 2*3*4 <b>đậm</b>")
    assert block.runs == (
        Run("Theo "),
        Run("Hướng dẫn 03", bold=True),
        Run(" và "),
        Run("Quy định", italic=True),
        Run(", 2"),
        Run("3", italic=True),
        Run("4 <b>đậm</b>"),
    )
    assert block.text == "Theo Hướng dẫn 03 và Quy định, 234 <b>đậm</b>"


def test_dashes_of_every_kind_are_one_and_the_second_level_keeps_its_plus() -> None:
    assert [block.text for block in blocks_of("– Một\n• Hai\n+ Ba\n\n")] == ["- Một", "- Hai", "+ Ba"]
