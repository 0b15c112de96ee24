import pytest

from cells.rules.tree_picture import MARGIN, SIZES, SMALLEST, Leaf, Paper, draw


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
