from django.utils import translation

from cells.rules.axes import ACTIVE, ACTIVE_CHOICE, ELSEWHERE, HOME, PLACE_CHOICES
from tests.kept_by_rules import without_vietnamese


def test_the_ordinary_is_kept_and_said_by_these_words() -> None:
    assert (ACTIVE, HOME, ELSEWHERE) == ("active", "home", "elsewhere")
    with translation.override("en"):
        assert (ACTIVE_CHOICE[0], str(ACTIVE_CHOICE[1])) == ("active", "active")
        assert [(place, str(words)) for place, words in PLACE_CHOICES] == [
            ("home", "at home"), ("elsewhere", "temporarily elsewhere")
        ]  # fmt: skip


def test_it_is_said_in_vietnamese_too() -> None:
    assert without_vietnamese(words for _, words in (ACTIVE_CHOICE, *PLACE_CHOICES)) == []
