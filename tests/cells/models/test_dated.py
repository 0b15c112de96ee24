"""What the database itself refuses, asked past Django, in raw SQL."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from cells.models import Body, Degree
from cells.queries.overlaps import overlaps, strays
from tests.cast import Cast
from tests.guards import TRIGGERS, drop_guard

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
    ("cells_body", "organisation_id", "an_organisation_has_a_body_once_a_day", {"kind": "executive"}),
    (
        "cells_post",
        "organisation_id",
        "a_body_has_one_secretary_and_one_head_a_day",
        {"title": "secretary", "member_id": "NEXT MEMBER"},
    ),
    (
        "cells_post",
        "organisation_id",
        "a_body_has_one_secretary_and_one_head_a_day",
        {"title": "head", "member_id": "NEXT MEMBER", "body_id": "BODY"},
    ),
    (
        "cells_post",
        "organisation_id",
        "a_member_is_once_in_a_post_a_day",
        {"title": "deputy_secretary", "member_id": "MEMBER"},
    ),
    (
        "cells_post",
        "organisation_id",
        "a_member_is_once_in_a_post_a_day",
        {"title": "member", "member_id": "MEMBER", "body_id": "BODY"},
    ),
    ("cells_mandate", "user_id", "a_user_has_a_mandate_once_a_day", {"role": "clerk", "organisation_id": "CELL"}),
    ("cells_mandate", "user_id", "a_user_has_a_mandate_once_a_day", {"role": "administrator"}),
]
IDS = [f"{row[0]}-{row[3].get('title') or row[3].get('role', '')}".rstrip("-") for row in GUARDED]


@pytest.fixture
def owners(cast: Cast) -> dict[str, Any]:
    """One of each, with no dated facts of their own in 2025."""
    member, *others = cast.people(3, of="SECOND", on=date(2019, 1, 1))
    body = Body.objects.create(organisation=cast["CELL"], kind="cell_committee", valid_from=date(2019, 1, 1))
    (group,) = cast.groups("SECOND", [member], number=1)
    with connection.cursor() as cursor:
        for table in ("membership", "degree", "groupbelonging", "groupleadership", "mandate"):
            departure = ", departure = 'transferred'" if table == "membership" else ""
            cursor.execute(f"UPDATE cells_{table} SET valid_to = '2020-01-01'{departure}")
    return {
        "member_id": member.pk,
        "group_id": group.pk,
        "organisation_id": cast["CELL"].pk,
        "user_id": cast.users["an"].pk,
        "CELL": cast["CELL"].pk,
        "BODY": body.pk,
        "OTHERS": [other.pk for other in others],
    }


def insert(
    table: str, owner: str, more: dict[str, object], owners: dict[str, Any], start: date, end: date | None
) -> None:
    known = {"CELL": owners["CELL"], "GROUP": owners["group_id"], "MEMBER": owners["member_id"], "BODY": owners["BODY"]}
    known["USER"] = owners["user_id"]
    if "NEXT MEMBER" in more.values():
        known["NEXT MEMBER"] = owners["OTHERS"][0] if start == JAN else owners["OTHERS"][1]
    row: dict[str, object] = {owner: owners[owner], "valid_from": start, "valid_to": end}
    row |= {name: known.get(value, value) if isinstance(value, str) else value for name, value in more.items()}
    if table == "cells_membership":
        row["departure"] = "transferred" if end else ""
    if table == "cells_temporarystay":
        row = {"host_id": None, "host_name": "", "home_name": ""} | row
    columns, marks = ", ".join(row), ", ".join(["%s"] * len(row))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(row.values()))


@pytest.mark.parametrize(("table", "owner", "guard", "more"), GUARDED, ids=IDS)
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


def test_of_many_rows_of_one_statement_none_is_taken_where_one_is_refused(owners) -> None:
    one, *others = owners["OTHERS"]
    rows = [(one, JAN), *((other, JAN) for other in others), (one, FEB)]
    places = ", ".join(["(%s, %s, 'official')"] * len(rows))
    statement = f"INSERT INTO cells_degree (member_id, valid_from, value) VALUES {places}"
    with (
        pytest.raises(IntegrityError, match="a_member_has_one_degree_a_day"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, [value for row in rows for value in row])
    assert not Degree.objects.filter(valid_from__gte=JAN).exists()


@pytest.mark.parametrize(("table", "owner", "guard", "more"), GUARDED, ids=IDS)
def test_without_its_guard_the_second_truth_is_there(table, owner, guard, more, owners) -> None:
    drop_guard(connection, f"{guard}_on_insert")
    insert(table, owner, more, owners, JAN, MAR)
    assert overlaps() == {}
    insert(table, owner, more, owners, FEB, None)
    assert overlaps() == {guard: 1}


@pytest.mark.parametrize(
    "other",
    [
        {"title": "deputy_secretary", "member_id": "NEXT MEMBER"},
        {"title": "secretary", "member_id": "NEXT MEMBER", "body_id": "BODY"},
        {"title": "head", "member_id": "MEMBER"},
    ],
    ids=["another title", "another body", "another office of the same person"],
)
def test_posts_that_are_not_the_same_go_beside_one_another(other: dict[str, object], owners) -> None:
    insert("cells_post", "organisation_id", {"title": "secretary", "member_id": "MEMBER"}, owners, JAN, None)
    insert("cells_post", "organisation_id", other, owners, FEB, None)


@pytest.mark.parametrize("title", ["deputy_secretary", "member"])
def test_several_hold_an_office_that_is_not_for_one(title: str, owners) -> None:
    for start in (JAN, FEB):
        insert("cells_post", "organisation_id", {"title": title, "member_id": "NEXT MEMBER"}, owners, start, None)


@pytest.mark.parametrize("other", [{"role": "board", "organisation_id": "CELL"}, {"role": "administrator"}])
def test_mandates_that_are_not_the_same_go_beside_one_another(other: dict[str, object], owners) -> None:
    insert("cells_mandate", "user_id", {"role": "clerk", "organisation_id": "CELL"}, owners, JAN, None)
    insert("cells_mandate", "user_id", other, owners, FEB, None)


# table, column of what it belongs to, name of the guard, further columns
WITHIN = [
    ("cells_body", "organisation_id", "a_body_begins_within_its_organisation", {"kind": "executive"}),
    (
        "cells_post",
        "organisation_id",
        "a_post_begins_within_its_organisation",
        {"title": "secretary", "member_id": "MEMBER"},
    ),
    (
        "cells_mandate",
        "organisation_id",
        "a_mandate_begins_within_its_organisation",
        {"role": "clerk", "user_id": "USER"},
    ),
    (
        "cells_membership",
        "cell_id",
        "nobody_belongs_to_what_is_no_cell",
        {"member_id": "MEMBER", "arrival": "admitted"},
    ),
    ("cells_temporarystay", "host_id", "a_stay_begins_within_the_life_of_its_host", {"member_id": "MEMBER"}),
    ("cells_group", "cell_id", "a_group_begins_within_its_cell", {"name": "Tổ mới"}),
    ("cells_groupbelonging", "group_id", "nobody_comes_into_a_group_that_is_not_there", {"member_id": "MEMBER"}),
    ("cells_groupleadership", "group_id", "nobody_leads_a_group_that_is_not_there", {"member_id": "MEMBER"}),
]


@pytest.mark.parametrize(("table", "of", "guard", "more"), WITHIN, ids=[row[0] for row in WITHIN])
class TestWithinWhatItBelongsTo:
    @pytest.fixture(autouse=True)
    def a_short_life(self, owners: dict[str, Any]) -> None:
        """The cell and its group are there in February."""
        owners |= {"cell_id": owners["CELL"], "host_id": owners["CELL"]}
        with connection.cursor() as cursor:
            for table, column, key in (
                ("organisationversion", "organisation_id", owners["CELL"]),
                ("group", "id", owners["group_id"]),
            ):
                cursor.execute(
                    f"UPDATE cells_{table} SET valid_from = %s, valid_to = %s WHERE {column} = %s", [FEB, MAR, key]
                )

    def test_nothing_begins_before_the_first_day(self, table, of, guard, more, owners) -> None:
        with pytest.raises(IntegrityError, match=guard):
            insert(table, of, more, owners, date(2025, 1, 31), None)

    def test_nothing_begins_on_the_day_it_is_no_longer_there(self, table, of, guard, more, owners) -> None:
        with pytest.raises(IntegrityError, match=guard):
            insert(table, of, more, owners, MAR, None)

    def test_on_the_first_and_on_the_last_day_something_begins(self, table, of, guard, more, owners) -> None:
        insert(table, of, more, owners, FEB, date(2025, 2, 2))
        insert(table, of, more, owners, date(2025, 2, 28), None)

    def test_nothing_is_moved_out_of_it(self, table, of, guard, more, owners) -> None:
        insert(table, of, more, owners, FEB, None)
        move = f"UPDATE {table} SET valid_from = %s WHERE valid_from = %s AND {of} = %s"
        with pytest.raises(IntegrityError, match=f"{guard}_on_update"), transaction.atomic():
            connection.cursor().execute(move, [JAN, FEB, owners[of]])

    def test_without_its_guard_it_begins_before(self, table, of, guard, more, owners) -> None:
        drop_guard(connection, f"{guard}_on_insert")
        before = strays()
        insert(table, of, more, owners, JAN, None)
        assert strays() == before | {guard: before.get(guard, 0) + 1}


def test_a_stay_outside_the_register_is_not_moved_to_a_host_that_was_not_there(owners) -> None:
    insert("cells_temporarystay", "member_id", {"host_name": "Huế"}, owners, date(2018, 12, 31), None)
    with (
        pytest.raises(IntegrityError, match="a_stay_begins_within_the_life_of_its_host_on_update"),
        transaction.atomic(),
    ):
        connection.cursor().execute("UPDATE cells_temporarystay SET host_id = %s", [owners["CELL"]])


def test_the_names_of_guards_are_not_cut_off() -> None:
    """PostgreSQL keeps 63 characters of a name, with those of the function."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        assert max(len(f"{name}_refuses") for name, _table in cursor.fetchall()) <= 63


def test_two_versions_of_an_organisation_on_one_day_are_refused(cast: Cast) -> None:
    sql = """INSERT INTO cells_organisationversion
        (organisation_id, parent_id, name, search_key, kind, level, type, national_code, issuer_name, symbol, area,
         place, overseas, valid_from)
        SELECT organisation_id, parent_id, name, search_key, kind, level, type, national_code, issuer_name, symbol, area,
            place, overseas, %s
        FROM cells_organisationversion WHERE organisation_id = %s"""
    with pytest.raises(IntegrityError, match="an_organisation_is_one_thing_a_day"), transaction.atomic():
        connection.cursor().execute(sql, [JAN, cast["CELL"].pk])
