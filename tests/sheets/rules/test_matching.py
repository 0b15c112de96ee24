from dataclasses import replace
from datetime import date

import pytest

from cells.rules.names import fold
from sheets.rules.matching import LIKELY, MOST_LIKELY_SHOWN, OTHER, SAME, Known, Match, Sought, compare, match

AN = Sought("Nguyễn Văn An", date(1980, 2, 3), "58000001", "", 1)
KNOWN_AN = Known(7, "Nguyễn Văn An", fold("Nguyễn Văn An"), date(1980, 2, 3), "58000001", "", 1)


def called(name: str, **told: object) -> Known:
    return replace(KNOWN_AN, full_name=name, search_key=fold(name), **told)


@pytest.mark.parametrize(
    ("sought", "known", "verdict"),
    [
        (AN, KNOWN_AN, SAME),
        (replace(AN, card_number=""), KNOWN_AN, SAME),
        (AN, replace(KNOWN_AN, card_number="58999999"), LIKELY),
        (replace(AN, born_on=None, card_number=""), KNOWN_AN, LIKELY),
        (replace(AN, born_on=1980, card_number=""), KNOWN_AN, LIKELY),
        (replace(AN, born_on=1981, card_number=""), KNOWN_AN, OTHER),
        (replace(AN, card_number=""), replace(KNOWN_AN, born_on=1980), LIKELY),
        (replace(AN, born_on=1980, card_number=""), replace(KNOWN_AN, born_on=1980, card_number=""), LIKELY),
        (replace(AN, card_number=""), replace(KNOWN_AN, born_on=1979), OTHER),
        (replace(AN, born_on=date(1981, 5, 6), card_number=""), KNOWN_AN, OTHER),
        (replace(AN, born_on=date(1980, 3, 2), card_number=""), KNOWN_AN, LIKELY),
        (replace(AN, born_on=date(1980, 3, 2), card_number="", cell_id=2), KNOWN_AN, OTHER),
        (AN, called("Nguyễn Vân An"), SAME),
        (replace(AN, card_number=""), called("Nguyễn Vân An"), LIKELY),
        (replace(AN, card_number=""), called("Nguyễn Văn Ân"), LIKELY),
        (replace(AN, card_number=""), called("Nguyễn An"), LIKELY),
        (replace(AN, card_number=""), called("Trần Thị Bé"), OTHER),
        (AN, called("Trần Thị Bé", born_on=date(1990, 1, 1)), LIKELY),
        (replace(AN, identity_mark="a"), replace(KNOWN_AN, identity_mark="a", card_number="x", full_name="B"), SAME),
        (replace(AN, identity_mark="a"), replace(KNOWN_AN, identity_mark="b"), OTHER),
    ],
)
def test_who_is_taken_for_whom(sought: Sought, known: Known, verdict: str) -> None:
    assert compare(sought, known) == verdict


def test_two_members_that_fit_alike_are_a_question_not_an_answer() -> None:
    twin = replace(KNOWN_AN, pk=8)
    found = match(AN, [KNOWN_AN, twin])
    assert found.same is None
    assert [known.pk for known in found.likely] == [7, 8]


def test_one_that_fits_wholly_is_taken_before_one_that_might() -> None:
    assert match(AN, [called("Nguyễn Vân An", pk=9, card_number="x"), KNOWN_AN]).same == KNOWN_AN


def test_a_card_settles_it_with_one_more_thing_that_agrees() -> None:
    other_day = replace(KNOWN_AN, born_on=date(1990, 1, 1))
    assert compare(AN, other_day) == SAME
    assert compare(AN, replace(called("Trần Thị Bé"), born_on=AN.born_on)) == SAME
    assert compare(AN, called("Nguyễn Vân An", born_on=None)) == LIKELY
    assert compare(AN, called("Nguyễn Vân An", born_on=date(1990, 1, 1))) == LIKELY


@pytest.mark.parametrize(
    ("sought", "known", "verdict"),
    [
        # cards that differ raise the question, whatever else agrees
        (replace(AN, card_number="1"), KNOWN_AN, LIKELY),
        (replace(AN, card_number="1", born_on=None), KNOWN_AN, LIKELY),
        (replace(AN, card_number="1"), called("Nguyễn Vân An"), LIKELY),
        (replace(AN, card_number="1"), called("Nguyễn Văn Anh"), OTHER),
        (replace(AN, card_number="1", born_on=date(1980, 3, 2)), KNOWN_AN, OTHER),
        # a card that only one of them has says nothing
        (AN, replace(KNOWN_AN, card_number=""), SAME),
        (replace(AN, card_number=""), replace(KNOWN_AN, card_number=""), SAME),
        # what is not known of the birth says nothing either
        (replace(AN, card_number=""), replace(KNOWN_AN, born_on=None), LIKELY),
        (replace(AN, card_number=""), called("Nguyễn Vân An", born_on=None), LIKELY),
        (replace(AN, card_number=""), called("Nguyễn Vân An", born_on=date(1990, 1, 1)), OTHER),
        (replace(AN, card_number="", born_on=None), called("Nguyễn Văn Anh"), OTHER),
        # one identity paper alone says nothing
        (replace(AN, identity_mark="a"), KNOWN_AN, SAME),
        (AN, replace(KNOWN_AN, identity_mark="a"), SAME),
        # capitals make no other name
        (replace(AN, full_name="NGUYỄN VĂN AN", card_number=""), KNOWN_AN, SAME),
    ],
)
def test_what_is_told_weighs_against_what_is_not(sought: Sought, known: Known, verdict: str) -> None:
    assert compare(sought, known) == verdict


@pytest.mark.parametrize(
    ("born_on", "verdict"),
    [
        (date(1980, 3, 2), LIKELY),
        (date(1980, 2, 13), LIKELY),
        (date(1980, 5, 3), LIKELY),
        (date(1908, 2, 3), LIKELY),
        (date(1981, 3, 2), OTHER),
        (date(1980, 5, 6), OTHER),
        (date(1981, 5, 3), OTHER),
        (date(1981, 2, 4), OTHER),
        (date(1991, 7, 8), OTHER),
    ],
)
def test_one_slip_in_the_day_of_birth_is_asked_about(born_on: date, verdict: str) -> None:
    assert compare(replace(AN, born_on=born_on, card_number=""), KNOWN_AN) == verdict


@pytest.mark.parametrize(
    "changed", [{"cell_id": 2}, {"card_number": "1"}, {"full_name": "Nguyen Van An"}, {"full_name": "Nguyễn Văn Anh"}]
)
def test_a_slip_is_asked_about_only_in_one_cell_of_one_name_and_without_a_card(changed: dict[str, object]) -> None:
    slipped = replace(AN, born_on=date(1980, 3, 2), card_number="")
    assert compare(replace(slipped, **changed), KNOWN_AN) == OTHER


@pytest.mark.parametrize(
    ("name", "close"),
    [
        ("Tran Van Am", True),
        ("Bran Van An", True),
        ("Tran Vin An", True),
        ("Tran Van Ann", True),
        ("Tran Van A", True),
        ("TTran Van An", True),
        ("ran Van An", True),
        ("Tran Vaan An", True),
        ("Tran Vn An", True),
        ("Tran Van Na", False),
        ("Tran Vin Am", False),
        ("Tran Van Anna", False),
        ("Trann Vann An", False),
        ("Tran An", True),
        ("Tran Van Minh An", True),
        ("Tran Minh Van An", True),
        ("Tran A Van An", True),
        ("Tran Van Van An", True),
        ("Tran Van Minh Duc An", False),
        ("Tran", False),
        ("Van An", False),
        ("Tran Van", False),
        ("Tran Van An Binh", False),
        ("Le Tran Van An", False),
        ("Tran Bao Minh An", False),
    ],
)
def test_a_name_is_close_with_one_letter_or_one_middle_word_other(name: str, close: bool) -> None:
    sought = replace(AN, full_name="Tran Van An", card_number="")
    verdict = LIKELY if close else OTHER
    assert compare(sought, called(name)) == verdict
    assert compare(replace(sought, full_name=name), called("Tran Van An")) == verdict


def test_two_words_alone_are_close_to_three_one_word_is_not() -> None:
    assert compare(replace(AN, full_name="Bé", card_number=""), called("Bé Bé Anh")) == OTHER
    assert compare(replace(AN, full_name="Nguyễn", card_number=""), called("Nguyễn Nguyễn")) == OTHER
    assert compare(replace(AN, full_name="Lê Bé", card_number=""), called("Lê Thị Bé")) == LIKELY


def test_at_most_three_are_asked_about_those_that_fit_wholly_first() -> None:
    folded = [called("Nguyễn Vân An", pk=pk, card_number="") for pk in (1, 2)]
    twins = [replace(KNOWN_AN, pk=pk) for pk in (3, 4)]
    found = match(AN, [*folded, *twins])
    assert (found.same, [known.pk for known in found.likely]) == (None, [3, 4, 1])


def test_of_strangers_nobody_is_taken() -> None:
    assert match(AN, []) == Match()
    assert match(AN, [called("Trần Thị Bé", born_on=date(1990, 1, 1), card_number="1")]) == Match()


def test_verdicts_are_these_and_three_are_shown_at_most() -> None:
    assert (SAME, LIKELY, OTHER, MOST_LIKELY_SHOWN) == ("same", "likely", "other", 3)
    assert Match() == Match(same=None, likely=())
