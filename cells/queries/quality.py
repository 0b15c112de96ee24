"""What is not in order in one part of the register on a day. Each kind of finding in a constant number of queries."""

from collections.abc import Callable
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from cells.models.organisation import OrganisationQuerySet
from cells.queries import disordered_members, disordered_organisations
from cells.queries.findings import Found

KINDS: dict[str, str | Promise] = {
    "small_cell": gettext_lazy("Cells with too few official members"),
    "no_committee": gettext_lazy("Cells that elect a cell committee and have none"),
    "other_size": gettext_lazy("Grassroots organisations of another size than their kind"),
    "no_secretary": gettext_lazy("Organisations without a secretary"),
    "no_groups": gettext_lazy("Cells large enough to be divided into groups, with none"),
    "no_group": gettext_lazy("Members in no group where groups exist"),
    "no_leader": gettext_lazy("Groups without a leader"),
    "long_probation": gettext_lazy("Probation past its end"),
    "ending_ground": gettext_lazy("Grounds that end within thirty days"),
    "lost_transfer": gettext_lazy("Transfers never received"),
    "impossible_days": gettext_lazy("Dates of a member that cannot be"),
    "two_at_once": gettext_lazy("Entries that exclude each other on one day"),
    "outside_life": gettext_lazy("Entries outside the life of their organisation"),
    "hanging_astray": gettext_lazy("Organisations below what is not there"),
    "duplicate": gettext_lazy("Likely duplicates"),
    "year_of_birth_alone": gettext_lazy("Members of whose birth only the year is known"),
}


Look = Callable[[OrganisationQuerySet, date], Found]


def add_kind(kind: str, title: str | Promise, look: Look, *, reads_everything: bool = False) -> None:
    """An app above this one looks through what it holds itself; called once, at start-up."""
    _ADDED[kind], _LOOKING[kind] = title, look
    if reads_everything:
        _READS_EVERYTHING.add(kind)


def all_kinds() -> dict[str, str | Promise]:
    """Those of KINDS, and of the apps above."""
    return KINDS | _ADDED


def reads_everything(kind: str) -> bool:
    """Whether all members or entries are compared to find one of them: of a province that takes seconds."""
    return kind in _READS_EVERYTHING


def look_for(kind: str, organisations: OrganisationQuerySet, day: date) -> Found:
    """What there is of one of `all_kinds`, only of these organisations."""
    return _LOOKING[kind](organisations.order_by(), day)


_ADDED: dict[str, str | Promise] = {}
_READS_EVERYTHING = {"impossible_days", "two_at_once", "outside_life", "hanging_astray", "duplicate"}
_LOOKING: dict[str, Look] = {
    "small_cell": disordered_organisations.small_cells,
    "no_committee": disordered_organisations.cells_lacking_a_committee,
    "other_size": disordered_organisations.other_sizes,
    "no_secretary": disordered_organisations.lacking_a_secretary,
    "no_groups": disordered_organisations.cells_lacking_groups,
    "no_group": disordered_members.in_no_group,
    "no_leader": disordered_organisations.groups_lacking_a_leader,
    "long_probation": disordered_members.long_probation,
    "ending_ground": disordered_members.ending_grounds,
    "lost_transfer": disordered_members.lost_transfers,
    "impossible_days": disordered_members.days_that_cannot_be,
    "two_at_once": disordered_organisations.entries_excluding_each_other,
    "outside_life": disordered_organisations.entries_outside_life,
    "hanging_astray": disordered_organisations.hanging_below_nothing,
    "duplicate": disordered_members.duplicates,
    "year_of_birth_alone": disordered_members.year_of_birth_alone,
}
