"""What the database itself refuses, asked past Django, in raw SQL."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from tests.cast import Cast

pytestmark = pytest.mark.django_db
JAN, FEB, MAR = date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)

# table, column of the owner, name of the guard, further columns
GUARDED = [
    ("cells_membership", "member_id", "a_member_belongs_to_one_cell_a_day", {"cell_id": "CELL", "arrival": "admitted"}),
    ("cells_degree", "member_id", "a_member_has_one_degree_a_day", {"value": "official"}),
    ("cells_activity", "member_id", "a_member_has_one_activity_a_day", {"value": "exempt"}),
    ("cells_temporarystay", "member_id", "a_member_stays_in_one_place_a_day", {"host_name": "Huế"}),
    ("cells_groupbelonging", "member_id", "a_member_belongs_to_one_group_a_day", {"group_id": "GROUP"}),
    ("cells_groupleadership", "group_id", "a_group_has_one_leader_a_day", {"member_id": "MEMBER"}),
    (
        "cells_infrastructure",
        "organisation_id",
        "infrastructure_is_one_thing_a_day",
        {"sufficient": True, "looked_at": "x"},
    ),
]


@pytest.fixture
def owners(cast: Cast) -> dict[str, int]:
    """One of each, with no dated facts of their own in 2025."""
    (member,) = cast.people(1, of="SECOND", on=date(2019, 1, 1))
    (group,) = cast.groups("SECOND", [member], number=1)
    with connection.cursor() as cursor:
        for table in ("membership", "degree", "groupbelonging", "groupleadership"):
            departure = ", departure = 'transferred'" if table == "membership" else ""
            cursor.execute(f"UPDATE cells_{table} SET valid_to = '2020-01-01'{departure}")
    return {"member_id": member.pk, "group_id": group.pk, "organisation_id": cast["CELL"].pk, "CELL": cast["CELL"].pk}


def insert(
    table: str, owner: str, more: dict[str, object], owners: dict[str, int], start: date, end: date | None
) -> None:
    known = {"CELL": owners["CELL"], "GROUP": owners["group_id"], "MEMBER": owners["member_id"]}
    row: dict[str, object] = {owner: owners[owner], "valid_from": start, "valid_to": end}
    row |= {name: known.get(value, value) if isinstance(value, str) else value for name, value in more.items()}
    if table == "cells_membership":
        row["departure"] = "transferred" if end else ""
    if table == "cells_temporarystay":
        row |= {"host_id": None, "home_name": ""}
    columns, marks = ", ".join(row), ", ".join(["%s"] * len(row))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(row.values()))


@pytest.mark.parametrize(("table", "owner", "guard", "more"), GUARDED, ids=[row[0] for row in GUARDED])
class TestOnePeriodAtATime:
    def test_a_second_truth_for_one_day_is_refused(self, table, owner, guard, more, owners) -> None:
        insert(table, owner, more, owners, JAN, MAR)
        with pytest.raises(IntegrityError, match=guard):
            insert(table, owner, more, owners, FEB, None)

    def test_the_last_day_of_a_period_is_still_taken(self, table, owner, guard, more, owners) -> None:
        insert(table, owner, more, owners, JAN, FEB)
        with pytest.raises(IntegrityError, match=guard):
            insert(table, owner, more, owners, date(2025, 1, 31), MAR)

    def test_the_day_a_period_ends_the_next_may_begin(self, table, owner, guard, more, owners) -> None:
        insert(table, owner, more, owners, FEB, None)
        insert(table, owner, more, owners, JAN, FEB)

    def test_a_period_cannot_be_stretched_over_another(self, table, owner, guard, more, owners) -> None:
        insert(table, owner, more, owners, JAN, FEB)
        insert(table, owner, more, owners, FEB, None)
        with pytest.raises(IntegrityError, match=guard), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET valid_to = %s WHERE valid_from = %s", [MAR, JAN])

    def test_a_period_of_no_day_is_refused(self, table, owner, guard, more, owners) -> None:
        with pytest.raises(IntegrityError, match="begins_before_it_ends"):
            insert(table, owner, more, owners, JAN, JAN)


def test_two_versions_of_an_organisation_on_one_day_are_refused(cast: Cast) -> None:
    sql = """INSERT INTO cells_organisationversion
        (organisation_id, parent_id, name, search_key, kind, level, type, issuer_name, symbol, area, place, overseas, valid_from)
        SELECT organisation_id, parent_id, name, search_key, kind, level, type, issuer_name, symbol, area, place, overseas, %s
        FROM cells_organisationversion WHERE organisation_id = %s"""
    with pytest.raises(IntegrityError, match="an_organisation_is_one_thing_a_day"), transaction.atomic():
        connection.cursor().execute(sql, [JAN, cast["CELL"].pk])
