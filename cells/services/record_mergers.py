"""Two records of one person become one. Both histories are kept on one member; the merger can be taken back."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from accounts.models import Entry, Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.seen import Figures, refuse_if_changed
from accounts.services.journal import Journal, from_json, restore, same
from accounts.services.log import record
from cells.models import (
    Activity,
    Degree,
    GroupBelonging,
    Member,
    Membership,
    Post,
    RecordMerger,
    Residence,
    TemporaryStay,
    Transfer,
)
from cells.models.dated import EndedByDocument
from cells.queries.duplicates import merger_shown
from cells.queries.facts import days_of
from cells.queries.names import name_in_full_on
from cells.queries.parameters import statutes_known
from cells.queries.particulars import PARTICULARS, particular, put_particular
from cells.queries.rows_in_words import row_in_full
from cells.queries.uses import is_quiet
from cells.rules.joining import Span, TwoPlaces, join
from cells.rules.member_facts import breaches
from cells.services.facts_ahead import led_on_afterwards, stand_aside
from cells.services.from_above import tell_of_member
from cells.services.member_days import days_stand_together
from cells.services.periods import one_truth_a_day
from cells.services.readings import READ

ONE_A_DAY: dict[type[models.Model], str] = {
    Membership: "cell_id",
    Degree: "value",
    Activity: "value",
    TemporaryStay: "host_id",
    Residence: "cell_id",
    GroupBelonging: "group_id",
}
"""Facts of which there is one a day, and what tells two of them apart."""


@led_on_afterwards()
def merge_records(
    *,
    kept: Member,
    absorbed: Member,
    from_absorbed: Collection[str],
    why: str,
    occasion: Occasion,
    seen: Figures | None = None,
) -> RecordMerger:
    """`absorbed` turns out to be `kept`; of the particulars in `from_absorbed` the absorbed record is right.

    Raises Refused where on some day they would be in two cells, saying which, and where one is no record of its own any more;
    Changed where `seen` (`merger_shown`) is no longer so.
    """
    kept, absorbed = _locked(kept, absorbed)
    refuse_if_changed(seen, merger_shown(kept, absorbed, occasion.today))
    if RecordMerger.objects.filter(absorbed__in=[kept, absorbed], undone_at=None).exists():
        raise Refused(_("One of the two has been merged into another record already."))
    for member in (kept, absorbed):
        stand_aside(member)
    if Transfer.objects.under_way().filter(member__in=[kept, absorbed]).count() > 1:
        raise Refused(_("Both records have a transfer under way. Take one of them back first."))
    if kept.user_id and absorbed.user_id:
        raise Refused(_("Both records sign in with an account of their own. Ask the administrator."))
    journal = Journal(whole=True)
    known = breaches(days_of(absorbed), occasion.today, statutes_known())
    with days_stand_together(kept, occasion.today, beside=None, known=known):
        for model in ONE_A_DAY:
            _join_by_day(model, kept, absorbed, journal)
        _join_posts(kept, absorbed, journal)
        for relation in _others():
            _follow(relation, kept, absorbed, journal)
        data = {"kept": kept.pk, "absorbed": absorbed.pk} | _counted(journal)
        data["fields"] = _take_over(kept, absorbed, from_absorbed, journal)
    entry = record(occasion, act="cells.merge_records", subject=kept, why=why, data=data)
    tell_of_member(entry, kept, occasion=occasion)
    return RecordMerger.objects.create(
        kept=kept,
        absorbed=absorbed,
        written=journal.as_json(),
        entry=entry.pk,
        done_by=occasion.by.user,
        done_at=occasion.at,
    )


@led_on_afterwards()
def undo_merger(
    *,
    merger: RecordMerger,
    occasion: Occasion,
) -> RecordMerger:
    """Two records again, each with what it had; Refused where something was recorded since."""
    merger = RecordMerger.objects.select_for_update(of=("self",)).get(pk=merger.pk)
    if merger.undone_at is not None:
        raise Refused(_("This has been taken back already."))
    kept, absorbed = _locked(merger.kept, merger.absorbed)
    for member in (kept, absorbed):
        stand_aside(member)
    later = Entry.objects.filter(pk__gt=merger.entry, subject_kind="cells.member", subject_id=str(kept.pk))
    if later.exclude(act=READ).exists():
        raise Refused(_("Something has been recorded about this member since. It can no longer be taken back."))
    changes = from_json(merger.written)
    if not same(changes):
        raise Refused(_("Something of this member has changed since. It can no longer be taken back."))
    with one_truth_a_day():
        restore(changes)
    merger.undone_at = occasion.at
    merger.save(update_fields=["undone_at"])
    entry = record(occasion, act="cells.undo_merger", subject=kept, data={"absorbed": absorbed.pk, "merger": merger.pk})
    tell_of_member(
        entry,
        kept,
        besides=[*absorbed.memberships.on(occasion.today).order_by().values_list("cell_id", flat=True)],
        occasion=occasion,
    )
    return merger


def _locked(kept: Member, absorbed: Member) -> tuple[Member, Member]:
    if kept.pk == absorbed.pk:
        raise Refused(_("These are already one record."))
    members = {
        member.pk: member
        for member in Member.objects.select_for_update(of=("self",)).filter(pk__in=[kept.pk, absorbed.pk])
    }
    return members[kept.pk], members[absorbed.pk]


def _join_by_day(model: type[models.Model], kept: Member, absorbed: Member, journal: Journal) -> None:
    """One history of a fact of which there is one a day. Where both say the same of the same days, it is said once.

    Where they differ the kept record prevails, but nobody was in two cells on one day.
    """
    _join(_rows_of(model, kept, absorbed), ONE_A_DAY[model], kept, journal, strict=model is Membership)


def _join_posts(kept: Member, absorbed: Member, journal: Journal) -> None:
    """Of posts there may be several a day; one that both records tell of is held once."""
    posts = defaultdict(list)
    for post in _rows_of(Post, kept, absorbed):
        posts[post.organisation_id, post.body_id, post.title].append(post)
    for of_one in posts.values():
        _join(of_one, "title", kept, journal, strict=False)


def _rows_of(model: type[models.Model], kept: Member, absorbed: Member) -> list[Any]:
    manager = model._default_manager.select_related()
    return list(manager.filter(member__in=[kept, absorbed]).order_by("valid_from"))


def _join(facts: Sequence[Any], what: str, kept: Member, journal: Journal, *, strict: bool) -> None:
    rows = {row.pk: row for row in facts}
    spans = [Span(row.pk, getattr(row, what), row.period, row.member_id == kept.pk) for row in facts]
    try:
        joined = join(spans, strict=strict)
    except TwoPlaces as two:
        raise Refused(_two_cells(rows[two.first], rows[two.second], two.day)) from two
    for key in joined.removed:
        _remove(rows[key], rows.get(joined.into.get(key, 0)), journal)
    with one_truth_a_day():
        for key, extent in joined.kept.items():
            _extend(rows[key], rows[extent.first], rows[extent.last], kept, journal)


def _remove(row: Any, instead: Any, journal: Journal) -> None:
    """What pointed at it (who signs a report, by a post) points at what says the same."""
    for relation in _pointing_at(type(row)) if instead is not None else ():
        _follow(relation, instead, row, journal)
    try:
        journal.remove(row)
    except ProtectedError as error:
        raise Refused(
            _("“%(fact)s” stands in both records, and something else rests on one of them. Correct that first.")
            % {"fact": row_in_full(row)}
        ) from error


def _extend(row: Any, first: Any, last: Any, kept: Member, journal: Journal) -> None:
    values: dict[str, object] = {"member": kept, "valid_from": first.valid_from, "valid_to": last.valid_to}
    if isinstance(row, EndedByDocument):
        values["ended_by"] = last.ended_by
    if isinstance(row, Membership):
        values |= {"arrival": first.arrival, "departure": last.departure}
    if any(getattr(row, name) != value for name, value in values.items()):
        journal.change([row], **values)


def _two_cells(first: Membership, second: Membership, day: date) -> str:
    return _("On %(day)s they would be in two cells: %(one)s and %(other)s. Correct one of the records first.") % {
        "day": day_in_words(day),
        "one": name_in_full_on(first.cell, day),
        "other": name_in_full_on(second.cell, day),
    }


def _others() -> Iterator[object]:
    """Everything else that points at a member, in this app or above it."""
    for relation in _pointing_at(Member):
        if relation.related_model not in (*ONE_A_DAY, Post, RecordMerger):
            yield relation


def _pointing_at(model: type[models.Model]) -> Iterator[Any]:
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and relation.one_to_many and not relation.concrete:
            yield relation


def _follow(relation: Any, kept: models.Model, absorbed: models.Model, journal: Journal) -> None:
    """What was about the absorbed record is about the kept one. Where both are there already (one roll), nothing moves."""
    column = relation.field.name
    for row in relation.related_model._base_manager.filter(**{column: absorbed}):
        try:
            with transaction.atomic():
                journal.change([row], **{column: kept})
        except IntegrityError:
            continue


def _take_over(kept: Member, absorbed: Member, from_absorbed: Collection[str], journal: Journal) -> dict[str, object]:
    """The particulars that the absorbed record has right, and its account; which were taken."""
    taken = {name: particular(absorbed, name) for name in PARTICULARS if name in from_absorbed}
    if absorbed.user_id:
        taken["user_id"] = absorbed.user_id
        journal.change([absorbed], user=None)
    with journal.changing(kept):
        for name, value in taken.items():
            put_particular(kept, name, value)
        kept.save()
    return taken


def _counted(journal: Journal) -> dict[str, object]:
    """For the log: how much went over, and what was said twice and is gone."""
    moved = Counter(
        change.table for change in journal.changes if change.after is not None and not is_quiet(change.table)
    )
    return {"moved": moved, "left": [line for line in journal.as_json() if line["after"] is None]}
