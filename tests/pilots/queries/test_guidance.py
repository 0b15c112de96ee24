"""The terms of a guidance in force: what nobody can change is read once a process, all else each time."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils.translation import override

from cells.models import DocumentReference, GroundKind
from pilots.models import Guidance, GuidanceGround, GuidanceQuota
from pilots.queries.guidance import KEPT_ROWS, terms_of, terms_on
from pilots.rules.terms import Terms
from pilots.services.guidance_drafts import rewrite_draft
from pilots.services.guidance_validity import put_in_force
from tests.cast import TODAY, Cast
from tests.pilots.guidances import SUCCESSOR, drafted_guidance, other_content, shipped

pytestmark = pytest.mark.django_db


@contextmanager
def as_a_page_reads() -> Iterator[None]:
    """Outside of transactions: what it finds was committed. Only to read: what is written would be."""
    connection.in_atomic_block = False
    try:
        yield
    finally:
        connection.in_atomic_block = True


def read(day: date = TODAY) -> Terms:
    with as_a_page_reads():
        terms = terms_on(day)
    assert terms is not None
    return terms


def grounds(guidance: Guidance) -> set[str]:
    with as_a_page_reads():
        return set(terms_of(guidance).grounds)


def test_grounds_and_quotas_are_read_once(cast: Cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(3):
        before = read()
    with django_assert_num_queries(1):
        assert read() == before


def test_what_may_change_is_read_each_time(cast: Cast) -> None:
    read()
    Guidance.objects.filter(pk=shipped().pk).update(valid_to=date(2026, 1, 1))
    assert read().valid_to == date(2026, 1, 1)
    DocumentReference.objects.filter(guidance=shipped()).update(symbol="03-HD/TƯ")
    found = read()
    assert {one.clause.split(",")[0] for one in (*found.grounds.values(), *found.quotas.values())} == {"03-HD/TƯ"}


def test_the_words_are_those_of_each_reader(cast: Cast) -> None:
    words = []
    for language in ("vi", "en"):
        with override(language):
            words.append(read().grounds["ship_crew"].words)
    assert words[0] != words[1]


def test_a_draft_is_read_anew(cast: Cast) -> None:
    draft = drafted_guidance(cast)
    before = grounds(draft)
    draft.grounds.get(category="ship_crew").delete()
    assert grounds(draft) == before - {"ship_crew"}


def test_of_what_was_put_in_force_and_undone_nothing_is_kept(cast: Cast) -> None:
    draft = drafted_guidance(cast)
    with transaction.atomic():
        put_in_force(guidance=draft, occasion=cast.occasion("khanh"))
        assert "ship_crew" in terms_of(Guidance.objects.get(pk=draft.pk)).grounds
        transaction.set_rollback(True)
    content = other_content()
    fewer = [ground for ground in content.grounds if ground["category"] != "ship_crew"]
    rewrite_draft(
        guidance=draft, document=SUCCESSOR, content=replace(content, grounds=fewer), occasion=cast.occasion("khanh")
    )
    put_in_force(guidance=draft, occasion=cast.occasion("khanh"))
    assert not KEPT_ROWS
    assert "ship_crew" not in grounds(Guidance.objects.get(pk=draft.pk))


@pytest.mark.parametrize("rows", [GuidanceGround, GuidanceQuota])
def test_what_is_kept_the_database_keeps_too(cast: Cast, rows: type) -> None:
    mine = rows.objects.filter(guidance=shipped())
    for change in (lambda: mine.update(clause="I"), mine.delete, lambda: GroundKind.objects.update(words="Khác")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
