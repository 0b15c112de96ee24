from dataclasses import replace
from datetime import date

import pytest

from cells.rules.names import fold
from sheets.rules.matching import LIKELY, OTHER, SAME, Known, Sought, compare, match

AN = Sought("Nguyễn Văn An", date(1980, 2, 3), None, "58000001", "", 1)
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
        (replace(AN, born_on=None, born_year=1980, card_number=""), KNOWN_AN, LIKELY),
        (replace(AN, born_on=None, born_year=1981, card_number=""), KNOWN_AN, OTHER),
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
