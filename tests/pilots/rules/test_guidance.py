"""What a guidance must say before it is put in force, and the days between two of them."""

from dataclasses import replace
from datetime import date

import pytest

from cells.rules.periods import Period
from pilots.rules.agenda import Topic, TopicKey
from pilots.rules.guidance import QUOTAS, Phase, Quota, flaws, gap_between, phase_on, quota_in_words
from pilots.rules.terms import Basis, Format, GroundTerm, QuotaTerm, Subject, Terms
from tests.pilots.rules.test_eligibility import TERMS

KINDS = {"grassroots_committee": "grassroots committee", "cell": "cell"}
FIRST, END = date(2025, 7, 1), date(2028, 1, 1)
SECRETS = Topic(TopicKey.SECRETS, "bí mật", "II.3.2", refused_everywhere=True)
TOPICS = {TopicKey.SECRETS.value: SECRETS}
COMPLETE = replace(
    TERMS,
    grounds={
        "ship_crew": GroundTerm(Basis.SPECIFIC_NATURE, "II.1.1.a"),
        "epidemic": GroundTerm(Basis.SPECIAL_CIRCUMSTANCES, "II.1.1.b"),
    },
    quotas={quota.key: QuotaTerm(2, "II.2") for quota in QUOTAS},
)


def without_quota(terms: Terms, *key: str) -> Terms:
    return replace(terms, quotas={known: term for known, term in terms.quotas.items() if known != key})


# Phase on a day ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        (date(2025, 6, 30), Phase.AHEAD),
        (date(2025, 7, 1), Phase.IN_FORCE),
        (date(2027, 12, 31), Phase.IN_FORCE),
        (date(2028, 1, 1), Phase.ENDED),
    ],
)
def test_a_guidance_is_in_force_from_its_first_day_to_its_last(day: date, phase: Phase) -> None:
    assert phase_on(day, draft=False, period=Period(FIRST, END)) == phase


def test_until_further_notice_has_no_last_day() -> None:
    assert phase_on(date(2099, 1, 1), draft=False, period=Period(FIRST)) == Phase.IN_FORCE


@pytest.mark.parametrize("day", [date(2025, 6, 30), FIRST, END])
def test_a_draft_is_a_draft_on_every_day(day: date) -> None:
    assert phase_on(day, draft=True, period=Period(FIRST, END)) == Phase.DRAFT


# Between two ------------------------------------------------------------------------------------------------


def test_two_that_follow_each_other_leave_no_gap() -> None:
    assert gap_between(Period(date(2022, 12, 27), FIRST), Period(FIRST)) is None


def test_one_day_between_two_is_a_gap_of_one_day() -> None:
    gap = gap_between(Period(date(2022, 12, 27), FIRST), Period(date(2025, 7, 2)))
    assert gap == Period(FIRST, date(2025, 7, 2))
    assert gap.last_day == FIRST


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (None, Period(FIRST)),
        (Period(FIRST), None),
        (Period(date(2022, 12, 27)), Period(FIRST)),
        (Period(date(2022, 12, 27), END), Period(FIRST)),
    ],
)
def test_without_an_end_before_the_next_there_is_no_gap(earlier: Period | None, later: Period | None) -> None:
    assert gap_between(earlier, later) is None


# What is missing --------------------------------------------------------------------------------------------


def test_a_complete_guidance_has_no_flaw() -> None:
    assert flaws(COMPLETE, TOPICS, KINDS) == []


def test_a_quota_may_have_no_number() -> None:
    unlimited = {key: QuotaTerm(None, "II.2") for key in COMPLETE.quotas}
    assert flaws(replace(COMPLETE, quotas=unlimited), TOPICS, KINDS) == []


def test_a_quota_of_nought_is_a_number() -> None:
    none_at_all = {key: QuotaTerm(0, "II.2") for key in COMPLETE.quotas}
    assert flaws(replace(COMPLETE, quotas=none_at_all), TOPICS, KINDS) == []


@pytest.mark.parametrize("quota", QUOTAS, ids=lambda quota: "-".join(quota.key))
def test_each_missing_quota_is_named(quota) -> None:
    (flaw,) = flaws(without_quota(COMPLETE, *quota.key), TOPICS, KINDS)
    assert quota_in_words(quota, KINDS) in flaw


def test_who_may_not_pilot_online_needs_no_quota_for_it() -> None:
    terms = without_quota(COMPLETE, Format.ONLINE, Subject.GRASSROOTS_COMMITTEE, Basis.SPECIFIC_NATURE)
    assert flaws(replace(terms, online_subjects=frozenset({Subject.CELL})), TOPICS, KINDS) == []


def test_a_basis_without_grounds_needs_no_quota() -> None:
    terms = replace(COMPLETE, grounds={"ship_crew": GroundTerm(Basis.SPECIFIC_NATURE, "II.1.1.a")})
    for subject in Subject:
        terms = without_quota(terms, Format.ONLINE, subject, Basis.SPECIAL_CIRCUMSTANCES)
    assert flaws(terms, TOPICS, KINDS) == []


def test_online_without_grounds_nobody_is_eligible() -> None:
    (flaw,) = flaws(replace(COMPLETE, grounds={}), TOPICS, KINDS)
    assert "grounds" in flaw


def test_by_group_alone_needs_neither_grounds_nor_online_quotas() -> None:
    by_group = {key: term for key, term in COMPLETE.quotas.items() if key[0] == Format.BY_GROUP}
    terms = replace(COMPLETE, online_subjects=frozenset(), grounds={}, quotas=by_group)
    assert flaws(terms, TOPICS, KINDS) == []


def test_a_guidance_for_nobody_is_none() -> None:
    (flaw,) = flaws(replace(COMPLETE, online_subjects=frozenset(), by_group_subjects=frozenset()), TOPICS, KINDS)
    assert "Nobody" in flaw


@pytest.mark.parametrize("topics", [{}, {TopicKey.SECRETS.value: replace(SECRETS, refused_everywhere=False)}])
def test_secrets_are_refused_at_every_meeting_under_every_guidance(topics: dict[str, Topic]) -> None:
    (flaw,) = flaws(COMPLETE, topics, KINDS)
    assert "Secrets" in flaw


def test_every_quota_has_words_of_its_own() -> None:
    assert len({quota_in_words(quota, KINDS) for quota in QUOTAS}) == len(QUOTAS) == 5


# Word for word ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quota", "words"),
    list(
        zip(
            QUOTAS,
            [
                "online, specific nature · grassroots committee",
                "online, specific nature · cell",
                "online, special circumstances · grassroots committee",
                "online, special circumstances · cell",
                "by group · cell",
            ],
            strict=True,
        )
    ),
    ids=lambda value: "-".join(value.key) if isinstance(value, Quota) else "",
)
def test_a_quota_is_told_by_its_format_its_basis_and_its_subject(quota: Quota, words: str) -> None:
    assert quota_in_words(quota, KINDS) == words
    told = f"A quota is missing: {words}. Write a number, or that there is none."
    assert flaws(without_quota(COMPLETE, *quota.key), TOPICS, KINDS) == [told]


def test_all_that_is_missing_is_told_at_once() -> None:
    nothing = replace(COMPLETE, grounds={}, quotas={})
    assert flaws(nothing, {}, KINDS) == [
        "Online needs grounds: nobody can be eligible without one.",
        "A quota is missing: by group · cell. Write a number, or that there is none.",
        "Secrets must be among the forbidden topics, refused at every meeting.",
    ]
    nobody = replace(COMPLETE, online_subjects=frozenset(), by_group_subjects=frozenset())
    assert flaws(nobody, TOPICS, KINDS) == [
        "Nobody may be the subject of a pilot. Name the subjects of a format at least."
    ]


def test_online_alone_or_by_group_alone_is_somebody() -> None:
    assert flaws(replace(COMPLETE, by_group_subjects=frozenset()), TOPICS, KINDS) == []
    assert flaws(replace(COMPLETE, online_subjects=frozenset()), TOPICS, KINDS) == []
