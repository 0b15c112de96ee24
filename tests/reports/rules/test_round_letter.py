from dataclasses import replace
from datetime import date

import pytest

from tests.reports import fakes


@pytest.mark.parametrize(
    ("last_day", "before"),
    [(date(2023, 4, 9), "10/4/2023"), (date(2023, 12, 31), "01/01/2024"), (date(2023, 1, 31), "01/02/2023")],
)
def test_before_a_day_means_that_the_day_before_is_the_last(last_day, before):
    assert replace(fakes.round_letter(), last_day=last_day).before == before


def test_the_summary_is_what_the_register_says_the_letter_is_about():
    letter = fakes.round_letter()
    assert letter.about == "về việc triển khai thực hiện Hướng dẫn số 03-HD/TW ngày 27/12/2022 của Ban Bí thư"
    titled = replace(letter, letter=replace(letter.letter, title="V/v rà soát các chi bộ"))
    assert titled.about == "về việc rà soát các chi bộ"


@pytest.mark.parametrize(
    ("tasks", "numbered", "last"),
    [
        ((), [], 2),
        (("Một.",), ["2. Một."], 3),
        (("Một.", "- phần.", "Hai."), ["2. Một.", "- phần.", "3. Hai."], 4),
    ],
)
def test_what_else_is_asked_is_numbered_and_the_board_comes_last(tasks, numbered, last):
    letter = replace(fakes.round_letter(), tasks=tasks)
    assert (letter.numbered_tasks, letter.last_number) == (numbered, last)


def test_its_own_organ_is_called_shortly_after_the_first_time():
    assert fakes.round_letter().organ == "Đảng ủy Khối"
