"""Taking an entered sheet back as a whole, while nothing else has built on it."""

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import chain, islice
from typing import Any

from django.db import transaction
from django.db.models import CharField, F, Model, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Entry, Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.services.journal import differences, from_json, restore
from accounts.services.log import record
from cells.models import (
    Activity,
    Body,
    Degree,
    Group,
    GroupBelonging,
    GroupLeadership,
    Member,
    Membership,
    Organisation,
    Post,
    Residence,
)
from cells.queries.particulars import gone_elsewhere
from cells.queries.rows_in_words import row_in_full
from cells.rules.acts_in_words import in_words
from cells.services.facts_ahead import led_on_afterwards
from cells.services.periods import locked
from cells.services.readings import READ
from sheets.models import Sheet, SheetRow
from sheets.rules import fields
from sheets.services import uploads
from sheets.services.beside import remove_beside
from sheets.services.telling import tell_of_sheet, written_cells

CHUNK = 2_000
MOST_NAMED = 5
CORRECTED, INTRODUCED = "cells.correct_particulars", "cells.introduce_to_residence"
OWN_FACTS = (Membership, Degree, Activity, GroupBelonging)
"""What entering a sheet writes about a new member."""
_HAS_LEFT = gettext_lazy("%(name)s has left the cell or come to another.")
Verdict, Choice, State = SheetRow.Verdict, SheetRow.Choice, Sheet.State


@led_on_afterwards()
def undo_sheet(
    *,
    sheet: Sheet,
    occasion: Occasion,
) -> Sheet:
    """The new members go, what was put right is as before. Refused where something was built on it, saying what."""
    sheet = Sheet.objects.select_for_update(of=("self",), no_key=True).select_related("organisation").get(pk=sheet.pk)
    if sheet.state != State.APPLIED:
        raise Refused(_("Only a list that was entered can be undone."))
    built = what_was_built_on(sheet)
    if built:
        raise Refused(
            _("This list can no longer be undone, because later acts rest on it: %(acts)s")
            % {"acts": " · ".join(built)}
        )
    cells = written_cells(sheet, occasion.today)
    _take_back_posts(sheet)
    corrected = list(_entered(sheet, Verdict.CHANGED))
    for row in corrected:
        _put_back(row)
    removed = 0
    for members in _chunks(list(_entered(sheet, Verdict.NEW).values_list("member_id", flat=True))):
        removed += len(members)
        _remove(members)
        uploads.report_progress(sheet, removed, sheet.counts.get("all", removed))
    for group in Group.objects.filter(pk__in=sheet.founded_groups):
        group.delete()
    sheet.state = State.UNDONE
    sheet.save(update_fields=["state"])
    data = {"sheet": sheet.pk, "file": sheet.file_name, "removed": removed, "corrected": len(corrected)}
    entry = record(occasion, act="sheets.undo_sheet", subject=sheet.organisation, data=data)
    tell_of_sheet(sheet, cells, entry=entry, occasion=occasion)
    transaction.on_commit(lambda: uploads.forget(sheet))
    return sheet


def what_was_built_on(sheet: Sheet) -> list[str]:
    """Sentences about what happened since to its people and groups; empty where the sheet can be undone."""
    sentences = chain(
        _later_entries(sheet),
        _other_facts(sheet),
        _changed_facts(sheet),
        _built_on_groups(sheet),
        _built_on_posts(sheet),
    )
    return [*dict.fromkeys(islice(sentences, MOST_NAMED))]


def _later_entries(sheet: Sheet) -> Iterator[str]:
    """What the log holds of these members since the sheet was entered, reading apart."""
    mine = _entered(sheet, Verdict.NEW, Verdict.CHANGED).annotate(key=Cast("member_id", CharField()))
    later = Entry.objects.filter(
        pk__gt=sheet.entry, subject_kind="cells.member", subject_id__in=mine.values("key")
    ).exclude(act=READ)
    for applied_at in _lists_taken_back(sheet):
        later = later.exclude(at=applied_at, act__in=[CORRECTED, INTRODUCED])
    entries = list(later.order_by("pk")[:MOST_NAMED])
    members = Member.objects.in_bulk({int(entry.subject_id) for entry in entries})
    away = _gone_elsewhere(sheet, members)
    for entry in entries:
        name = members[int(entry.subject_id)].in_full
        if int(entry.subject_id) in away:
            yield _HAS_LEFT % {"name": name}
            continue
        words = {
            "name": name,
            "act": in_words(entry.act),
            "day": day_in_words(localtime(entry.at)),
        }
        yield _("%(name)s: %(act)s (%(day)s)") % words


def _lists_taken_back(sheet: Sheet) -> list[datetime]:
    """When later lists were entered that are undone by now: what they put right of these members is as it was before them."""
    mine = _entered(sheet, Verdict.NEW, Verdict.CHANGED).values("member_id")
    undone = Sheet.objects.filter(state=State.UNDONE, entry__gt=sheet.entry or 0, rows__member_id__in=mine)
    return [at for at in undone.order_by().distinct().values_list("applied_at", flat=True) if at is not None]


def _other_facts(sheet: Sheet) -> Iterator[str]:
    """Rows of any app that point at members whom the sheet entered, and were not written by it."""
    mine = _entered(sheet, Verdict.NEW).values("member_id")
    for relation in Member._meta.related_objects:
        model: Any = relation.related_model
        if model not in (*OWN_FACTS, SheetRow):
            column = relation.field.name
            own = _appointed(sheet, model)
            rows = list(model._default_manager.filter(**{f"{column}__in": mine}).exclude(pk__in=own)[:MOST_NAMED])
            if relation.many_to_many:
                yield from map(row_in_full, rows)
                continue
            away = _gone_elsewhere(sheet, {getattr(row, f"{column}_id") for row in rows})
            for row in rows:
                member = getattr(row, column)
                yield _HAS_LEFT % {"name": member.in_full} if member.pk in away else row_in_full(row)


def _gone_elsewhere(sheet: Sheet, member_ids: Collection[int]) -> Collection[int]:
    """What was recorded of these since is told where they are now: that they left is all that is told here."""
    return gone_elsewhere(member_ids, Organisation.objects.below(sheet.organisation))


def _changed_facts(sheet: Sheet) -> Iterator[str]:
    """A member who was entered still has just the facts of the entry: one membership that goes on, at most one group."""
    mine = {"member__sheet_rows__sheet": sheet, "member__sheet_rows__verdict": Verdict.NEW}
    elsewhere = Q(valid_to__isnull=False) | ~Q(cell_id=F("member__sheet_rows__cell_id"))
    for membership in Membership.objects.filter(elsewhere, **mine).select_related("member")[:MOST_NAMED]:
        yield _HAS_LEFT % {"name": membership.member.in_full}
    ended = Q(valid_to__isnull=False) & ~Q(valid_to=F("group__valid_to"))
    moved = ended | ~Q(member__sheet_rows__values__has_key=fields.GROUP)
    for belonging in GroupBelonging.objects.filter(moved, **mine).select_related("member")[:MOST_NAMED]:
        yield _("%(name)s was moved to another group.") % {"name": belonging.member.in_full}


def _entered(sheet: Sheet, *verdicts: str) -> "QuerySet[SheetRow]":
    rows = sheet.rows.filter(verdict__in=verdicts, member__isnull=False).exclude(choice=Choice.LEFT_OUT)
    return rows.order_by("pk")


def _built_on_groups(sheet: Sheet) -> Iterator[str]:
    """Groups that the sheet founded and that have got a leader, an end or members of another origin."""
    entered = sheet.rows.filter(member__isnull=False).values("member_id")
    for group in Group.objects.filter(pk__in=sheet.founded_groups):
        others = group.belongings.exclude(member_id__in=entered).exists()
        leaders = group.leaderships.exclude(pk__in=_appointed(sheet, GroupLeadership))
        if others or group.valid_to or leaders.exists():
            yield _("The group %(name)s is in use.") % {"name": group.name}


def _appointed(sheet: Sheet, model: type[Model]) -> list[int]:
    """The rows of the table that the list made besides those of its people."""
    changes = from_json(sheet.appointed)
    return [change.row for change in changes if change.table == _table(model) and change.before is None]


def _table(model: type[Model]) -> str:
    return str(model._meta.label_lower)


def _built_on_posts(sheet: Sheet) -> Iterator[str]:
    """Posts in a committee that began with the list."""
    posts = Post.objects.filter(body__in=_appointed(sheet, Body)).exclude(pk__in=_appointed(sheet, Post))
    yield from map(row_in_full, posts.select_related("member", "organisation", "body")[:MOST_NAMED])


def _take_back_posts(sheet: Sheet) -> None:
    """Before the people go. Refused where a post or a residence is no longer what the list made of it."""
    changes = from_json(sheet.appointed)
    members = {
        row.member_id
        for model in (Post, GroupLeadership, Residence)
        for row in model._default_manager.filter(pk__in=[one.row for one in changes if one.table == _table(model)])
    }
    for member in Member.objects.filter(pk__in=members).order_by("pk"):
        locked(member)
    for _change, now in differences(changes):
        whose = getattr(now, "member", None)
        name = whose.in_full if whose is not None else row_in_full(now) if now is not None else "–"
        raise Refused(_("%(name)s was changed since.") % {"name": name})
    restore(changes)


def _put_back(row: SheetRow) -> None:
    """Give one member back what the register had before. Refused where it is no longer what the sheet made of it."""
    member = locked(Member(pk=row.member_id))
    changes = from_json(row.written or ())
    for change, now in differences(changes):
        if not _ended_with_its_group(now):
            raise Refused(
                (
                    _("%(name)s was moved to another group.")
                    if change.table == GroupBelonging._meta.label_lower
                    else _("%(name)s was changed since.")
                )
                % {"name": member.in_full}
            )
    restore(changes)


def _ended_with_its_group(now: Model | None) -> bool:
    return isinstance(now, GroupBelonging) and now.valid_to is not None and now.valid_to == now.group.valid_to


def _remove(members: Collection[int]) -> None:
    """Without the collector of Django, which would look through every table again: what rests on them was looked for."""
    SheetRow.objects.filter(member__pk__among=members).update(member=None)
    remove_beside(members)
    for model in OWN_FACTS:
        facts = model._default_manager.filter(member__pk__among=members)
        facts._raw_delete(facts.db)
    people = Member.objects.filter(pk__among=members)
    people._raw_delete(people.db)


def _chunks(members: list[int]) -> Iterator[list[int]]:
    return (members[start : start + CHUNK] for start in range(0, len(members), CHUNK))
