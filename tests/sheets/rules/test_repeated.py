from datetime import date
from typing import Any

import pytest

from sheets.rules.marks import QUESTION, RowRead
from sheets.rules.repeated import Repeated

DAY, OTHER_DAY = date(1962, 6, 5), date(1962, 6, 6)


def row(number: int, name: str = "Nguyễn Văn An", birth: Any = DAY, card: str = "", paper: str = "") -> RowRead:
    return RowRead(number, {"full_name": name, "born_on": birth, "card_number": card, "identity_number": paper})


def said(*rows: RowRead) -> list[str]:
    """What is said of the last of them."""
    repeated = Repeated()
    for one in rows:
        repeated.see(one, str(one.number))
    return [f"{mark.mark}:{mark.note}:{mark.told.get('row')}" for mark in rows[-1].marks.values()]


@pytest.mark.parametrize(
    ("first", "second", "marks"),
    [
        (row(2), row(3), ["error:same_as_row:2"]),
        (row(2, "NGUYEN VAN AN"), row(3), ["error:same_as_row:2"]),
        (row(2, card="58000001"), row(3, "Lê Bé", OTHER_DAY, "58000001"), ["error:card_twice:2"]),
        (row(2, paper="mark"), row(3, "Lê Bé", None, paper="mark"), ["error:same_as_row:2"]),
        (row(2), row(3, birth=OTHER_DAY), []),
        (row(2), row(3, "Lê Bé"), []),
        (row(2, birth=None), row(3, birth=None), []),
        # a year alone says too little to be sure of it
        (row(2, birth=1962), row(3, birth=1962), ["question:perhaps_same_as_row:2"]),
        (row(2), row(3, birth=1962), ["question:perhaps_same_as_row:2"]),
        (row(2, birth=1962), row(3), ["question:perhaps_same_as_row:2"]),
        (row(2, birth=1962, card="58000001"), row(3, birth=1962), ["question:perhaps_same_as_row:2"]),
        (row(2, birth=1962, card="58000001"), row(3, birth=1962, card="58000002"), []),
        (row(2, birth=1961), row(3, birth=1962), []),
    ],
)
def test_a_person_stands_in_a_list_once(first: RowRead, second: RowRead, marks: list[str]) -> None:
    first.marks.clear()
    second.marks.clear()
    assert said(first, second) == marks


def test_a_warning_or_a_question_beside_the_name_hides_no_second_row() -> None:
    warned, asked = row(3), row(4)
    warned.warn("full_name", "name_without_the_rest")
    asked.ask("full_name", "two_names")
    assert said(row(2), warned) == said(row(2), asked) == ["error:same_as_row:2"]


def test_what_is_wrong_already_stays_said() -> None:
    faulty = row(3)
    faulty.fault("full_name", "name_too_long")
    assert said(row(2), faulty) == ["error:name_too_long:None"]
    assert QUESTION not in {mark.mark for mark in faulty.marks.values()}
