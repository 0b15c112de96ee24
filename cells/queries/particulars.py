"""Particulars of members as those may see them whom a member has left: what was put right elsewhere since is not theirs."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from copy import copy
from datetime import date, datetime
from typing import Any

from django.db.models import Case, F, QuerySet, Value, When
from django.utils import timezone

from accounts.models import Entry
from accounts.rules.as_json import as_json
from cells.models import Member, Membership, RecordMerger
from cells.models.organisation import OrganisationQuerySet
from cells.queries.ids import Ids
from cells.queries.members import birth_from
from cells.rules.births import Birth, birth_in_words
from cells.rules.names import fold, sort_key

Values = Mapping[str, Any]
"""By column what JSON holds of it."""
SEEN = "seen_"
"""Before the name of a column: what is seen of it, where that may not be what the register has today."""


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def _birth(kept: str | int | None) -> Birth | None:
    return kept if isinstance(kept, int) else _day(kept)


_KEPT: dict[str, Callable[[Any], object]] = {
    "full_name": str,
    "born_on": _birth,
    "sex": str,
    "card_number": str,
    "admitted_on": _day,
}
"""What the log keeps of a correction, and how it is read back."""
PARTICULARS = tuple(_KEPT)
"""`born_on` is the birth, which is kept in two columns: the day, or the year alone."""
_COLUMNS = ("full_name", "born_on", "born_in", "sex", "card_number", "admitted_on")
_MADE_OF_NAME: dict[str, Callable[[str], str]] = {"search_key": fold, "sort_key": sort_key}


def particular(member: Member, name: str) -> Any:
    """Of one of PARTICULARS, what the member's record says."""
    return member.birth if name == "born_on" else getattr(member, name)


def put_particular(member: Member, name: str, value: object) -> None:
    setattr(member, "birth" if name == "born_on" else name, value)


def particular_called(name: str) -> str:
    field: Any = Member._meta.get_field(name)
    return str(field.verbose_name)


def particular_in_words(member: Member, name: str) -> str:
    """As it stands on a page; "" where nothing is known."""
    value = particular(member, name)
    if name == "sex":
        return str(member.get_sex_display())
    return birth_in_words(value) if name in ("born_on", "admitted_on") else str(value)


def particulars_as_json(member: Member) -> dict[str, Any]:
    """All of them, as the log keeps them: a birth is a day as text, or the year as a number."""
    told: dict[str, Any] = as_json({name: particular(member, name) for name in PARTICULARS})
    return told


def gone_elsewhere(member_ids: Collection[int], organisations: OrganisationQuerySet) -> dict[int, date | None]:
    """Those of the members whose last cell is none of these organisations, with the first day no longer here. In two queries."""
    memberships = Membership.objects.filter(member__in=member_ids).order_by("valid_from")
    rows = list(memberships.values_list("member_id", "cell_id", "valid_to"))
    last = {member: cell for member, cell, _end in rows}
    seen = set(organisations.order_by().filter(pk__in={cell for _, cell, _ in rows}).values_list("pk", flat=True))
    return {member: end for member, cell, end in rows if cell in seen and last[member] not in seen}


def as_seen(members: Sequence[Member], organisations: OrganisationQuerySet) -> dict[int, Member]:
    """The members by id. One who went on to a cell elsewhere is a copy, to be shown and never saved, with the particulars of
    the last day in these organisations. In three queries at most."""
    by_id = {member.pk: member for member in members}
    left = gone_elsewhere(by_id, organisations)
    return by_id | as_on({pk: by_id[pk] for pk in left}, left)


def as_on(members: Mapping[int, Member], left_on: Mapping[int, date | None]) -> dict[int, Member]:
    """Copies of the members, each with the particulars as they were before the day.

    Of who had a record of their own there, which has become one with another since: those of that record.
    """
    if not members:
        return {}
    copies = {pk: copy(member) for pk, member in members.items()}
    mergers = _merged_since(left_on)
    told = [*_corrected_since(left_on), *_taken_over(mergers)]
    put_right: dict[int, set[str]] = {pk: set() for pk in copies}
    for _place, pk, before in sorted(told, key=lambda one: one[0]):
        for name, kept in before.items():
            # The first that came since tells what it was; a later one, what the first had made of it.
            if name in _KEPT and name not in put_right[pk]:
                put_right[pk].add(name)
                put_particular(copies[pk], name, _KEPT[name](kept))
    for merger in mergers:
        if _was_on_the_absorbed(merger, left_on[merger.kept_id]):
            left = {merger.absorbed_id: left_on[merger.kept_id]}
            absorbed = as_on({merger.absorbed_id: merger.absorbed}, left)[merger.absorbed_id]
            for name in _KEPT:
                put_particular(copies[merger.kept_id], name, particular(absorbed, name))
    return copies


def as_seen_on(
    members: QuerySet[Member], cells: Ids, day: date, organisations: OrganisationQuerySet
) -> QuerySet[Member]:
    """The members of these cells on a day gone by, each with what may be asked about their person as it is seen by who sees these
    organisations (`SEEN` before the name of the column, and before `birth_from`). In five queries at most."""
    gone_since = Membership.objects.on(day).filter(cell_id__in=cells, valid_to__isnull=False)
    ids = list(gone_since.values_list("member", flat=True))
    left = gone_elsewhere(ids, organisations) if ids else {}
    were = as_on(Member.objects.in_bulk(left), left)
    columns = {f"{SEEN}{name}": _seen_column(name, were) for name in (*_COLUMNS, *_MADE_OF_NAME)}
    return members.annotate(**columns).alias(**{f"{SEEN}birth_from": birth_from(SEEN)})


def _seen_column(name: str, were: Mapping[int, Member]) -> Case | F:
    field: Any = Member._meta.get_field(name)
    key = _MADE_OF_NAME.get(name)
    cases = [
        When(pk=pk, then=Value(key(member.full_name) if key else getattr(member, name), field))
        for pk, member in were.items()
    ]
    return Case(*cases, default=F(name), output_field=field) if cases else F(name)


def _corrected_since(left_on: Mapping[int, date | None]) -> Iterator[tuple[int, int, Values]]:
    """Place in the log, member, and the particulars before."""
    corrections = Entry.objects.filter(
        act="cells.correct_particulars", subject_kind="cells.member", subject_id__in=[str(pk) for pk in left_on]
    )
    for entry in corrections:
        if _is_since(entry.at, left_on[int(entry.subject_id)]):
            yield entry.pk, int(entry.subject_id), entry.data.get("before", {})


def _merged_since(left_on: Mapping[int, date | None]) -> list[RecordMerger]:
    mergers = RecordMerger.objects.filter(kept__in=list(left_on), undone_at=None).select_related("absorbed")
    return [merger for merger in mergers.order_by("entry") if _is_since(merger.done_at, left_on[merger.kept_id])]


def _taken_over(mergers: Sequence[RecordMerger]) -> Iterator[tuple[int, int, Values]]:
    """As `_corrected_since`: what the record had before a merger took some of the other over."""
    for merger in mergers:
        for line in merger.written:
            if (line["table"], line["row"]) == (Member._meta.label_lower, merger.kept_id):
                after = line["after"]
                before = {name: kept for name, kept in line["before"].items() if kept != after[name]}
                if not before.keys().isdisjoint(("born_on", "born_in")):
                    # Kept by column, of which at most one says something; what was merged earlier knows of one only.
                    before["born_on"] = line["before"]["born_on"] or line["before"].get("born_in")
                yield merger.entry, merger.kept_id, before


def _was_on_the_absorbed(merger: RecordMerger, left: date | None) -> bool:
    """Whether the days until they left stood in the record that is no more."""
    wanted = {"member_id": merger.absorbed_id, "valid_to": left.isoformat() if left else None}
    return any(
        line["table"] == Membership._meta.label_lower
        and line["after"] is not None
        and wanted.items() <= (line["before"] or {}).items()
        for line in merger.written
    )


def _is_since(at: datetime, left: date | None) -> bool:
    return left is not None and timezone.localtime(at).date() >= left
