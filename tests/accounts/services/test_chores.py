"""Chores are done once an act has been committed, and disturb nobody."""

import logging
from collections.abc import Iterator

import pytest
from django.db import transaction

from accounts.services import chores
from accounts.services.log import record
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    told: list[str] = []
    monkeypatch.setattr(chores, "_chores", {lambda: told.append("soon"): True, lambda: told.append("in time"): False})
    return told


def act(cast: Cast) -> None:
    record(cast.occasion("khanh"), act="test", subject=cast["CELL"])


@pytest.mark.django_db(transaction=True)
def test_they_are_done_once_for_all_acts_of_a_transaction_and_not_for_what_is_undone(
    cast: Cast, done: list[str]
) -> None:
    with transaction.atomic():
        act(cast)
        act(cast)
        assert done == []
    assert done == ["soon"]
    with transaction.atomic():
        act(cast)
        transaction.set_rollback(True)
    assert done == ["soon"]


def test_who_watches_does_all(done: list[str]) -> None:
    chores.do_chores()
    assert done == ["soon", "in time"]


@pytest.mark.django_db(transaction=True)
def test_one_that_fails_is_logged_and_the_act_stands(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ValueError("out of order")

    monkeypatch.setattr(chores, "_chores", {fail: True})
    with caplog.at_level(logging.ERROR), transaction.atomic():
        act(cast)
    assert "out of order" in caplog.text
