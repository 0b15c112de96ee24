from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.rules.refusal import Refused
from cells.rules import member_facts
from cells.rules.member_facts import (
    ADMITTED_ON,
    BORN_ON,
    DEGREE,
    FIELDS,
    JOINED_ON,
    OFFICIAL,
    OFFICIAL_ON,
    OLDEST_PLAUSIBLE,
    PROBATIONARY,
    WORDS,
    YOUNGEST_PLAUSIBLE,
    Breach,
    MemberDays,
    breaches,
    check_member_days,
    check_readmission,
    of_age_on,
)
from cells.rules.parameters import Key, Statutes
from tests.kept_by_rules import without_vietnamese
from tests.statutes import SHIPPED, asking, without

TODAY = date(2025, 3, 21)
DAY = timedelta(days=1)
BORN = date(1990, 6, 15)
OF_AGE, OF_PROBATION = "Điều lệ Đảng, Điều 1", "Điều lệ Đảng, Điều 5"

AT_LEAST_EIGHTEEN = "A member is at least 18 years old. Correct the date of birth or the day of coming."


def found(statutes: Statutes = SHIPPED, **days: object) -> list[tuple[str, str, bool]]:
    return [(breach.field, breach.reason, breach.blocks) for breach in breaches(MemberDays(**days), TODAY, statutes)]


def test_fields_and_degrees_are_known_by_these_words() -> None:
    assert FIELDS == ("born_on", "admitted_on", "official_on", "joined_on", "degree")
    assert (BORN_ON, ADMITTED_ON, OFFICIAL_ON, JOINED_ON, DEGREE) == FIELDS
    assert (PROBATIONARY, OFFICIAL) == ("probationary", "official")


def test_what_is_plausible_is_our_own_rule() -> None:
    assert (YOUNGEST_PLAUSIBLE, OLDEST_PLAUSIBLE) == (15, 120)


def test_every_reason_has_words_that_end_with_a_period_in_both_languages() -> None:
    assert list(WORDS) == [
        "day_ahead", "too_young", "too_old", "admitted_before_birth", "admitted_too_young", "admitted_before_18",
        "admitted_too_late", "admitted_late", "perhaps_too_young", "perhaps_too_old", "official_before_admitted",
        "official_too_soon", "official_without_probation", "official_but_probationary", "joined_before_admitted",
    ]  # fmt: skip
    assert without_vietnamese(WORDS.values()) == []


@pytest.mark.parametrize("reason", WORDS)
def test_what_older_texts_or_a_decision_may_allow_does_not_block(reason: str) -> None:
    unusual = {
        "admitted_before_18",
        "admitted_late",
        "official_without_probation",
        "perhaps_too_young",
        "perhaps_too_old",
    }
    assert Breach(BORN_ON, reason).blocks == (reason not in unusual)
    assert Breach(BORN_ON, reason).clause == ""


@pytest.mark.parametrize(
    ("known", "first"),
    [
        ({}, None),
        ({"joined_on": date(2020, 1, 1)}, date(2020, 1, 1)),
        ({"official_on": date(2020, 1, 1)}, date(2020, 1, 1)),
        ({"official_on": date(2020, 1, 1), "joined_on": date(2019, 1, 1)}, date(2019, 1, 1)),
        ({"official_on": date(2018, 1, 1), "joined_on": date(2019, 1, 1)}, date(2018, 1, 1)),
        ({"admitted_on": date(2021, 1, 1), "joined_on": date(2019, 1, 1)}, date(2021, 1, 1)),
        ({"admitted_on": date(2017, 1, 1), "official_on": date(2018, 1, 1)}, date(2017, 1, 1)),
        ({"born_on": date(1990, 1, 1)}, None),
    ],
)
def test_the_first_day_is_the_admission_else_the_earliest_day_that_is_known(
    known: dict[str, date], first: date | None
) -> None:
    assert MemberDays(**known).first == first


def test_what_is_not_said_is_not_known() -> None:
    assert MemberDays() == MemberDays(None, None, None, None, "")


def test_of_whom_nothing_is_known_nothing_is_wrong() -> None:
    assert found() == []


def test_an_ordinary_life_is_in_order() -> None:
    assert (
        found(
            born_on=BORN,
            admitted_on=date(2015, 2, 3),
            official_on=date(2016, 2, 3),
            joined_on=date(2019, 1, 1),
            degree="official",
        )
        == []
    )


@pytest.mark.parametrize("field", [ADMITTED_ON, OFFICIAL_ON, JOINED_ON])
def test_no_day_lies_ahead_and_today_does_not(field: str) -> None:
    assert found(**{field: TODAY}) == []
    assert found(**{field: TODAY + DAY}) == [(field, "day_ahead", True)]


def test_who_is_born_ahead_is_told_so_and_not_that_they_are_young() -> None:
    assert found(born_on=TODAY + DAY) == [(BORN_ON, "day_ahead", True)]


def test_a_member_is_eighteen_today() -> None:
    assert found(born_on=date(2007, 3, 21)) == []
    assert found(born_on=date(2007, 3, 22)) == [(BORN_ON, "too_young", True)]


def test_of_29_february_eighteen_years_are_full_on_1_march() -> None:
    leap = date(2004, 2, 29)
    assert found(born_on=leap, admitted_on=date(2022, 3, 1)) == []
    assert found(born_on=leap, admitted_on=date(2022, 2, 28)) == [(ADMITTED_ON, "admitted_too_young", True)]


def test_nobody_is_admitted_before_eighteen() -> None:
    assert found(born_on=BORN, admitted_on=date(2015, 6, 15)) == []
    assert found(born_on=date(1997, 6, 15), admitted_on=date(2015, 6, 15)) == []
    assert found(born_on=date(1997, 6, 16), admitted_on=date(2015, 6, 15)) == [
        (ADMITTED_ON, "admitted_too_young", True)
    ]


def test_under_an_older_charter_it_is_asked_about_down_to_fifteen() -> None:
    """Who was admitted on the day before the charter of 2011, by day of birth."""
    by_birth = {
        date(1993, 1, 18): [],
        date(1993, 1, 19): [(ADMITTED_ON, "admitted_before_18", False)],
        date(1996, 1, 18): [(ADMITTED_ON, "admitted_before_18", False)],
        date(1996, 1, 19): [(ADMITTED_ON, "admitted_too_young", True)],
    }
    assert {born: found(born_on=born, admitted_on=date(2011, 1, 18)) for born in by_birth} == by_birth
    assert found(born_on=date(1993, 1, 20), admitted_on=date(2011, 1, 19))[0][1:] == ("admitted_too_young", True)


def test_after_sixty_it_is_asked_about_since_2021() -> None:
    since = date(2021, 7, 30)
    assert found(born_on=since.replace(year=1961), admitted_on=since) == []
    assert found(born_on=since.replace(year=1961) - DAY, admitted_on=since) == [(ADMITTED_ON, "admitted_late", False)]
    assert found(born_on=since.replace(year=1961) - 2 * DAY, admitted_on=since - DAY) == []


def test_nobody_is_admitted_on_the_day_of_birth_or_before() -> None:
    assert found(born_on=BORN, admitted_on=BORN) == [(ADMITTED_ON, "admitted_before_birth", True)]
    assert found(born_on=BORN, admitted_on=BORN - DAY) == [(ADMITTED_ON, "admitted_before_birth", True)]
    assert found(born_on=BORN, admitted_on=BORN + DAY) == [(ADMITTED_ON, "admitted_too_young", True)]


def test_nobody_is_older_than_is_plausible_on_the_first_day_of_belonging() -> None:
    first = date(2019, 1, 1)
    born = first.replace(year=first.year - OLDEST_PLAUSIBLE)
    assert found(born_on=born, joined_on=first) == []
    assert found(born_on=born - DAY, joined_on=first) == [(BORN_ON, "too_old", True)]
    assert found(born_on=born - DAY, joined_on=first, admitted_on=first - DAY) == []


def test_who_came_without_a_day_of_admission_was_of_age_when_they_came() -> None:
    came = date(2020, 5, 1)
    assert found(born_on=date(2002, 5, 1), joined_on=came) == []
    assert found(born_on=date(2002, 5, 2), joined_on=came) == [(BORN_ON, "too_young", True)]
    assert found(born_on=date(2002, 5, 2), official_on=came, joined_on=came + DAY) == [(BORN_ON, "too_young", True)]
    assert found(born_on=date(1984, 5, 2), joined_on=date(1999, 5, 2)) == []
    assert found(born_on=date(1984, 5, 3), joined_on=date(1999, 5, 2)) == [(BORN_ON, "too_young", True)]


def test_nobody_belongs_to_a_cell_before_the_admission() -> None:
    admitted = date(2015, 2, 3)
    assert found(admitted_on=admitted, joined_on=admitted) == []
    assert found(admitted_on=admitted, joined_on=admitted - DAY) == [(JOINED_ON, "joined_before_admitted", True)]


def test_probation_lasts_twelve_months() -> None:
    admitted = date(2015, 2, 3)
    assert found(admitted_on=admitted, official_on=date(2016, 2, 3)) == []
    assert found(admitted_on=admitted, official_on=date(2016, 2, 2)) == [(OFFICIAL_ON, "official_too_soon", True)]
    assert found(admitted_on=admitted, official_on=admitted) == [(OFFICIAL_ON, "official_too_soon", True)]
    assert found(admitted_on=admitted, official_on=admitted - DAY) == [(OFFICIAL_ON, "official_before_admitted", True)]


def test_under_an_older_charter_a_shorter_probation_is_asked_about() -> None:
    admitted = date(2011, 1, 18)
    assert found(admitted_on=admitted, official_on=date(2012, 1, 17)) == [
        (OFFICIAL_ON, "official_without_probation", False)
    ]
    assert found(admitted_on=admitted, official_on=admitted) == [(OFFICIAL_ON, "official_without_probation", False)]
    assert found(admitted_on=admitted, official_on=admitted - DAY) == [(OFFICIAL_ON, "official_before_admitted", True)]
    assert found(admitted_on=admitted + DAY, official_on=date(2012, 1, 18)) == [
        (OFFICIAL_ON, "official_too_soon", True)
    ]


def test_the_degree_agrees_with_the_days() -> None:
    assert found(official_on=TODAY, degree="official") == []
    assert found(official_on=TODAY, degree="probationary") == [(DEGREE, "official_but_probationary", True)]
    assert found(admitted_on=date(2024, 3, 21), degree="official") == []
    assert found(admitted_on=date(2024, 3, 22), degree="official") == [(DEGREE, "official_too_soon", True)]
    assert found(admitted_on=date(2024, 3, 22), degree="probationary") == []


def test_of_each_field_one_thing_is_said_in_the_order_of_a_life() -> None:
    told = found(born_on=TODAY + DAY, admitted_on=TODAY + DAY, official_on=TODAY + DAY, joined_on=TODAY)
    assert [(field, reason) for field, reason, _ in told] == [
        (BORN_ON, "day_ahead"),
        (ADMITTED_ON, "day_ahead"),
        (OFFICIAL_ON, "day_ahead"),
    ]


def test_clauses_of_the_charter_stand_beside_ages_and_probation_only() -> None:
    def clauses(**days: object) -> list[tuple[str, str]]:
        return [(breach.reason, breach.clause) for breach in breaches(MemberDays(**days), TODAY, SHIPPED)]

    admitted = date(2015, 2, 3)
    assert clauses(born_on=date(2007, 3, 22)) == [("too_young", OF_AGE)]
    assert clauses(born_on=date(2002, 5, 2), joined_on=date(2020, 5, 1)) == [("too_young", OF_AGE)]
    assert clauses(born_on=date(2000, 2, 3), admitted_on=admitted) == [("admitted_too_young", OF_AGE)]
    assert clauses(born_on=date(2000, 2, 3), admitted_on=date(2000, 2, 3)) == [("admitted_before_birth", "")]
    assert clauses(admitted_on=admitted, official_on=admitted) == [("official_too_soon", OF_PROBATION)]
    assert clauses(admitted_on=date(2024, 3, 22), degree="official") == [("official_too_soon", OF_PROBATION)]
    assert clauses(admitted_on=date(2010, 1, 1), official_on=date(2010, 1, 1)) == [("official_without_probation", "")]
    assert clauses(born_on=date(1900, 1, 1), joined_on=date(2020, 1, 2)) == [("too_old", "")]
    assert clauses(admitted_on=admitted, joined_on=date(2015, 2, 2)) == [("joined_before_admitted", "")]
    assert clauses(official_on=TODAY, degree="probationary") == [("official_but_probationary", "")]


def test_who_is_official_since_no_day_is_so_today_at_the_latest() -> None:
    assert found(admitted_on=TODAY, degree="official") == [(DEGREE, "official_too_soon", True)]
    assert found(admitted_on=TODAY + DAY, degree="official") == [(ADMITTED_ON, "day_ahead", True)]
    assert found(admitted_on=date(2024, 3, 22), degree="") == []


def test_an_admission_ahead_is_held_against_no_other_day_but_the_degree_against_its_own() -> None:
    assert found(admitted_on=TODAY + DAY, official_on=TODAY, joined_on=TODAY, degree="probationary") == [
        (ADMITTED_ON, "day_ahead", True),
        (DEGREE, "official_but_probationary", True),
    ]


def test_who_is_known_by_birth_alone_is_not_older_than_is_plausible_today() -> None:
    assert found(born_on=date(1905, 3, 21)) == []
    assert found(born_on=date(1905, 3, 20)) == [(BORN_ON, "too_old", True)]


def test_of_a_year_alone_eighteen_is_reached_at_the_end_of_its_year_for_certain() -> None:
    by_day = {
        date(2019, 12, 31): [(ADMITTED_ON, "admitted_too_young", True)],
        date(2020, 1, 1): [(ADMITTED_ON, "perhaps_too_young", False)],
        date(2020, 12, 30): [(ADMITTED_ON, "perhaps_too_young", False)],
        date(2020, 12, 31): [],
    }
    assert {day: found(born_on=2002, admitted_on=day) for day in by_day} == by_day
    assert {day: found(born_on=2002, joined_on=day)[:1] for day in by_day} == {
        day: [(BORN_ON, "too_young" if blocks else reason, blocks) for _field, reason, blocks in told]
        for day, told in by_day.items()
    }


def test_of_a_year_alone_a_member_is_perhaps_eighteen_this_year() -> None:
    assert found(born_on=2006) == []
    assert found(born_on=2007) == [(BORN_ON, "perhaps_too_young", False)]
    assert found(born_on=2008) == [(BORN_ON, "too_young", True)]
    assert found(born_on=2026) == [(BORN_ON, "day_ahead", True)]
    assert found(born_on=2025)[0][1] == "too_young"


def test_of_a_year_alone_an_old_age_is_certain_or_perhaps_so() -> None:
    assert found(born_on=1904) == [(BORN_ON, "too_old", True)]
    assert found(born_on=1905) == [(BORN_ON, "perhaps_too_old", False)]
    assert found(born_on=1906) == []
    assert found(born_on=1961, admitted_on=date(2022, 1, 1)) == [(ADMITTED_ON, "admitted_late", False)]
    assert found(born_on=1962, admitted_on=date(2022, 1, 1)) == []
    assert found(born_on=1962, admitted_on=date(2022, 1, 2)) == [(ADMITTED_ON, "perhaps_too_old", False)]


def test_nobody_is_admitted_in_the_year_of_birth_or_before() -> None:
    assert found(born_on=1990, admitted_on=date(1990, 1, 1)) == [(ADMITTED_ON, "admitted_before_birth", True)]
    assert found(born_on=1990, admitted_on=date(1990, 12, 31)) == [(ADMITTED_ON, "admitted_too_young", True)]


ALL_OF_1992 = [date(1992, 1, 1) + timedelta(days=day) for day in range(366)]
SOME_DAYS = [date(1991, 12, 31), date(1992, 7, 1), *(date(year, month, day) for year in (2007, 2008, 2010, 2011, 2052, 2053)
    for month, day in ((1, 1), (1, 18), (1, 19), (2, 29 if year in (2008, 2052) else 28), (3, 1), (12, 31)))]  # fmt: skip


@pytest.mark.parametrize("field", [ADMITTED_ON, JOINED_ON])
@pytest.mark.parametrize("day", SOME_DAYS)
def test_a_year_alone_is_refused_only_where_each_of_its_days_would_be(field: str, day: date) -> None:
    """And asked about where some day of it would be refused or asked about."""
    today = date(2053, 12, 31)

    def told(born: date | int) -> list[Breach]:
        return breaches(MemberDays(born_on=born, **{field: day}), today, SHIPPED)

    of_each = [told(born) for born in ALL_OF_1992]
    alone = told(1992)
    assert any(breach.blocks for breach in alone) is all(any(one.blocks for one in each) for each in of_each)
    assert bool(alone) is any(of_each)


def test_several_things_at_once_are_told_field_by_field() -> None:
    assert found(
        born_on=date(2000, 1, 1),
        admitted_on=date(2017, 1, 1),
        official_on=date(2017, 12, 31),
        joined_on=date(2016, 12, 31),
        degree="probationary",
    ) == [
        (ADMITTED_ON, "admitted_too_young", True),
        (OFFICIAL_ON, "official_too_soon", True),
        (JOINED_ON, "joined_before_admitted", True),
        (DEGREE, "official_but_probationary", True),
    ]


def test_what_has_no_field_on_a_form_is_refused_beside_none() -> None:
    with pytest.raises(Refused) as refused:
        check_member_days(MemberDays(joined_on=TODAY + DAY), TODAY, statutes=SHIPPED, beside={BORN_ON: "born"})
    assert (refused.value.field, refused.value.clause) == (None, "")
    assert refused.value.message == str(WORDS["day_ahead"])


def test_the_refusal_reads_as_the_first_thing_with_its_clause() -> None:
    with pytest.raises(Refused) as refused:
        check_member_days(MemberDays(born_on=date(2020, 1, 1)), TODAY, statutes=SHIPPED, beside={BORN_ON: "born"})
    assert (refused.value.message, refused.value.clause) == (AT_LEAST_EIGHTEEN, OF_AGE)


def test_a_refusal_says_everything_each_beside_its_field_with_its_clause() -> None:
    days = MemberDays(born_on=date(2020, 1, 1), admitted_on=date(2024, 1, 1), official_on=date(2023, 12, 31))
    with pytest.raises(Refused) as refused:
        check_member_days(days, TODAY, statutes=SHIPPED, beside={BORN_ON: "born", OFFICIAL_ON: "official"})
    assert [(reason.field, reason.clause) for reason in refused.value.reasons] == [
        ("born", "Điều lệ Đảng, Điều 1"),
        ("official", ""),
    ]
    assert refused.value.field == "born"
    assert refused.value.message == AT_LEAST_EIGHTEEN


def test_what_is_unusual_or_known_before_is_not_refused() -> None:
    check_member_days(
        MemberDays(born_on=date(1950, 1, 1), admitted_on=date(1967, 1, 1)), TODAY, statutes=SHIPPED, beside={}
    )
    child = MemberDays(born_on=date(2000, 1, 1), admitted_on=date(2015, 1, 1))
    with pytest.raises(Refused):
        check_member_days(child, TODAY, statutes=SHIPPED, beside={})
    check_member_days(child, TODAY, statutes=SHIPPED, beside={}, before=breaches(child, TODAY, SHIPPED))


LEFT = date(2021, 8, 31)


@pytest.mark.parametrize(
    ("left", "on", "clause"),
    [
        (LEFT, date(2024, 8, 30), "24-QĐ/TW"),
        (LEFT, date(2024, 8, 31), None),
        (date(2023, 8, 1), date(2026, 7, 31), "208-QĐ/TW"),
        (date(2023, 7, 31), date(2026, 7, 31), None),
        (date(2015, 1, 1), date(2015, 6, 1), None),
    ],
)
def test_nobody_is_admitted_again_before_the_months_of_the_day_have_passed(
    left: date, on: date, clause: str | None
) -> None:
    if clause is None:
        check_readmission(left, on, statutes=SHIPPED)
        return
    with pytest.raises(Refused) as refused:
        check_readmission(left, on, statutes=SHIPPED)
    assert (refused.value.clause, refused.value.field) == (clause, "on")


def test_nobody_is_admitted_again_twice() -> None:
    with pytest.raises(Refused, match="more than once"):
        check_readmission(LEFT, date(2025, 1, 1), statutes=SHIPPED, again_before=1)
    check_readmission(date(2010, 1, 1), date(2011, 1, 1), statutes=SHIPPED, again_before=1)


# What is asked is what the statutes of the day say, whatever it is.


def test_a_probation_of_two_years_is_held_to_from_the_admission_of_its_first_day_on() -> None:
    statutes = asking(Key.PROBATION, 24, since=date(2020, 1, 1), clause="Q, 7")
    before, from_then_on = date(2019, 12, 31), date(2020, 1, 1)
    assert found(statutes, admitted_on=before, official_on=date(2020, 12, 31)) == []
    assert found(statutes, admitted_on=from_then_on, official_on=date(2022, 1, 1)) == []
    (breach,) = breaches(MemberDays(admitted_on=from_then_on, official_on=date(2021, 12, 31)), TODAY, statutes)
    assert (breach.reason, breach.clause, breach.number) == ("official_too_soon", "Q, 7", 24)
    assert str(breach).startswith("Nobody becomes official before the 24 months")


def test_where_no_statute_speaks_of_a_probation_there_is_none() -> None:
    day = date(2024, 3, 22)
    assert found(without(Key.PROBATION), admitted_on=day, official_on=day) == []
    assert found(without(Key.PROBATION), admitted_on=day, official_on=day - DAY)[0][1] == "official_before_admitted"


@pytest.mark.parametrize("years", [16, 21])
def test_of_age_is_who_is_as_old_as_the_statute_asks(years: int) -> None:
    statutes, admitted = asking(Key.YOUNGEST, years, clause="Q, 2"), date(2015, 2, 3)
    born = admitted.replace(year=admitted.year - years)
    assert found(statutes, born_on=born, admitted_on=admitted) == []
    (breach,) = breaches(MemberDays(born_on=born + DAY, admitted_on=admitted), TODAY, statutes)
    assert (breach.reason, breach.clause, breach.number) == ("admitted_too_young", "Q, 2", years)
    assert found(statutes, born_on=born + DAY, joined_on=admitted) == [(BORN_ON, "too_young", True)]
    lenient = asking(Key.YOUNGEST, years, strict=False)
    assert found(lenient, born_on=born + DAY, admitted_on=admitted) == [(ADMITTED_ON, "admitted_before_18", False)]


def test_where_no_age_is_asked_who_would_have_been_a_child_has_a_wrong_date() -> None:
    admitted = date(2015, 2, 3)
    assert found(without(Key.YOUNGEST), born_on=date(2000, 2, 3), admitted_on=admitted) == []
    young = found(without(Key.YOUNGEST), born_on=date(2000, 2, 4), admitted_on=admitted)
    assert young == [(ADMITTED_ON, "admitted_too_young", True)]


def test_the_oldest_age_is_asked_about_or_held_to_as_the_statute_says() -> None:
    admitted = date(2022, 5, 4)
    born = date(1967, 5, 4)
    for strict, reason in ((False, "admitted_late"), (True, "admitted_too_late")):
        statutes = asking(Key.OLDEST, 55, strict=strict)
        assert found(statutes, born_on=born, admitted_on=admitted) == []
        assert found(statutes, born_on=born - DAY, admitted_on=admitted) == [(ADMITTED_ON, reason, strict)]
    assert found(without(Key.OLDEST), born_on=date(1930, 1, 1), admitted_on=admitted) == []


def test_between_leaving_and_coming_again_lie_the_months_the_statute_asks() -> None:
    statutes = asking(Key.READMISSION_AFTER, 48, since=date(2024, 1, 1), clause="Q, 3")
    check_readmission(date(2020, 12, 31), date(2023, 12, 31), statutes=statutes)
    check_readmission(date(2020, 1, 1), date(2024, 1, 1), statutes=statutes)
    with pytest.raises(Refused, match=r"48 months.*02/01/2024 at the earliest") as refused:
        check_readmission(date(2020, 1, 2), date(2024, 1, 1), statutes=statutes)
    assert refused.value.clause == "Q, 3"
    check_readmission(date(2023, 12, 31), date(2024, 1, 1), statutes=without(Key.READMISSION_AFTER))


@pytest.mark.parametrize(
    ("times", "said"), [(0, "Nobody is admitted again."), (1, "more than once"), (2, "than 2 times")]
)
def test_somebody_is_admitted_again_as_often_as_the_statute_allows(times: int, said: str) -> None:
    statutes, day = asking(Key.READMISSIONS, times, clause="Q, 4"), date(2025, 1, 1)
    if times:
        check_readmission(date(2020, 1, 1), day, statutes=statutes, again_before=times - 1)
    with pytest.raises(Refused, match=said) as refused:
        check_readmission(date(2020, 1, 1), day, statutes=statutes, again_before=times)
    assert refused.value.clause == "Q, 4"
    check_readmission(date(2020, 1, 1), day, statutes=without(Key.READMISSIONS), again_before=9)


def test_somebody_is_of_age_on_the_first_day_the_statute_of_that_day_allows() -> None:
    since = date(2020, 1, 1)
    statutes = asking(Key.YOUNGEST, 20, since=since)
    assert of_age_on(date(1990, 6, 15), statutes) == date(2008, 6, 15)
    assert of_age_on(date(2001, 12, 31), statutes) == date(2019, 12, 31)
    assert of_age_on(date(2002, 1, 1), statutes) == date(2022, 1, 1)
    lower = asking(Key.YOUNGEST, 16, since=since)
    assert of_age_on(date(2003, 5, 1), lower) == since
    assert of_age_on(date(2004, 2, 29), lower) == date(2020, 2, 29)
    assert of_age_on(date(2000, 1, 2), without(Key.YOUNGEST)) == date(2015, 1, 2)


_SOME_DAYS = st.none() | st.dates(date(1900, 1, 1), date(2026, 1, 1)) | st.sampled_from([TODAY, TODAY + DAY, BORN])


@given(
    st.builds(
        MemberDays,
        born_on=_SOME_DAYS | st.integers(1900, 2026),
        admitted_on=_SOME_DAYS,
        official_on=_SOME_DAYS,
        joined_on=_SOME_DAYS,
        degree=st.sampled_from(["", OFFICIAL, PROBATIONARY]),
    ),
    st.sampled_from([SHIPPED, Statutes()]),
)
def test_of_whom_the_quick_answer_says_nothing_nothing_can_be_said(of: MemberDays, statutes: Statutes) -> None:
    with pytest.MonkeyPatch.context() as slowly:
        slowly.setattr(member_facts, "_is_ordinary", lambda *_: False)
        found = breaches(of, TODAY, statutes)
    assert breaches(of, TODAY, statutes) == found
