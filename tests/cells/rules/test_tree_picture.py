import pytest

from cells.rules.tree_picture import (
    COMFORTABLE,
    GAP,
    HEAD,
    LARGEST,
    MARGIN,
    MOST_COLUMNS,
    NARROW,
    SIZES,
    SMALLEST,
    Leaf,
    Line,
    Paper,
    Picture,
    draw,
)


def leaves(number: int, name: str = "Chi bộ khu phố 1") -> list[Leaf]:
    return [Leaf(name, "62", 1, (place == number - 1,)) for place in range(number)]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("number", [1, 20, 52, 250])
def test_everything_stands_on_the_page_and_can_be_read(paper: Paper, number: int) -> None:
    picture = draw(leaves(number), paper)
    width, height = SIZES[paper]
    assert len(picture.texts) == number
    assert picture.size >= SMALLEST
    assert all(MARGIN <= text.x < text.figures_x <= width - MARGIN + 0.01 for text in picture.texts)
    assert all(MARGIN < text.y <= height - MARGIN for text in picture.texts)


def test_what_would_be_too_small_is_not_drawn() -> None:
    assert draw(leaves(600), Paper.A4) is None
    assert draw(leaves(600), Paper.A3) is not None


def test_a_long_name_is_shortened_and_kept_whole_beside() -> None:
    long = "Chi bộ " + "Trung tâm Giáo dục nghề nghiệp " * 6
    picture = draw([*leaves(299), Leaf(long, "14", 1, (True,))], Paper.A3)
    assert picture.texts[-1].text.endswith("…")
    assert picture.texts[-1].full == long


def test_a_branch_without_anything_below_is_an_empty_picture() -> None:
    assert draw([], Paper.A4).texts == []


def drawn(branch: list[Leaf], paper: Paper = Paper.A4) -> Picture:
    picture = draw(branch, paper)
    assert picture is not None
    return picture


@pytest.mark.parametrize(
    ("paper", "number", "columns", "size"),
    [
        (Paper.A4, 1, 1, 4.2),
        (Paper.A4, 25, 1, 4.2),
        (Paper.A4, 26, 2, 4.2),
        (Paper.A4, 50, 2, 4.2),
        (Paper.A4, 52, 3, 4.2),
        (Paper.A4, 100, 4, 4.2),
        (Paper.A4, 200, 6, 3.112),
        (Paper.A4, 250, 7, 2.939),
        (Paper.A4, 300, 8, 2.613),
        (Paper.A4, 400, 8, 2.116),
        (Paper.A4, 410, 7, 1.793),
        (Paper.A4, 420, 7, 1.763),
        (Paper.A3, 26, 1, 4.2),
        (Paper.A3, 250, 7, 4.2),
        (Paper.A3, 300, 8, 3.98),
        (Paper.A3, 600, 8, 2.159),
    ],
)
def test_as_few_columns_as_keep_the_letters_large(paper: Paper, number: int, columns: int, size: float) -> None:
    picture = drawn(leaves(number), paper)
    assert len({text.figures_x for text in picture.texts}) == columns
    assert picture.size == pytest.approx(size, abs=0.001)


@pytest.mark.parametrize(("paper", "most"), [(Paper.A4, 420), (Paper.A3, 736)])
def test_the_last_number_that_can_be_read(paper: Paper, most: int) -> None:
    assert draw(leaves(most), paper) is not None
    assert draw(leaves(most + 1), paper) is None


def test_the_paper_lies_across() -> None:
    assert (drawn([]).width, drawn([]).height) == (297, 210)
    assert (drawn([], Paper.A3).width, drawn([], Paper.A3).height) == (420, 297)
    assert (drawn([]).size, drawn([]).lines) == (4.2, [])
    assert [paper.value for paper in Paper] == ["A4", "A3"]
    assert SIZES == {Paper.A4: (297, 210), Paper.A3: (420, 297)}
    assert (MARGIN, HEAD, GAP, LARGEST, SMALLEST, MOST_COLUMNS) == (10, 26, 6, 4.2, 1.75, 8)
    assert (COMFORTABLE, NARROW) == (2.1, 17)


def at(*lines: tuple[float, float, float, float]) -> list[object]:
    return [pytest.approx(line) for line in lines]


def ends(lines: list[Line]) -> list[tuple[float, float, float, float]]:
    return [(line.x1, line.y1, line.x2, line.y2) for line in lines]


def test_a_small_branch_is_drawn_in_the_middle_line_by_line() -> None:
    picture = drawn([Leaf("A", "5", 1, (False,)), Leaf("b", "", 2, (False, True)), Leaf("c", "12", 1, (True,))])
    row, step, middle = 1.55 * 4.2, 1.5 * 4.2, 297 / 2
    # of the widest row: its step, a strong capital and a figure, one letter, and the room before the figures
    wide = (1.5 + 0.68 * 1.08 + 0.44 + 1 + 5) * 4.2
    wide = max(wide, (1.5 + 0.44 * 1.08 + 0.88 + 1 + 5) * 4.2, (3 + 0.44 + 1 + 5) * 4.2)
    left, top = middle - wide / 2, 36
    first, second, third = top, top + row, top + 2 * row
    assert ends(picture.lines) == at(
        (left, first, left, second),
        (left, first + row / 2, left + step * 0.7, first + row / 2),
        (left, top - 3, left, top),
        (left, top - 3, middle, top - 3),
        (middle, top - 6, middle, top - 3),
        (left, second, left, third),
        (left + step, second, left + step, second + row / 2),
        (left + step, second + row / 2, left + step * 1.7, second + row / 2),
        (left, third, left, third + row / 2),
        (left, third + row / 2, left + step * 0.7, third + row / 2),
    )
    assert [(text.x, text.y, text.figures_x) for text in picture.texts] == at(
        (left + step * 0.85, first + row / 2 + 4.2 * 0.34, left + wide),
        (left + step * 1.85, second + row / 2 + 4.2 * 0.34, left + wide),
        (left + step * 0.85, third + row / 2 + 4.2 * 0.34, left + wide),
    )  # type: ignore[comparison-overlap]
    assert [(text.text, text.full, text.figures, text.strong) for text in picture.texts] == [
        ("A", "A", "5", True), ("b", "b", "", False), ("c", "c", "12", True)
    ]  # fmt: skip


def test_a_level_that_goes_on_has_its_line_beside_everything_below() -> None:
    branch = [
        Leaf("a", "", 1, (True,)),
        Leaf("b", "", 2, (True, False)),
        Leaf("c", "", 3, (True, False, True)),
        Leaf("d", "", 2, (True, True)),
    ]
    picture = drawn(branch)
    step, row = 1.5 * picture.size, 1.55 * picture.size
    left = picture.lines[0].x1
    upright = [
        (round((line.x1 - left) / step, 6), round((line.y1 - 36) / row, 6), round((line.y2 - line.y1) / row, 6))
        for line in picture.lines
        if line.x1 == line.x2 and line.y1 >= 36
    ]
    assert upright == [(0, 0, 0.5), (1, 1, 1), (1, 2, 1), (2, 2, 0.5), (1, 3, 0.5)]


def test_columns_stand_six_millimetres_apart_as_high_as_each_other_and_hang_from_one_line() -> None:
    picture = drawn(leaves(60))
    lefts = sorted({round(line.x1, 6) for line in picture.lines if line.y2 == 36 and line.x1 == line.x2})
    rights = sorted({round(text.figures_x, 6) for text in picture.texts})
    assert len(lefts) == len(rights) == 3
    assert [start - end for start, end in zip(lefts[1:], rights[:-1], strict=True)] == at(6, 6)  # type: ignore[arg-type]
    assert lefts[0] == pytest.approx(297 - rights[-1])
    assert [sum(1 for text in picture.texts if round(text.figures_x, 6) == right) for right in rights] == [20, 20, 20]
    across = [(line.x1, line.x2) for line in picture.lines if line.y1 == line.y2 == 33]
    assert across == at((lefts[0], 148.5), (min(lefts[1], 148.5), max(lefts[1], 148.5)), (148.5, lefts[2]))  # type: ignore[arg-type, comparison-overlap]
    assert ends([line for line in picture.lines if line.y1 == 30]) == [(148.5, 30, 148.5, 33)]
    assert picture.texts[20].y == picture.texts[0].y


@pytest.mark.parametrize("number", [100, 250])
def test_many_columns_reach_from_margin_to_margin(number: int) -> None:
    picture = drawn(leaves(number))
    assert min(line.x1 for line in picture.lines) == pytest.approx(MARGIN)
    assert max(text.figures_x for text in picture.texts) == pytest.approx(297 - MARGIN)


@pytest.mark.parametrize(
    ("name", "figures", "shown"),
    [
        ("a" * 12, "", "a" * 12),
        ("a" * 13, "", "a" * 11 + "…"),
        ("a" * 14, "", "a" * 11 + "…"),
        ("A" * 8, "", "A" * 8),
        ("A" * 9, "", "A" * 7 + "…"),
        ("a" * 10 + " " + "a" * 4, "", "a" * 10 + "…"),
        ("a" * 11, "1", "a" * 11),
        ("a" * 12, "1", "a" * 10 + "…"),
        ("a", "1" * 20, "…"),
    ],
)
def test_the_longest_of_more_than_twenty_names_is_shortened_to_the_room_there_is(
    name: str, figures: str, shown: str
) -> None:
    """Room for one strong letter, five letters more, less the line and the space before the figures: 6.0."""
    short = [Leaf("a", "", 1, (False,))] * 20
    text = drawn([*short, Leaf(name, figures, 1, (True,))]).texts[-1]
    assert (text.text, text.full, text.figures) == (shown, name, figures)


def test_up_to_twenty_names_are_all_written_in_full() -> None:
    short = [Leaf("a", "", 1, (False,))] * 19
    assert drawn([*short, Leaf("a" * 60, "", 1, (True,))]).texts[-1].text == "a" * 60


def test_a_name_below_another_is_not_strong_and_has_less_room() -> None:
    short = [Leaf("a", "", 1, (False,))] * 20
    # 6.0 less one step of 1.5 is room for ten letters of 0.44
    assert drawn([*short, Leaf("a" * 10, "", 2, (True, True))]).texts[-1].text == "a" * 10
    assert drawn([*short, Leaf("a" * 11, "", 2, (True, True))]).texts[-1].text == "a" * 9 + "…"
