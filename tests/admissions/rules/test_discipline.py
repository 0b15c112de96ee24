"""Who may be disciplined how, by whom, until when, and how long it has effect: every form, every body, every boundary by date."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from accounts.rules.refusal import Refused
from admissions.rules.discipline import (
    After,
    Body,
    Effect,
    Happened,
    Matter,
    Standing,
    Vote,
    announce_by,
    check_afterwards,
    check_matter,
    complain_by,
    is_pending,
    limit_of,
    standing_on,
)
from admissions.rules.forms_of_discipline import FORMS_AT_MOST, NONE, OF_MEMBERS, Form, is_within
from admissions.rules.terms import DaysAre, Key
from admissions.rules.votes import Share
from cells.rules.parameters import Asked, Statutes
from cells.rules.periods import Period
from cells.rules.working_days import Calendar

EVER, DAY = date(2017, 11, 15), timedelta(days=1)
VALUES: dict[Key, int | str] = {
    Key.CELL_DISCIPLINES: Form.WARNING,
    Key.GRASSROOTS_DISCIPLINES: Form.REMOVAL,
    Key.SUPERIOR_DISCIPLINES: Form.EXPULSION,
    Key.INSPECTION_DISCIPLINES: Form.EXPULSION,
    Key.PROBATIONARY_DISCIPLINED: Form.WARNING,
    Key.DISCIPLINE_VOTE: Share.MORE_THAN_HALF,
    Key.EXPULSION_VOTE: Share.TWO_THIRDS,
    Key.DISCIPLINE_EXPIRES: 12,
    Key.DISCIPLINE_ANNOUNCED: 15,
    Key.REPRIMAND_LIMIT: 5,
    Key.WARNING_LIMIT: 10,
    Key.COMPLAINT: 30,
    Key.COMPLAINT_DAYS: DaysAre.CALENDAR,
}
ALL = Statutes(
    Asked(key, 0, f"clause of {key}", Period(EVER), choice=value)
    if isinstance(value, str)
    else Asked(key, value, f"clause of {key}", Period(EVER))
    for key, value in VALUES.items()
)
DECIDED, ANNOUNCED = date(2024, 2, 20), date(2024, 2, 29)
TERMS, CALENDAR = ALL.on(DECIDED), Calendar()
MATTER = Matter(Form.REPRIMAND, Body.CELL, date(2023, 12, 1), DECIDED, announced_on=ANNOUNCED, vote=Vote(5, 9))
FULL = date(2025, 3, 1)
"""Twelve months after a 29 February are full on 1 March."""


def refused(matter: Matter) -> list[tuple[str | None, str]]:
    try:
        check_matter(matter, TERMS)
    except Refused as refused:
        return [(reason.field, reason.clause) for reason in refused.reasons]
    return []


def after(*happened: Happened, of: Matter = MATTER) -> Matter:
    return replace(of, afterwards=happened)


def test_a_cell_reprimands_its_member_by_more_than_half() -> None:
    assert refused(MATTER) == []


@pytest.mark.parametrize(
    ("body", "may"),
    [
        (Body.CELL, {Form.REPRIMAND, Form.WARNING}),
        (Body.GRASSROOTS, {Form.REPRIMAND, Form.WARNING, Form.REMOVAL}),
        (Body.SUPERIOR, set(OF_MEMBERS)),
        (Body.INSPECTION, set(OF_MEMBERS)),
    ],
)
def test_how_far_each_body_may_go(body: Body, may: set[Form]) -> None:
    found = {form for form in OF_MEMBERS if not refused(replace(MATTER, form=form, decided_by=body))}
    assert found == may


def test_a_body_that_may_decide_nothing_and_one_of_which_nothing_is_said() -> None:
    assert not any(is_within(form, NONE) for form in Form)
    assert all(is_within(form, "") for form in Form)
    assert is_within(Form.DISSOLUTION, Form.EXPULSION)
    assert not is_within(Form.DISSOLUTION, Form.REMOVAL)
    assert list(FORMS_AT_MOST) == [NONE, *OF_MEMBERS]


def test_a_probationary_member_only_by_the_first_two_forms() -> None:
    probationary = replace(MATTER, is_official=False, decided_by=Body.SUPERIOR)
    found = {form: refused(replace(probationary, form=form)) for form in OF_MEMBERS}
    clause = [("form", f"clause of {Key.PROBATIONARY_DISCIPLINED}")]
    assert found == {Form.REPRIMAND: [], Form.WARNING: [], Form.REMOVAL: clause, Form.EXPULSION: clause}


def test_an_organisation_has_forms_of_its_own_and_is_never_disciplined_by_a_cell() -> None:
    organisation = replace(MATTER, is_official=None, decided_by=Body.SUPERIOR)
    found = {form for form in Form if not refused(replace(organisation, form=form))}
    assert found == {Form.REPRIMAND, Form.WARNING, Form.DISSOLUTION}
    assert refused(replace(MATTER, form=Form.DISSOLUTION, decided_by=Body.SUPERIOR)) == [("form", "")]
    assert ("decided_by", "") in refused(replace(organisation, decided_by=Body.CELL))


@pytest.mark.parametrize(
    ("in_favour", "base", "reached"), [(5, 9, True), (5, 10, False), (6, 10, True), (4, 9, False), (0, 0, False)]
)
def test_half_of_the_votes_does_not_suffice(in_favour: int, base: int, reached: bool) -> None:
    assert (refused(replace(MATTER, vote=Vote(in_favour, base))) == []) is reached


@pytest.mark.parametrize(("in_favour", "base", "reached"), [(6, 9, True), (5, 9, False), (7, 10, True), (6, 10, False)])
def test_a_cell_proposes_an_expulsion_by_two_thirds(in_favour: int, base: int, reached: bool) -> None:
    expelled = replace(MATTER, form=Form.EXPULSION, decided_by=Body.SUPERIOR, proposed=Vote(in_favour, base))
    assert (refused(expelled) == []) is reached


def test_more_votes_than_could_be_given_and_a_cell_without_any() -> None:
    assert refused(replace(MATTER, vote=Vote(10, 9))) == [("in_favour", "")]
    assert refused(replace(MATTER, vote=None)) == [("in_favour", "")]
    assert refused(replace(MATTER, vote=None, decided_by=Body.SUPERIOR)) == []


@pytest.mark.parametrize(
    ("form", "years"), [(Form.REPRIMAND, 5), (Form.WARNING, 10), (Form.REMOVAL, 10), (Form.EXPULSION, None)]
)
def test_the_time_limit_ends_with_the_day_on_which_the_years_are_full(form: Form, years: int | None) -> None:
    matter = replace(MATTER, form=form, decided_by=Body.SUPERIOR)
    if years is None:
        assert limit_of(form, date(1990, 1, 1), TERMS) is None
        assert refused(replace(matter, breach_on=date(1990, 1, 1))) == []
        return
    full = date(DECIDED.year - years, DECIDED.month, DECIDED.day)
    assert refused(replace(matter, breach_on=full)) == []
    ((field, clause),) = refused(replace(matter, breach_on=full - DAY))
    assert (field, clause.startswith("clause of ")) == ("breach_on", True)


def test_a_breach_of_a_29_february_is_over_with_the_1_march() -> None:
    assert limit_of(Form.REPRIMAND, date(2020, 2, 29), TERMS) == date(2025, 3, 1)


@pytest.mark.parametrize(
    ("days", "wrong"),
    [
        ({"known_on": date(2023, 12, 1), "voted_on": DECIDED}, None),
        ({"breach_on": DECIDED + DAY}, "decided_on"),
        ({"known_on": date(2023, 11, 30)}, "known_on"),
        ({"known_on": date(2024, 2, 21)}, "decided_on"),
        ({"voted_on": DECIDED + DAY}, "decided_on"),
        ({"announced_on": DECIDED - DAY}, "announced_on"),
        ({"announced_on": DECIDED}, None),
    ],
)
def test_the_days_of_a_case_follow_each_other(days: dict[str, date], wrong: str | None) -> None:
    assert [field for field, _clause in refused(replace(MATTER, **days))] == ([wrong] if wrong else [])


def test_it_is_announced_within_fifteen_days_and_complained_of_within_thirty() -> None:
    assert announce_by(DECIDED, ALL) == (date(2024, 3, 6), f"clause of {Key.DISCIPLINE_ANNOUNCED}")
    assert complain_by(ANNOUNCED, ALL, CALENDAR) == (date(2024, 3, 30), f"clause of {Key.COMPLAINT}")
    working = Statutes(
        [
            Asked(Key.COMPLAINT, 30, "", Period(EVER)),
            Asked(Key.COMPLAINT_DAYS, 0, "", Period(EVER), choice=DaysAre.WORKING),
        ]
    )
    assert complain_by(ANNOUNCED, working, CALENDAR) == (date(2024, 4, 11), "")
    assert announce_by(DECIDED, working) is None
    assert complain_by(ANNOUNCED, Statutes(), CALENDAR) is None


def test_it_has_effect_from_the_announcement_and_expires_after_twelve_months() -> None:
    assert standing_on(MATTER, DECIDED - DAY, ALL) is None
    assert standing_on(MATTER, DECIDED, ALL) == Standing(Effect.DECIDED)
    assert standing_on(MATTER, ANNOUNCED - DAY, ALL) == Standing(Effect.DECIDED)
    assert standing_on(MATTER, ANNOUNCED, ALL) == Standing(Effect.IN_EFFECT, FULL)
    assert standing_on(MATTER, FULL - DAY, ALL) == Standing(Effect.IN_EFFECT, FULL)
    assert standing_on(MATTER, FULL, ALL) == Standing(Effect.EXPIRED, FULL)
    assert standing_on(replace(MATTER, announced_on=None), FULL, ALL) == Standing(Effect.DECIDED)


@pytest.mark.parametrize("form", [Form.EXPULSION, Form.DISSOLUTION])
def test_an_expulsion_and_a_dissolution_never_expire(form: Form) -> None:
    assert standing_on(replace(MATTER, form=form), date(2040, 1, 1), ALL) == Standing(Effect.LASTING)


def test_where_no_number_of_months_is_set_it_lasts() -> None:
    assert standing_on(MATTER, FULL, Statutes()) == Standing(Effect.LASTING)


def test_a_relapse_within_the_months_keeps_it_from_expiring_until_it_is_ended() -> None:
    relapsed = after(Happened(After.RELAPSE, FULL - DAY))
    assert standing_on(relapsed, FULL - DAY - DAY, ALL) == Standing(Effect.IN_EFFECT, FULL)
    assert standing_on(relapsed, FULL, ALL) == Standing(Effect.LASTING)
    ended = after(Happened(After.RELAPSE, FULL - DAY), Happened(After.ENDED, date(2025, 6, 1)))
    assert standing_on(ended, date(2025, 5, 31), ALL) == Standing(Effect.LASTING)
    assert standing_on(ended, date(2025, 6, 1), ALL) == Standing(Effect.ENDED, date(2025, 6, 1))
    assert standing_on(after(Happened(After.RELAPSE, FULL)), FULL, ALL) == Standing(Effect.EXPIRED, FULL)


def test_a_complaint_keeps_it_from_expiring_until_it_is_settled() -> None:
    complained = Happened(After.COMPLAINT, date(2024, 3, 20))
    assert standing_on(after(complained), FULL, ALL) == Standing(Effect.LASTING)
    early = after(complained, Happened(After.UPHELD, date(2024, 6, 1)))
    assert standing_on(early, FULL - DAY, ALL) == Standing(Effect.IN_EFFECT, FULL)
    assert standing_on(early, FULL, ALL) == Standing(Effect.EXPIRED, FULL)
    late = after(complained, Happened(After.UPHELD, date(2025, 4, 1)))
    assert standing_on(late, date(2025, 3, 31), ALL) == Standing(Effect.LASTING)
    assert standing_on(late, date(2025, 4, 1), ALL) == Standing(Effect.EXPIRED, date(2025, 4, 1))


def test_what_is_annulled_has_no_effect_from_that_day_and_stays_what_it_was_before() -> None:
    annulled = after(Happened(After.COMPLAINT, date(2024, 3, 20)), Happened(After.ANNULLED, date(2024, 6, 1)))
    assert standing_on(annulled, date(2024, 5, 31), ALL) == Standing(Effect.LASTING)
    assert standing_on(annulled, date(2024, 6, 1), ALL) == Standing(Effect.ANNULLED, date(2024, 6, 1))


def test_another_form_counts_from_the_day_it_was_settled() -> None:
    changed = after(
        Happened(After.COMPLAINT, date(2024, 3, 20)),
        Happened(After.CHANGED, date(2024, 6, 1), Form.REPRIMAND),
        of=replace(MATTER, form=Form.WARNING),
    )
    assert changed.form_on(date(2024, 5, 31)) == Form.WARNING
    assert changed.form_on(date(2024, 6, 1)) == Form.REPRIMAND


SETTLED = Happened(After.UPHELD, date(2024, 4, 1))
COMPLAINED = Happened(After.COMPLAINT, date(2024, 3, 20))


@pytest.mark.parametrize(
    ("before", "one", "wrong"),
    [
        ((), Happened(After.COMPLAINT, ANNOUNCED), None),
        ((), Happened(After.COMPLAINT, date(2024, 3, 30)), None),
        ((), Happened(After.COMPLAINT, date(2024, 3, 31)), "on"),
        ((), Happened(After.COMPLAINT, ANNOUNCED - DAY), "on"),
        ((COMPLAINED,), Happened(After.COMPLAINT, date(2024, 3, 21)), "what"),
        ((COMPLAINED,), SETTLED, None),
        ((), SETTLED, "what"),
        ((COMPLAINED, SETTLED), Happened(After.UPHELD, date(2024, 4, 2)), "what"),
        ((COMPLAINED,), Happened(After.CHANGED, date(2024, 4, 1), Form.WARNING), None),
        ((COMPLAINED,), Happened(After.CHANGED, date(2024, 4, 1), Form.REPRIMAND), "form"),
        ((COMPLAINED,), Happened(After.CHANGED, date(2024, 4, 1), Form.DISSOLUTION), "form"),
        ((COMPLAINED,), Happened(After.CHANGED, date(2024, 4, 1), Form.EXPULSION), "form"),
        ((), Happened(After.ANNULLED, date(2024, 4, 1)), None),
        ((), Happened(After.RELAPSE, FULL - DAY), None),
        ((), Happened(After.RELAPSE, FULL), "on"),
        ((), Happened(After.ENDED, FULL), "on"),
        ((COMPLAINED,), Happened(After.ENDED, FULL), None),
    ],
)
def test_what_may_follow_and_when(before: tuple[Happened, ...], one: Happened, wrong: str | None) -> None:
    if wrong is None:
        check_afterwards(after(*before), one, ALL, CALENDAR)
        return
    with pytest.raises(Refused) as excinfo:
        check_afterwards(after(*before), one, ALL, CALENDAR)
    assert excinfo.value.field == wrong


def test_a_complaint_is_open_until_its_outcome() -> None:
    matter = after(COMPLAINED, SETTLED)
    assert [is_pending(matter, day) for day in (date(2024, 3, 19), date(2024, 3, 20), date(2024, 4, 1))] == [
        False,
        True,
        False,
    ]


def test_nothing_follows_what_is_not_announced() -> None:
    with pytest.raises(Refused, match="announced first"):
        check_afterwards(replace(MATTER, announced_on=None), COMPLAINED, ALL, CALENDAR)
