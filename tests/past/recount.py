"""The figures of the reports counted once more, from the bare rows in plain Python: no query of the product has a part in it.

Only what is data of the field is shared: which types make a category, what a guidance says of a day, what is a way out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from cells.models import (
    Activity,
    Ground,
    Group,
    Membership,
    Organisation,
    OrganisationVersion,
    Succession,
)
from cells.rules.leaving import NEEDS_A_DECISION
from meetings.models import CombinedRecord, Meeting, Rating
from pilots.models import Guidance, Registration, RegistrationStep
from pilots.rules.terms import Terms
from reports.rules.categories import COMMITTEES, GRASSROOTS, RESIDENTIAL, WARD, WARD_CELLS

COMMITTEE, CELL, SUPERIOR = "grassroots_committee", "cell", "superior"
Row = dict[str, Any]


def _on(row: Row, day: date, first: str = "valid_from", end: str = "valid_to") -> bool:
    return row[first] is not None and row[first] <= day and (row[end] is None or day < row[end])


class Rows:
    """Every row of a register that a figure may rest on, read once."""

    def __init__(self) -> None:
        self.versions = list(OrganisationVersion.objects.values())
        self.memberships = list(Membership.objects.values())
        self.groups = list(Group.objects.values())
        self.grounds = list(Ground.objects.values())
        self.activities = list(Activity.objects.values())
        self.successions = list(Succession.objects.values())
        self.registrations = list(Registration.objects.values())
        self.steps = list(RegistrationStep.objects.order_by("pk").values())
        self.guidances = {row["id"]: row for row in Guidance.objects.values()}
        self.meetings = list(Meeting.objects.values())
        self.combined = {row["meeting_id"]: row["held_on"] for row in CombinedRecord.objects.values()}
        self.ratings = list(Rating.objects.values())

    def tree(self, day: date) -> dict[int, Row]:
        return {row["organisation_id"]: row for row in self.versions if _on(row, day)}


def _upwards(pk: int, tree: dict[int, Row]) -> Iterator[int]:
    """It, what it hangs below, and so on."""
    here: int | None = pk
    while here is not None and here in tree:
        yield here
        here = tree[here]["parent_id"]


def pilot_figures_recounted(top: Organisation, day: date, terms: Terms | None, rows: Rows) -> Counter[str]:
    tree = rows.tree(day)
    below = {pk for pk in tree if top.pk in _upwards(pk, tree)}
    grassroots: dict[int, int] = {}
    for pk in below:
        if tree[pk]["kind"] in (COMMITTEE, CELL):
            line = [one for one in _upwards(pk, tree) if one in below and tree[one]["kind"] != SUPERIOR]
            grassroots[pk] = line[-1]
    members = Counter(row["cell_id"] for row in rows.memberships if _on(row, day))
    groups = Counter(row["cell_id"] for row in rows.groups if _on(row, day))
    found: Counter[str] = Counter()
    for pk, its in grassroots.items():
        kind, type = tree[pk]["kind"], tree[pk]["type"]
        if pk == its:
            _count_grassroots(found, kind, type)
        if kind != CELL:
            continue
        found["members"] += members[pk]
        if type in RESIDENTIAL:
            found["residential"] += 1
            found["residential_with_groups"] += groups[pk] > 0
            found["groups"] += groups[pk]
        if its in grassroots and tree[its]["kind"] == COMMITTEE:
            _count_below_a_committee(found, type, tree[its]["type"], members[pk])
    if terms is not None:
        found["of_nature"] = sum(_of_nature(pk, tree, day, terms, rows) for pk in grassroots)
    for format in ("online", "by_group"):
        found[format] = len(
            {one["organisation_id"] for one in _in_force(rows, format, day) if one["organisation_id"] in below}
        )
    if terms is not None:
        line = _with_predecessors(below, day, rows)
        for meeting in _held(rows, day, line):
            if meeting["held_on"] >= terms.valid_from and meeting["format"] in ("hybrid", "full_online", "by_group"):
                found["by_group_held" if meeting["format"] == "by_group" else "online_held"] += 1
    return found


def _count_grassroots(found: Counter[str], kind: str, type: str) -> None:
    found["grassroots"] += 1
    plural = "committees" if kind == COMMITTEE else "grassroots_cells"
    found[plural] += 1
    found[f"{'committee' if kind == COMMITTEE else 'grassroots_cell'}_type:{type}"] += 1
    for category in GRASSROOTS:
        if type in category.types:
            found[f"grassroots:{category.key}"] += 1
            found[f"{'grassroots_committees' if kind == COMMITTEE else 'grassroots_cells'}:{category.key}"] += 1
    if kind == COMMITTEE and type in WARD:
        found["ward_committees"] += 1


def _count_below_a_committee(found: Counter[str], type: str, above: str, members: int) -> None:
    found["cells_below"] += 1
    found["members_below"] += members
    if above in WARD:
        found["ward_cells"] += 1
        found["ward_members"] += members
        for category in WARD_CELLS:
            found[f"ward_cells:{category.key}"] += type in category.types
        return
    found["other_cells"] += 1
    for category in COMMITTEES:
        found[f"other_cells:{category.key}"] += above in category.types


def _of_nature(pk: int, tree: dict[int, Row], day: date, terms: Terms, rows: Rows) -> bool:
    """More than the share of those who count have a ground of the guidance that day (03-HD/TW, II.1.1)."""
    base = affected = 0
    for row in rows.memberships:
        if not _on(row, day) or row["cell_id"] not in tree or pk not in _upwards(row["cell_id"], tree):
            continue
        theirs = [one for one in rows.activities if one["member_id"] == row["member_id"] and _on(one, day)]
        if any(one["value"] in terms.left_out for one in theirs):
            continue
        base += 1
        affected += any(
            one["member_id"] == row["member_id"]
            and _on(one, day)
            and one["category_id"] in terms.grounds
            and not (terms.grounds[one["category_id"]].end_required and one["valid_to"] is None)
            for one in rows.grounds
        )
    part, whole = terms.online_share
    if terms.online_strict:
        return affected * whole > base * part
    return base > 0 and affected * whole >= base * part


def _in_force(rows: Rows, format: str, day: date) -> Iterator[Row]:
    for one in rows.registrations:
        if one["format"] != format or not _on(one, day, "in_force_from", "ended_on"):
            continue
        guidance = rows.guidances[one["guidance_id"]]
        if guidance["valid_to"] is not None and guidance["valid_to"] <= day:
            continue
        steps = [step for step in rows.steps if step["registration_id"] == one["id"] and step["on"] <= day]
        if not steps or steps[-1]["to_state"] != "suspended":
            yield one


def _with_predecessors(below: Iterable[int], day: date, rows: Rows) -> set[int]:
    found, looked = set(below), set()
    while new := found - looked:
        looked |= new
        found |= {row["predecessor_id"] for row in rows.successions if row["successor_id"] in new and row["on"] <= day}
    return found


def _held(rows: Rows, day: date, whose: set[int]) -> Iterator[Row]:
    for meeting in rows.meetings:
        combined = rows.combined.get(meeting["id"])
        is_over = meeting["held_on"] <= day and (combined is None or combined <= day)
        if meeting["state"] == "held" and is_over and meeting["organisation_id"] in whose:
            yield meeting


def admitted_recounted(top: Organisation, first: date, last: date, rows: Rows) -> Counter[int]:
    """By year who was admitted where their cell hung below `top` on the very day."""
    found: Counter[int] = Counter()
    for row in rows.memberships:
        if row["arrival"] in ("admitted", "readmitted") and first <= row["valid_from"] <= last:
            found[row["valid_from"].year] += top.pk in _upwards(row["cell_id"], rows.tree(row["valid_from"]))
    return found


def exits_recounted(top: Organisation, first: date, last: date, rows: Rows) -> dict[str, Counter[int]]:
    """By way and year who left by a decision from a cell that hung below `top` until the day before."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for row in rows.memberships:
        day = row["valid_to"]
        if row["departure"] in NEEDS_A_DECISION and day is not None and first <= day <= last:
            before = rows.tree(date.fromordinal(day.toordinal() - 1))
            if row["cell_id"] in before and top.pk in _upwards(row["cell_id"], before):
                found[row["departure"]][day.year] += 1
    return found


def bands_recounted(top: Organisation, first: date, last: date, rows: Rows) -> Counter[str]:
    tree = rows.tree(last)
    whose = _with_predecessors({pk for pk in tree if top.pk in _upwards(pk, tree)}, last, rows)
    held = {one["id"] for one in rows.meetings if one["state"] == "held" and first <= one["held_on"] <= last}
    theirs = {one["id"] for one in rows.meetings if one["id"] in held and one["organisation_id"] in whose}
    return Counter(row["band_above"] or row["band"] for row in rows.ratings if row["meeting_id"] in theirs)
