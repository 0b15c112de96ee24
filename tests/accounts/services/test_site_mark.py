"""A database is marked with what it is, and a site of the other kind gets no connection to it."""

from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from accounts import apps
from accounts.models import DemoDay, SiteMark, User
from accounts.queries.demo_sign_ins import demo_sign_ins
from accounts.queries.site_mark import kind_of
from accounts.rules.site_mark import OtherKind
from accounts.services.site_mark import mark_database, refuse_other_kind
from tests.guards import drop_guard

pytestmark = pytest.mark.django_db


def mark_anew(kind: str | None) -> None:
    """As no site can: the guard is back at the end of the test, with its transaction."""
    drop_guard(connection, "the_mark_of_a_database_is_never_deleted")
    SiteMark.objects.all().delete()
    if kind is not None:
        SiteMark.objects.create(pk=1, kind=kind)


def test_whoever_migrates_a_database_marks_it() -> None:
    assert SiteMark.objects.get().kind == "demo"


def test_the_mark_is_never_changed_nor_removed_nor_doubled() -> None:
    for attempt in (
        lambda: SiteMark.objects.update(kind="production"),
        lambda: SiteMark.objects.all().delete(),
        lambda: SiteMark.objects.create(pk=2, kind="production"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()


@pytest.mark.parametrize(("kind", "of"), [("production", "demo"), ("demo", "production")])
def test_a_site_of_the_other_kind_is_refused(kind: str, of: str) -> None:
    mark_anew(kind)
    with pytest.raises(OtherKind):
        refuse_other_kind(connection, of=of)
    with pytest.raises(OtherKind):
        mark_database(connection, of=of)
    refuse_other_kind(connection, of=kind)


def test_production_users_without_a_mark_keep_a_demo_away() -> None:
    mark_anew(None)
    User.objects.create_user("clerk", "x", full_name="Nguyễn Văn An")
    User.objects.create_user("quantri", "x")
    assert kind_of(connection) == "production"
    with pytest.raises(OtherKind):
        mark_database(connection, of="demo")
    mark_database(connection, of="production")
    assert SiteMark.objects.get().kind == "production"


def test_a_demo_without_a_mark_is_known_by_its_day() -> None:
    DemoDay.objects.create(pk=1, day=date(2025, 3, 21))
    mark_anew(None)
    assert kind_of(connection) == "demo"


def test_only_a_database_marked_demo_has_a_day_of_its_own_and_sign_ins_to_choose_from() -> None:
    User.objects.create_user("clerk", "x")
    assert [sign_in.username for sign_in in demo_sign_ins()] == ["clerk"]
    mark_anew("production")
    assert demo_sign_ins() == []
    with pytest.raises(DatabaseError), transaction.atomic():
        DemoDay.objects.create(pk=1, day=date(2025, 3, 21))


@pytest.mark.django_db(transaction=True)
def test_no_connection_comes_about_to_a_database_of_the_other_kind(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the command: here one that writes. The second attempt finds no connection left open by the first."""
    settings.PARTYADMIN_ENV = "production"
    monkeypatch.setattr(apps, "_seen", set())
    connection.close()
    for _ in range(2):
        with pytest.raises(OtherKind):
            call_command("migrate", verbosity=0, interactive=False)
    settings.PARTYADMIN_ENV = "demo"
    assert SiteMark.objects.get().kind == "demo"
