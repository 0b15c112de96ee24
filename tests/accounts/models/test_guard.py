import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import Entry, User
from accounts.models.guard import missing_guards
from tests.guards import drop_guard

GUARDED = "an_entry_of_the_log_is_never_updated"


@pytest.fixture
def entry() -> Entry:
    user = User.objects.create_user("clerk", full_name="Nguyễn Văn An")
    return Entry.objects.create(
        at=timezone.now(), by=user, mandate="clerk of PRTC-P01-01", act="test", subject_kind="user", subject_id="1"
    )


@pytest.mark.parametrize("sql", ["UPDATE accounts_entry SET why = 'changed'", "DELETE FROM accounts_entry"])
@pytest.mark.django_db
def test_an_entry_of_the_log_resists_raw_sql(entry: Entry, sql: str) -> None:
    with pytest.raises(IntegrityError, match="an entry of the log is never changed"), transaction.atomic():
        connection.cursor().execute(sql)
    assert Entry.objects.filter(why="").count() == 1


@pytest.mark.django_db
def test_without_its_guard_the_entry_could_be_changed(entry: Entry) -> None:
    drop_guard(connection, GUARDED)
    assert Entry.objects.update(why="changed") == 1


@pytest.mark.django_db
def test_a_dropped_guard_is_noticed() -> None:
    assert missing_guards(connection) == []
    drop_guard(connection, GUARDED)
    assert missing_guards(connection) == [GUARDED]


@pytest.mark.django_db(transaction=True)
def test_migrate_brings_back_a_guard_that_remaking_the_table_lost(entry: Entry) -> None:
    """SQLite remakes a table to alter it and says nothing of the triggers it drops on the way."""
    # Guards of other tables that look into this one would forbid it; before a migration all of them are taken off.
    for looks_into_it in ("a_held_meeting_stays_held", "a_confirmed_rating_stays"):
        drop_guard(connection, looks_into_it)
    with connection.schema_editor() as editor:
        if connection.vendor == "sqlite":
            editor._remake_table(Entry)
        else:
            drop_guard(connection, GUARDED)
    assert GUARDED in missing_guards(connection)
    call_command("migrate", verbosity=0)
    assert missing_guards(connection) == []
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.update(why="changed")


@pytest.mark.django_db(transaction=True)
def test_a_start_on_a_database_without_its_guards_is_refused() -> None:
    drop_guard(connection, GUARDED)
    with pytest.raises(SystemCheckError, match=GUARDED):
        call_command("check", databases=["default"])
    call_command("migrate", verbosity=0)


@pytest.mark.postgresql
@pytest.mark.django_db
def test_no_guard_is_planned_anew_for_every_row_nor_reads_a_table_from_end_to_end() -> None:
    """Thirty thousand memberships take 5 seconds so, 13 planned anew, and minutes where the plan is that of an empty table."""
    settings = ["plan_cache_mode=force_generic_plan", "enable_seqscan=off"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT proname, proconfig FROM pg_proc WHERE proname LIKE %s", ["%\\_refuses"])
        guards = dict(cursor.fetchall())
    assert f"{GUARDED}_refuses" in guards
    assert [name for name, kept in guards.items() if kept != settings] == []
