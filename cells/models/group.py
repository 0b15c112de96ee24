from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cells.models.dated import Dated, begins_while_there_is, never_two_at_once
from cells.models.member import Member
from cells.models.organisation import Organisation


class Group(Dated):
    """A dated part of a cell (tổ đảng)."""

    cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(_("Name"), max_length=100)

    class Meta(Dated.Meta):
        ordering: ClassVar = ["cell_id", "name"]
        constraints = (
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["name", "cell", "valid_from"], name="a_group_is_formed_once"),
        )

    def __str__(self) -> str:
        return self.name


begins_while_there_is(
    table="cells_group", owner="cell_id", name="a_group_begins_within_its_cell", being=("kind", "cell")
)


class GroupBelonging(Dated):
    """Who belongs to a group, within the membership of its cell."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="belongings")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="group_belongings")

    class Meta(Dated.Meta):
        indexes: ClassVar = [
            models.Index(fields=["group", "valid_from"], name="belonging_by_group"),
            models.Index(fields=["member", "valid_from"], name="belonging_by_member"),
        ]

    def __str__(self) -> str:
        return f"{self.member} · {self.group}"


never_two_at_once(table="cells_groupbelonging", owner="member_id", name="a_member_belongs_to_one_group_a_day")
begins_while_there_is(
    table="cells_groupbelonging",
    owner="group_id",
    of=("cells_group", "id"),
    name="nobody_comes_into_a_group_that_is_not_there",
)


class GroupLeadership(Dated):
    """Who leads a group (tổ trưởng)."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="leaderships")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="group_leaderships")

    class Meta(Dated.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.group}: {self.member}"


never_two_at_once(table="cells_groupleadership", owner="group_id", name="a_group_has_one_leader_a_day")
begins_while_there_is(
    table="cells_groupleadership",
    owner="group_id",
    of=("cells_group", "id"),
    name="nobody_leads_a_group_that_is_not_there",
)
