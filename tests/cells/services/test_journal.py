"""What was made, changed and removed is taken back exactly, and only while the database still holds it."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from accounts.services.journal import Change, Journal, differences, folded, from_json, restore, same
from cells.models import Activity, BulkAct, Degree, Ground, Member, Membership, Organisation
from tests.cast import NOW, START, Cast

pytestmark = pytest.mark.django_db
DAY, MOVE = timedelta(days=1), date(2024, 5, 1)


@pytest.fixture
def member(cast: Cast) -> Member:
    return cast.people(1, of="CELL")[0]


def register_as_it_is() -> list[list[dict[str, Any]]]:
    tables = (Organisation, Member, Membership, Degree, Activity, Ground, BulkAct)
    return [list(table.objects.order_by("pk").values()) for table in tables]


def kept(journal: Journal) -> list[Change]:
    """The changes as they come back out of the database."""
    return from_json(json.loads(json.dumps(journal.as_json())))


def moved(cast: Cast, member: Member) -> list[Change]:
    """To another cell: the guards let the second membership in only once the first has ended."""
    journal = Journal()
    journal.change(member.memberships.all(), valid_to=MOVE, departure="transferred")
    journal.make([Membership(member=member, cell=cast["SECOND"], valid_from=MOVE, arrival="transferred")])
    return kept(journal)


def test_what_was_made_is_gone_and_what_was_changed_is_as_before(cast: Cast, member: Member) -> None:
    before = register_as_it_is()
    written = moved(cast, member)
    assert register_as_it_is() != before
    assert same(written)
    restore(written)
    assert register_as_it_is() == before
    assert not same(written)


def test_the_newest_goes_first_as_the_guards_demand(cast: Cast, member: Member) -> None:
    written = moved(cast, member)
    with pytest.raises(IntegrityError), transaction.atomic():
        restore(written[::-1])
    restore(written)


def test_folded_a_row_goes_back_to_before_its_first_change_without_any_state_between(
    cast: Cast, member: Member
) -> None:
    before = register_as_it_is()
    written = moved(cast, member)
    journal = Journal()
    come = member.memberships.get(valid_to=None)
    journal.change([come], cell_id=cast["UNIT"].pk)
    journal.remove(come)
    journal.make([Membership(member=member, cell=cast["SECOND"], valid_from=MOVE, arrival="transferred")])
    whole = folded([*written, *kept(journal)])
    assert [(change.before is None, change.after is None) for change in whole] == [(False, False), (True, False)]
    restore(whole)
    assert register_as_it_is() == before


def test_what_was_removed_comes_back_under_its_number_with_all_it_said(cast: Cast) -> None:
    act = BulkAct.objects.create(
        organisation=cast["CELL"], kind="ground", number=1, written=[{"days": [1, None]}], done_by=cast.users["an"],
        done_at=NOW.replace(microsecond=123456),
    )  # fmt: skip
    before, journal = register_as_it_is(), Journal()
    journal.remove(act)
    assert same(kept(journal))
    restore(kept(journal))
    assert register_as_it_is() == before


def test_a_row_that_came_back_since_is_a_difference(cast: Cast, member: Member) -> None:
    journal, degree = Journal(), member.degrees.get()
    journal.remove(degree)
    degree.save(force_insert=True)
    assert [(change.table, row) for change, row in differences(kept(journal))] == [("cells.degree", degree)]


def test_a_made_row_is_compared_whole_and_a_changed_one_by_what_was_changed(cast: Cast, member: Member) -> None:
    written = moved(cast, member)
    Membership.objects.filter(cell=cast["CELL"]).update(arrival="admitted")
    assert same(written)
    Membership.objects.filter(cell=cast["SECOND"]).update(arrival="admitted")
    assert [(change.before, row.cell) for change, row in differences(written)] == [(None, cast["SECOND"])]


def test_where_rows_are_kept_whole_any_other_change_is_a_difference(cast: Cast, member: Member) -> None:
    journal = Journal(whole=True)
    journal.change(member.memberships.all(), valid_to=MOVE, departure="transferred")
    assert same(kept(journal))
    Membership.objects.update(arrival="admitted")
    assert not same(kept(journal))


def test_a_row_that_is_gone_is_a_difference_without_a_row(cast: Cast, member: Member) -> None:
    written = moved(cast, member)
    Membership.objects.filter(cell=cast["SECOND"]).delete()
    assert [row for _change, row in differences(written)] == [None]


def test_a_row_changed_twice_is_as_the_last_change_left_it_and_goes_back_to_the_first(member: Member) -> None:
    before, journal = register_as_it_is(), Journal()
    for day in (MOVE, MOVE + DAY):
        journal.change(member.memberships.all(), valid_to=day, departure="released")
    made = journal.made(Activity.objects.create(member=member, value="exempt", valid_from=START, valid_to=MOVE))
    journal.remove(made)
    assert same(kept(journal))
    restore(kept(journal))
    assert register_as_it_is() == before


def test_what_changes_in_a_block_is_noted_with_what_follows_from_it(member: Member) -> None:
    before, journal = register_as_it_is(), Journal()
    with journal.changing(member):
        member.full_name = "Lý Thị Xa"
        member.save()
    (change,) = kept(journal)
    assert set(change.after or ()) == {"full_name", "search_key", "sort_key"}
    restore([change])
    assert register_as_it_is() == before


def test_a_block_that_changes_nothing_leaves_nothing_in_the_journal(member: Member) -> None:
    journal = Journal(whole=True)
    with journal.changing(member):
        member.save()
    assert journal.changes == []


def test_what_the_database_refuses_is_not_noted(cast: Cast, member: Member) -> None:
    moved(cast, member)
    journal = Journal()
    with pytest.raises(IntegrityError), transaction.atomic():
        journal.change(member.memberships.filter(cell=cast["CELL"]), valid_to=None, departure="")
    assert journal.changes == []


def test_where_an_organisation_stands_in_the_tree_is_no_difference_and_its_parent_counts_its_children_again(
    cast: Cast,
) -> None:
    before, journal = register_as_it_is(), Journal()
    third = journal.made(Organisation.objects.add_child(cast["WARD"], instance=Organisation(code="THIRD")))
    Organisation.objects.move(third, Organisation.objects.get(code="OTHERWARD"), pos="last-child")
    assert same(kept(journal))
    restore(kept(journal))
    assert register_as_it_is() == before


def test_what_others_point_at_is_not_taken_back(cast: Cast, member: Member) -> None:
    journal = Journal()
    journal.made(member)
    with pytest.raises(ProtectedError):
        restore(kept(journal))
    assert Member.objects.filter(pk=member.pk).exists()


def test_what_was_kept_before_a_column_became_a_reference_is_still_taken_back(cast: Cast, member: Member) -> None:
    """«category» was a word in a column once, and refers to a kind of ground now."""
    (ground,) = cast.grounds([member])
    journal = Journal()
    journal.remove(ground)
    (change,) = kept(journal)
    before = {("category" if name == "category_id" else name): value for name, value in change.before.items()}
    assert before["category"] == "ship_crew"
    old = [Change(change.table, change.row, before, None)]
    assert same(old)
    restore(old)
    assert Ground.objects.get().category_id == "ship_crew"
    assert same([Change(change.table, change.row, None, before)])
