"""What was written about a member where they went on to. A correction changes what is true of the days before, and that is seen
by those they left too; the words, the evidence and the documents of the other cell are not theirs to read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.utils import timezone

from accounts.models import Entry
from cells.models import BulkAct, Ground, Membership, Organisation
from cells.models.dated import Dated
from cells.queries.sight import Sight

Row = TypeVar("Row", bound=Dated)
FactKey = tuple[str, int]
"""Kind (queries/facts.py) and key of a fact."""
_TEXTS: Mapping[str, tuple[str, ...]] = {"ground": ("statement", "evidence"), "task": ("text",)}
_BEGINS = {
    f"cells.{act}"
    for act in (
        "record_ground",
        "begin_activity",
        "make_official",
        "begin_stay",
        "assign_task",
        "introduce_to_residence",
    )
}
_ENDS = {"cells.end_activity", "cells.end_stay", "cells.end_residence"}
_CORRECTS = "cells.correct_fact"


@dataclass
class WrittenSince:
    """`texts`: by fact, its texts as they were on the last day here; "" for what was not written yet."""

    texts: dict[FactKey, dict[str, str]] = field(default_factory=dict)
    begun: set[FactKey] = field(default_factory=set)
    ended: set[FactKey] = field(default_factory=set)

    def without_texts(self, kind: str, row: Row) -> Row:
        """The row, to be shown and never saved, with the texts of the last day here."""
        for name, text in self.texts.get((kind, row.pk), {}).items():
            setattr(row, name, text)
        return row

    def note(self, act: str, kind: str, pk: int, before: Mapping[str, Any]) -> None:
        key = (kind, pk)
        if act in _ENDS:
            self.ended.add(key)
            return
        if act in _BEGINS:
            self.begun.add(key)
        for name in _TEXTS.get(kind, ()):
            # The first that came since tells what it was; a later one, what the first had made of it.
            self.texts.setdefault(key, {}).setdefault(name, before.get(name, ""))


def written_since(sight: Sight) -> WrittenSince:
    """Nothing while the member belongs here, or has left the Party from here. In three queries at most."""
    since = WrittenSince()
    if sight.left_on is None or sight.shows_last:
        return since
    for pk in _grounds_given_to_many(sight, sight.left_on):
        since.note("cells.record_ground", "ground", pk, {})
    entries = Entry.objects.filter(
        act__in=[_CORRECTS, *_BEGINS, *_ENDS], subject_kind="cells.member", subject_id=str(sight.member.pk)
    )
    for entry in entries.order_by("pk"):
        if timezone.localtime(entry.at).date() >= sight.left_on and "fact" in entry.data:
            since.note(entry.act, entry.data["kind"], entry.data["fact"], entry.data.get("before") or {})
    return since


def _grounds_given_to_many(sight: Sight, left_on: date) -> Iterator[int]:
    """Those the member got with many others, in a cell they went on to or above it."""
    later = Membership.objects.filter(member=sight.member).begins_from(left_on).select_related("cell")
    step = Organisation.steplen
    paths = {one.cell.path[:end] for one in later for end in range(step, len(one.cell.path) + 1, step)}
    acts = BulkAct.objects.filter(kind=BulkAct.Kind.GROUND, undone_at=None, organisation__path__in=paths)
    for act in acts:
        if timezone.localtime(act.done_at).date() < left_on:
            continue
        for line in act.written:
            if line["table"] == Ground._meta.label_lower and line["after"]["member_id"] == sight.member.pk:
                yield line["row"]
