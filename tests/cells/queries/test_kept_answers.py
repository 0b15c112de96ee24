"""What a statement over the whole registry answered is kept, and never for longer than it is so."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cells.models import CountMark, KeptCounting
from cells.queries import kept_answers
from cells.queries.counts import edition
from cells.queries.kept_answers import answered
from cells.services.counts import count_all, count_all_marked
from tests.cast import Cast

pytestmark = pytest.mark.django_db
MEMBERS = "SELECT SUM(members) AS asked_anew FROM cells_kepttally WHERE kind = %(kind)s"


@pytest.fixture(autouse=True)
def _counted(cast: Cast) -> None:
    cast.people(3, of="CELL")
    count_all_marked()


def members_in(kind: str = "cell") -> tuple[int, bool]:
    """What is answered, and whether the registry was asked for it."""
    with CaptureQueriesContext(connection) as asked:
        ((number,),) = answered(MEMBERS, {"kind": kind})
    return number, any("asked_anew" in one["sql"] for one in asked)


def test_what_was_answered_is_not_asked_again() -> None:
    assert members_in() == (3, True)
    assert members_in() == (3, False)


def test_another_question_is_another() -> None:
    members_in()
    assert members_in("sectional_committee") == (None, True)
    assert members_in("grassroots_committee") == (3, True)


def test_whatever_is_written_is_seen_at_once_and_when_it_has_been_counted(cast: Cast) -> None:
    members_in()
    cast.people(1, of="CELL")
    assert [members_in(), members_in()] == [(3, True), (3, True)], (
        "This statement looks up, and nothing has been counted."
    )
    count_all_marked()
    assert [members_in(), members_in()] == [(4, True), (4, False)]


def test_what_is_written_while_it_is_asked_is_not_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = iter([edition(), "counted anew meanwhile"])
    monkeypatch.setattr(kept_answers, "edition", lambda: next(looks))
    members_in()
    monkeypatch.undo()
    assert members_in() == (3, True)


def test_every_counting_anew_is_another_edition_and_none_while_something_is_marked() -> None:
    first = edition()
    CountMark.objects.create(cell_id=0)
    assert edition() == ""
    count_all_marked()
    second = edition()
    count_all()
    assert len({first, second, edition(), ""}) == 4
    KeptCounting.objects.all().delete()
    assert edition() == ""


def test_what_is_too_long_is_asked_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_answers, "MOST_KEPT", 0)
    assert [members_in(), members_in()] == [(3, True), (3, True)]


@pytest.mark.parametrize("act", ["get", "set"])
def test_a_cache_that_is_away_keeps_nothing(monkeypatch: pytest.MonkeyPatch, act: str) -> None:
    def away(*_args: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr(kept_answers.cache, act, away)
    assert [members_in(), members_in()] == [(3, True), (3, True)]
