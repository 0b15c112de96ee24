from datetime import date, timedelta

import pytest

from accounts.rules.refusal import Refused
from cells.rules.member_facts import (
    ADMITTED_ON,
    BORN_ON,
    DEGREE,
    FIELDS,
    JOINED_ON,
    OF_AGE,
    OF_PROBATION,
    OFFICIAL,
    OFFICIAL_ON,
    OLDEST_PLAUSIBLE,
    PROBATIONARY,
    TERMS,
    WORDS,
    AdmissionTerms,
    Breach,
    MemberDays,
    breaches,
    check_member_days,
    check_readmission,
    terms_on,
)
from tests.kept_by_rules import without_vietnamese

TODAY = date(2025, 3, 21)
DAY = timedelta(days=1)
BORN = date(1990, 6, 15)


def found(**days: object) -> list[tuple[str, str, bool]]:
    return [(breach.field, breach.reason, breach.blocks) for breach in breaches(MemberDays(**days), TODAY)]


def test_fields_degrees_and_clauses_are_known_by_these_words() -> None:
    assert FIELDS == ("born_on", "admitted_on", "official_on", "joined_on", "degree")
    assert (BORN_ON, ADMITTED_ON, OFFICIAL_ON, JOINED_ON, DEGREE) == FIELDS
    assert (PROBATIONARY, OFFICIAL) == ("probationary", "official")
    assert (OF_AGE, OF_PROBATION) == ("Điều lệ Đảng, Điều 1", "Điều lệ Đảng, Điều 5")


def test_the_terms_are_those_of_the_charter_of_2011_and_of_the_decision_of_2021() -> None:
    assert (
        AdmissionTerms(date(1, 1, 1), 18, None, 15, probation_is_sure=False),
        AdmissionTerms(date(2011, 1, 19), 18, None, 18, probation_is_sure=True),
        AdmissionTerms(
            date(2021, 7, 30), 18, 60, 18, probation_is_sure=True, again_after_months=36, again_clause="24-QĐ/TW"
        ),
        AdmissionTerms(
            date(2026, 7, 26), 18, 60, 18, probation_is_sure=True, again_after_months=36, again_clause="208-QĐ/TW"
        ),
    ) == TERMS
    assert OLDEST_PLAUSIBLE == 120


def test_every_reason_has_words_that_end_with_a_period_in_both_languages() -> None:
    assert list(WORDS) == [
        "day_ahead", "too_young", "too_old", "admitted_before_birth", "admitted_too_young", "admitted_before_18",
        "admitted_late", "official_before_admitted", "official_too_soon", "official_without_probation",
        "official_but_probationary", "joined_before_admitted",
    ]  # fmt: skip
    assert without_vietnamese(WORDS.values()) == []


@pytest.mark.parametrize("reason", WORDS)
def test_what_older_texts_or_a_decision_may_allow_does_not_block(reason: str) -> None:
    unusual = {"admitted_before_18", "admitted_late", "official_without_probation"}
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


@pytest.mark.parametrize("changed", [date(2011, 1, 19), date(2021, 7, 30)])
def test_terms_hold_from_their_day(changed: date) -> None:
    assert terms_on(changed).since == changed
    assert terms_on(changed - DAY).since < changed


def test_clauses_of_the_charter_stand_beside_ages_and_probation_only() -> None:
    def clauses(**days: object) -> list[tuple[str, str]]:
        return [(breach.reason, breach.clause) for breach in breaches(MemberDays(**days), TODAY)]

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
        check_member_days(MemberDays(joined_on=TODAY + DAY), TODAY, beside={BORN_ON: "born"})
    assert (refused.value.field, refused.value.clause) == (None, "")
    assert refused.value.message == str(WORDS["day_ahead"])


def test_the_refusal_reads_as_the_first_thing_with_its_clause() -> None:
    with pytest.raises(Refused) as refused:
        check_member_days(MemberDays(born_on=date(2020, 1, 1)), TODAY, beside={BORN_ON: "born"})
    assert (refused.value.message, refused.value.clause) == (str(WORDS["too_young"]), OF_AGE)


def test_a_refusal_says_everything_each_beside_its_field_with_its_clause() -> None:
    days = MemberDays(born_on=date(2020, 1, 1), admitted_on=date(2024, 1, 1), official_on=date(2023, 12, 31))
    with pytest.raises(Refused) as refused:
        check_member_days(days, TODAY, beside={BORN_ON: "born", OFFICIAL_ON: "official"})
    assert [(reason.field, reason.clause) for reason in refused.value.reasons] == [
        ("born", "Điều lệ Đảng, Điều 1"),
        ("official", ""),
    ]
    assert refused.value.field == "born"
    assert refused.value.message == str(WORDS["too_young"])


def test_what_is_unusual_or_known_before_is_not_refused() -> None:
    check_member_days(MemberDays(born_on=date(1950, 1, 1), admitted_on=date(1967, 1, 1)), TODAY, beside={})
    child = MemberDays(born_on=date(2000, 1, 1), admitted_on=date(2015, 1, 1))
    with pytest.raises(Refused):
        check_member_days(child, TODAY, beside={})
    check_member_days(child, TODAY, beside={}, before=breaches(child, TODAY))


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
        check_readmission(left, on, again_before=False)
        return
    with pytest.raises(Refused) as refused:
        check_readmission(left, on, again_before=False)
    assert (refused.value.clause, refused.value.field) == (clause, "on")


def test_nobody_is_admitted_again_twice() -> None:
    with pytest.raises(Refused, match="more than once"):
        check_readmission(LEFT, date(2025, 1, 1), again_before=True)
    check_readmission(date(2010, 1, 1), date(2011, 1, 1), again_before=True)
