"""Counting the lists of a round where they lie: as far as each of them would say itself."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from accounts.models import User
from pilots.models import Registration, Round, Submission, SubmissionReturn
from pilots.queries.rounds import lists_of, missing_first, progress_of, states_of
from pilots.rules.lists import ListAct
from pilots.rules.progress import ListProgress
from pilots.services.rounds import extend_round
from tests.cast import TODAY, Cast
from tests.pilots.story import LAST_DAY, opened, submitted

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 21, tzinfo=UTC)
LATER = LAST_DAY + timedelta(days=3)


@pytest.fixture
def round_of_all(cast: Cast) -> Round:
    """In which every organisation owes a list, so that each has come another way."""
    round = opened(cast)
    for code in ("OTHER", "CELL", "SECOND", "TW"):
        Submission.objects.create(round=round, organisation=cast[code])
    sent(cast, round, "WARD", TODAY)
    sent(cast, round, "UNIT", TODAY)
    sent(cast, round, "CELL", LATER)
    came_back(cast, round, "UNIT", ListAct.RETURN, sent=TODAY, back=TODAY + timedelta(days=2))
    sent(cast, round, "UNIT", LATER)
    came_back(cast, round, "SECOND", ListAct.RECALL, sent=TODAY, back=TODAY + timedelta(days=1))
    Submission.objects.filter(organisation=cast["TW"]).update(fell_on=TODAY + timedelta(days=1))
    return round


def sent(cast: Cast, round: Round, code: str, on: date) -> None:
    of = Submission.objects.filter(round=round, organisation=cast[code])
    of.update(state=Submission.State.SUBMITTED, submitted_on=on, submitted_at=AT)


def came_back(cast: Cast, round: Round, code: str, act: ListAct, *, sent: date, back: date) -> None:
    submission = Submission.objects.get(round=round, organisation=cast[code])
    by = User.objects.get(username="dung")
    SubmissionReturn.objects.create(
        submission=submission, act=act, submitted_on=sent, submitted_at=AT, on=back, at=AT, by=by, reason="Thiếu"
    )


@pytest.mark.parametrize("days", [-1, 0, 1, 2, 19, 20, 22, 30])
def test_lists_have_come_as_far_as_each_of_them_says_itself(cast: Cast, round_of_all: Round, days: int) -> None:
    day, lists = TODAY + timedelta(days=days), Submission.objects.filter(round=round_of_all)
    assert progress_of(lists, day) == Counter(one.progress_on(day) for one in lists)


def test_an_extension_holds_for_those_who_owed_their_list_then(
    cast: Cast, round_of_all: Round, django_assert_num_queries
) -> None:
    occasion = cast.occasion("dung", today=LATER + timedelta(days=1))
    extend_round(round=round_of_all, last_day=LATER + timedelta(days=9), reason="Bão", occasion=occasion)
    lists = Submission.objects.filter(round=round_of_all).select_related("round")
    with django_assert_num_queries(4):
        found = progress_of(lists, LATER + timedelta(days=1))
    # one that was returned counts from when it had been sent first
    assert found == {"submitted": 2, "late": 1, "fallen": 1, ListProgress.WAITING: 2}


def test_of_rounds_their_lists_are_counted_among_those_that_are_seen(
    cast: Cast, round_of_all: Round, django_assert_num_queries
) -> None:
    other, seen = opened(cast, symbol="830-CV/ĐUK"), Submission.objects.exclude(organisation=cast["UNIT"])
    with django_assert_num_queries(2):
        found = lists_of([round_of_all, other], seen)
    assert (found[round_of_all.pk].owed, found[round_of_all.pk].submitted, found[round_of_all.pk].only) == (5, 2, None)
    only = Submission.objects.get(round=other, organisation=cast["WARD"])
    assert (found[other.pk].owed, found[other.pk].submitted, found[other.pk].only) == (1, 0, only)
    assert lists_of([other], Submission.objects.filter(round=round_of_all)) == {}


def test_who_still_owes_a_list_comes_first(cast: Cast, round_of_all: Round) -> None:
    lists = missing_first(Submission.objects.filter(round=round_of_all))
    assert [one.organisation.code for one in lists] == ["OTHER", "SECOND", "TW", "CELL", "UNIT", "WARD"]


def test_registrations_are_counted_by_state_and_format(cast: Cast) -> None:
    submitted(cast)
    assert states_of(Registration.objects.all()) == {("submitted", "online"): 1}
