"""What holds on a day, by key: the rows of a document end where the next begins, and on a day without one nothing is asked."""

from datetime import date

from admissions.rules.terms import DECLARED, OFF, ON, AllTerms, From, Key, Term, Unit, value_in_words
from cells.rules.parameters import Asked, Parameters
from cells.rules.parameters import Key as StatuteKey
from cells.rules.periods import Period

OLD, NEW = date(2021, 9, 28), date(2026, 7, 26)
BOTH = AllTerms(
    [
        Term(Key.CEREMONY_FROM, From.RECEIPT, "01-HD/TW", Period(OLD, NEW)),
        Term(Key.CEREMONY_FROM, From.ISSUE, "208-QĐ/TW", Period(NEW)),
        Term(Key.CEREMONY, 30, "01-HD/TW, 2.1", Period(OLD)),
    ]
)


def test_the_last_day_of_one_and_the_first_of_the_next() -> None:
    assert BOTH.on(date(2026, 7, 25)).choice(Key.CEREMONY_FROM) == From.RECEIPT
    assert BOTH.on(NEW).choice(Key.CEREMONY_FROM) == From.ISSUE
    assert BOTH.on(NEW).clause(Key.CEREMONY_FROM) == "208-QĐ/TW"


def test_before_the_first_row_nothing_is_asked() -> None:
    terms = BOTH.on(date(2021, 9, 27))
    assert (terms.get(Key.CEREMONY), terms.number(Key.CEREMONY), terms.choice(Key.CEREMONY_FROM)) == (None, None, "")
    assert terms.clause(Key.CEREMONY) == ""


def test_a_number_is_no_choice_and_a_choice_no_number() -> None:
    terms = BOTH.on(NEW)
    assert (terms.number(Key.CEREMONY), terms.choice(Key.CEREMONY)) == (30, "")
    assert terms.number(Key.CEREMONY_FROM) is None


def test_what_the_statutes_ask_is_handed_on() -> None:
    youngest = Asked(StatuteKey.YOUNGEST, 18, "Điều lệ Đảng, Điều 1", Period(OLD))
    terms = BOTH.on(NEW, Parameters(NEW, {StatuteKey.YOUNGEST: youngest}))
    assert terms.asked(StatuteKey.YOUNGEST) == youngest
    assert terms.asked(StatuteKey.OLDEST) is None
    assert BOTH.on(NEW).asked(StatuteKey.YOUNGEST) is None


def test_every_key_is_a_number_within_bounds_or_one_of_several_choices() -> None:
    assert list(DECLARED) == list(Key)
    for declared in DECLARED.values():
        assert (declared.unit is None) is bool(declared.choices)
        assert declared.unit is None or 0 <= declared.least < declared.most


def test_a_value_is_said_with_its_unit_or_in_the_words_of_the_choice() -> None:
    assert value_in_words(Key.COURSE_VALID, 60) == "60 months"
    assert value_in_words(Key.QUARTERLY_REMARKS, OFF) == "not asked"
    assert value_in_words(Key.QUARTERLY_REMARKS, ON) == "asked"
    assert DECLARED[Key.EXCELLENT_SHARE].unit == Unit.PER_CENT
