"""Counts are dated too: rows of constant numbers, so that a count of any day is looked up and never made anew.

They are derived. What says so is `CountMark`: whatever is written about a member or a group marks its cell in the same
transaction, and a marked cell is counted live until it has been counted anew (cells/queries/counts.py).
Tallies are made of counts, the tree and the infrastructure: they are looked up while nothing is marked.
"""

from datetime import date
from typing import ClassVar
from uuid import uuid4

from django.db import models

from accounts.models.mark import mark_changes
from cells.models.dated import DatedQuerySet
from cells.models.organisation import Organisation
from cells.rules.counting import Counting


class KeptCounting(models.Model):
    """A way of counting (cells/rules/counting.py) by which every cell has been counted, and is counted from now on."""

    key = models.TextField(unique=True)
    left_out = models.JSONField(default=list)
    grounds = models.JSONField(default=list)
    special_grounds = models.JSONField(default=list)
    ending = models.JSONField(default=list)
    edition = models.UUIDField(default=uuid4)
    """Another one whenever something was counted anew. Chance and no number: none comes back with what is undone or restored."""

    def __str__(self) -> str:
        return self.key

    @property
    def counting(self) -> Counting:
        lists = (self.left_out, self.grounds, self.special_grounds, self.ending)
        return Counting(*map(frozenset, lists))


class Counted(models.Model):
    """What is counted of a cell or of a committee with all below it."""

    members = models.IntegerField()
    official = models.IntegerField()
    base = models.IntegerField()
    affected = models.IntegerField()
    affected_special = models.IntegerField()
    endless = models.IntegerField()
    groups = models.IntegerField()
    ungrouped = models.IntegerField()
    leaderless_groups = models.IntegerField()

    class Meta:
        abstract = True


class CellCount(Counted):
    """What a cell counted, the same on every day from `valid_from` until the day before `valid_to`; no row: nobody."""

    counting = models.ForeignKey(KeptCounting, on_delete=models.CASCADE, related_name="counts", db_index=False)
    cell = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="counts", db_index=False)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            # What is still true, and what ended after the day: few of all rows, on any day of late.
            models.Index(fields=["counting", "valid_to"], name="count_by_end"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cell", "counting", "valid_from"], name="a_cell_counts_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_from__lt=models.F("valid_to")),
                name="a_count_begins_before_it_ends",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    base__lte=models.F("members"),
                    affected__lte=models.F("base"),
                    affected_special__lte=models.F("affected"),
                    endless__lte=models.F("base") - models.F("affected"),
                    official__lte=models.F("members"),
                    ungrouped__lte=models.F("members"),
                    leaderless_groups__lte=models.F("groups"),
                ),
                name="a_count_is_part_of_what_it_counts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cell_id}: {self.members} ({self.valid_from})"


class CountMark(models.Model):
    """The counts of this cell, of the cells this member was ever in, or of all whom this fact of an area concerns, are out of
    date. Numbers without keys: what they name may be gone.

    Which cells a member's are is asked when the mark is read: two at once, one of whom moves the member and the other gives
    them a ground, would not see each other's cells.
    """

    cell_id = models.BigIntegerField(null=True, db_index=True)
    member_id = models.BigIntegerField(null=True, db_index=True)
    area_fact_id = models.BigIntegerField(null=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.cell_id} {self.member_id} {self.area_fact_id}"


class KeptTally(Counted):
    """What a cell or committee counts with all that hangs below it, the same on every day from `valid_from` until the day before
    `until`: a row for each stretch of days of each such organisation, of nobody too. From counts, versions and infrastructure.

    All subjects of a country are read at one go, so that what is asked of a day has to be one range of an index that has it all:
    what goes on has an `until` too (`GOES_ON`).
    """

    counting = models.ForeignKey(KeptCounting, on_delete=models.CASCADE, related_name="tallies", db_index=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="tallies", db_index=False)
    kind = models.CharField(max_length=30)
    superior = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="+", db_index=False)
    """The superior organisation directly above it, which makes it a grassroots organisation; null below grassroots level."""
    valid_from = models.DateField()
    until = models.DateField()
    sufficient = models.SmallIntegerField(null=True)
    """1 where its own infrastructure suffices, 0 where it does not; null: not looked at."""
    cells = models.IntegerField()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=[
                    *("counting", "kind", "until", "valid_from", "sufficient", "members", "groups", "base", "affected"),
                    *("affected_special", "official", "ungrouped", "organisation"),
                ],
                name="tally_of_a_day",
            ),
            models.Index(
                fields=["superior", "counting", "until", "valid_from", "cells", "members"], name="tally_by_superior"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "counting", "until"], name="a_tally_is_one_a_day"),
            models.CheckConstraint(condition=models.Q(valid_from__lt=models.F("until")), name="a_tally_lasts"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.members} ({self.valid_from})"


GOES_ON = date.max
"""The `until` of a tally that is still true."""


def tally_on_sql(table: str) -> str:
    """Whether a tally is that of `%(day)s`."""
    return f"{table}.until > %(day)s AND {table}.valid_from <= %(day)s"


class SuperiorTally(models.Model):
    """What hangs below a superior organisation, whatever is superior between, added up: a row for each stretch of days on which
    it has the same cells and members; no row: nobody. From the tallies of what hangs directly below it, and from these rows of
    the superior organisations there (cells/services/adding_up.py).
    """

    counting = models.ForeignKey(KeptCounting, on_delete=models.CASCADE, related_name="+", db_index=False)
    superior = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+", db_index=False)
    valid_from = models.DateField()
    until = models.DateField()
    cells = models.IntegerField()
    members = models.IntegerField()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["superior", "counting", "until", "valid_from", "cells", "members"],
                name="superior_tally_of_a_day",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["superior", "counting", "until"], name="a_superior_tally_is_one_a_day"),
            models.CheckConstraint(condition=models.Q(valid_from__lt=models.F("until")), name="a_superior_tally_lasts"),
        ]

    def __str__(self) -> str:
        return f"{self.superior_id}: {self.members} ({self.valid_from})"


class TallyMark(models.Model):
    """The tallies of this organisation, of what ever hung directly below it and of all that it ever hung below are out of date;
    or those of this one that something hung below, and of all above. Numbers without keys, as in CountMark."""

    organisation_id = models.BigIntegerField(null=True, db_index=True)
    parent_id = models.BigIntegerField(null=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.parent_id}"


_GROUP = "(SELECT cell_id FROM cells_group WHERE id = {row}.group_id)"
for _table, _column, _value in (
    ("cells_membership", "cell_id", "{row}.cell_id"),
    ("cells_degree", "member_id", "{row}.member_id"),
    ("cells_activity", "member_id", "{row}.member_id"),
    ("cells_ground", "member_id", "{row}.member_id"),
    ("cells_areafact", "area_fact_id", "{row}.id"),
    ("cells_group", "cell_id", "{row}.cell_id"),
    ("cells_groupbelonging", "cell_id", _GROUP),
    ("cells_groupleadership", "cell_id", _GROUP),
):
    mark_changes(table=_table, into="cells_countmark", column=_column, value=_value)
for _table, _column, _value in (
    ("cells_organisationversion", "organisation_id", "{row}.organisation_id"),
    ("cells_organisationversion", "parent_id", "{row}.parent_id"),
    ("cells_infrastructure", "organisation_id", "{row}.organisation_id"),
):
    mark_changes(table=_table, into="cells_tallymark", column=_column, value=_value)
