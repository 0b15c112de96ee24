"""Guards name each other's tables, and SQLite refuses to remake a table that a trigger elsewhere names."""

import pytest
from django.core.management import call_command
from django.core.management.sql import emit_pre_migrate_signal
from django.db import OperationalError, connection, models
from django.db.migrations import Migration

from accounts.models.guard import missing_guards
from meetings.models import Meeting
from pilots.models import Slot

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]


def remake(model: type[models.Model]) -> None:
    with connection.schema_editor() as editor:
        editor._remake_table(model)


@pytest.mark.parametrize("model", [Meeting, Slot])
def test_a_table_that_guards_name_can_be_remade_by_a_migration(model: type[models.Model]) -> None:
    emit_pre_migrate_signal(
        verbosity=0, interactive=False, db="default", plan=[(Migration("0002_later", "meetings"), False)]
    )
    remake(model)
    call_command("migrate", verbosity=0)
    assert missing_guards(connection) == []


def test_without_taking_the_guards_away_it_could_not() -> None:
    with pytest.raises(OperationalError, match="error in trigger"):
        remake(Slot)


def test_a_migrate_with_nothing_to_do_takes_no_guard_away() -> None:
    emit_pre_migrate_signal(verbosity=0, interactive=False, db="default", plan=[])
    assert missing_guards(connection) == []
