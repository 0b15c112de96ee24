"""Whose probation ends when, which papers are missing, who is late."""

from datetime import date

import pytest

from admissions.models import Candidate
from admissions.queries.people import filtered, with_beginning
from admissions.queries.pipeline import candidates_of
from admissions.rules.steps import Asks, Step
from admissions.services.listing import Particulars, list_candidate
from admissions.services.papers import keep_papers
from cells.models import Organisation
from tests.admissions.people import Way
from tests.cast import TODAY, Cast
from tests.statutes import sets

pytestmark = pytest.mark.django_db


def shown(*, month: date | None = None, asks: str = "", today: date = TODAY) -> set[Candidate]:
    everybody = candidates_of(Organisation.objects.all(), today)
    return set(filtered(everybody, words="", stage="", asks=asks, month=month, today=today))


@pytest.mark.parametrize(
    ("began", "month"), [(date(2024, 2, 29), date(2025, 3, 1)), (date(2024, 3, 31), date(2025, 3, 1))]
)
def test_a_probation_ends_in_its_month_and_in_no_other(cast: Cast, began: date, month: date) -> None:
    way = Way.begin(cast)
    way.admitted(began)
    assert shown(month=month) == {way.candidate}
    assert shown(month=date(2025, 2, 1)) == shown(month=date(2025, 4, 1)) == set()


def test_the_list_can_be_ordered_by_the_beginning_of_the_probation(cast: Cast) -> None:
    way = Way.begin(cast)
    way.admitted(date(2024, 2, 29))
    assert with_beginning(Candidate.objects.all()).get().began_on == date(2024, 2, 29)


def test_papers_are_missing_once_the_course_was_attended_until_all_are_there_and_again_when_one_is_too_old(
    cast: Cast,
) -> None:
    way, on = Way.begin(cast), date(2024, 3, 1)
    assert shown(asks=Asks.PAPERS) == set()
    way.do(Step.COURSE, on)
    assert shown(asks=Asks.PAPERS, today=on) == {way.candidate}
    papers = dict.fromkeys(("application", "history", "verification", "introduction"), ("there", on))
    keep_papers(candidate=way.candidate, papers=papers, occasion=way.occasion(on))
    assert shown(asks=Asks.PAPERS, today=on) == {way.candidate}
    papers |= dict.fromkeys(("resolution_of_bodies", "summary_of_opinions", "schooling"), ("there", on))
    keep_papers(candidate=way.candidate, papers=papers, occasion=way.occasion(on))
    assert shown(asks=Asks.PAPERS, today=date(2025, 3, 1)) == set()
    assert shown(asks=Asks.PAPERS, today=date(2025, 3, 2)) == {way.candidate}


def test_who_is_late_is_shown_from_the_day_after_the_deadline(cast: Cast) -> None:
    sets("admission_decision", 1, since=date(2024, 1, 1))
    way = Way.begin(cast)
    way.filed(date(2025, 3, 17))
    way.vote(Step.CELL_VOTE, date(2025, 3, 18))
    list_candidate(cell=cast["CELL"], person=Particulars("Trần Ba"), on=TODAY, occasion=cast.occasion())
    assert shown(asks=Asks.LATE, today=date(2025, 3, 19)) == set()
    assert shown(asks=Asks.LATE, today=date(2025, 3, 20)) == {way.candidate}
