"""Acts of before the one journal, kept in their old shapes, can still be taken back once the migration has been through."""

from datetime import date
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from cells.models import BulkAct, Degree, Member, RecordMerger, SheetRow
from tests.cast import START, Cast
from tests.cells.services import test_bulk, test_record_mergers
from tests.cells.services.sheets import test_entering
from tests.cells.services.sheets.test_staging import AN, known
from tests.cells.sheets import HEADINGS, preview

pytestmark = pytest.mark.django_db
Line = dict[str, Any]


def migrate() -> None:
    then = MigrationLoader(connection).project_state(("cells", "0007_journals")).apps
    import_module("cells.migrations.0007_journals").rewrite(then, None)


def in_words(values: Line) -> Line:
    """Numbers too were once written as text."""
    return {name: None if value is None else str(value) for name, value in values.items()}


def test_an_act_on_many(cast: Cast) -> None:
    members = cast.people(6, of="CELL")
    _first, second = cast.groups("CELL", members, number=2)
    before = test_entering.register_as_it_is()
    act, _outcome = test_bulk.move(cast, members, second)
    made = {
        str(line["row"]): in_words(line["after"] | {"id": line["row"]}) for line in act.written if not line["before"]
    }
    ended = {str(line["row"]): line["before"] for line in act.written if line["before"]}
    BulkAct.objects.update(written={"made": made, "ended": ended, "on": str(test_bulk.FROM)})
    migrate()
    act.refresh_from_db()
    assert set(act.members) == {member.pk for member in (members[2], members[4])}
    test_bulk.undo(cast, act)
    assert test_entering.register_as_it_is() == before


def test_two_records_of_one_person(cast: Cast) -> None:
    kept = test_record_mergers.somebody(cast, "CELL", date(2020, 1, 1), name="Ly Thi Xa")
    other = test_record_mergers.somebody(cast, "CELL", START)
    Member.objects.filter(pk=other.pk).update(user=cast.users["an"])
    cast.grounds([kept, other])
    before = test_record_mergers.snapshot()
    merger = test_record_mergers.merge(cast, kept, other, "full_name")
    merger.written = {
        "fields": {
            "before": {"full_name": "Ly Thi Xa", "user_id": None},
            "after": {"full_name": "Lý Thị Xa", "user_id": cast.users["an"].pk},
        },
        "changed": by_table(merger, lambda line: [line["before"], line["after"]] if line["after"] else None),
        "removed": by_table(merger, lambda line: None if line["after"] else line["before"]),
    }
    merger.save()
    migrate()
    test_record_mergers.undo(cast, RecordMerger.objects.get())
    assert test_record_mergers.snapshot() == before


def by_table(merger: RecordMerger, told: Any) -> Line:
    tables: Line = {}
    for line in merger.written:
        if line["table"] != "cells.member" and (values := told(line)) is not None:
            tables.setdefault(line["table"], {})[str(line["row"])] = values
    return tables


@pytest.mark.parametrize("official", [date(2007, 1, 1), date(2006, 1, 1), None])
def test_a_list_that_corrected_somebody(cast: Cast, official: date | None) -> None:
    member = known(cast, sex="", admitted_on=None)
    Degree.objects.filter(member=member).delete()
    Degree.objects.create(member=member, value="probationary", valid_from=date(2005, 2, 3), valid_to=official)
    if official:
        Degree.objects.create(member=member, value="official", valid_from=official)
    before = test_entering.register_as_it_is()
    sheet = test_entering.enter(cast, preview(cast, [[*HEADINGS, "Tổ đảng"], [*AN, "Tổ 9"]]))
    assert test_entering.register_as_it_is() != before
    SheetRow.objects.update(written=None)
    migrate()
    test_entering.undo(cast, sheet)
    assert test_entering.register_as_it_is() == before
