"""Two records of one person become one. Both histories are kept on one member; the merger can be taken back."""

from collections.abc import Collection, Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from accounts.models import Entry, Occasion
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import Activity, Degree, GroupBelonging, Member, Membership, RecordMerger, TemporaryStay, Transfer
from cells.rules.joining import Span, TwoPlaces, join
from cells.rules.periods import Period
from cells.services.corrections import PARTICULARS
from cells.services.periods import one_truth_a_day, written
from cells.services.readings import READ
from cells.services.reorganisation_facts import stand_aside

ONE_A_DAY: dict[type[models.Model], str] = {
    Membership: "cell_id",
    Degree: "value",
    Activity: "value",
    TemporaryStay: "host_id",
    GroupBelonging: "group_id",
}
"""Facts of which there is one a day, and what tells two of them apart."""


@transaction.atomic
def merge_records(
    *,
    kept: Member,
    absorbed: Member,
    from_absorbed: Collection[str],
    why: str,
    occasion: Occasion,
) -> RecordMerger:
    """`absorbed` turns out to be `kept`; of the particulars in `from_absorbed` the absorbed record is right.

    Raises Refused where on some day they would be in two cells, saying which, and where one is no record of its own any more.
    """
    kept, absorbed = _locked(kept, absorbed)
    if RecordMerger.objects.filter(absorbed__in=[kept, absorbed], undone_at=None).exists():
        raise Refused(_("One of the two has been merged into another record already."))
    for member in (kept, absorbed):
        stand_aside(member)
    if Transfer.objects.under_way().filter(member__in=[kept, absorbed]).count() > 1:
        raise Refused(_("Both records have a transfer under way. Take one of them back first."))
    if kept.user_id and absorbed.user_id:
        raise Refused(_("Both records sign in with an account of their own. Ask the administrator."))
    changes = _Changes()
    for model in ONE_A_DAY:
        _join(model, kept, absorbed, changes)
    for relation in _others():
        _follow(relation, kept, absorbed, changes)
    fields = _take_over(kept, absorbed, from_absorbed)
    subject = {"kept": kept.pk, "absorbed": absorbed.pk, "fields": fields["after"]}
    entry = record(occasion, act="cells.merge_records", subject=kept, why=why, data=subject | changes.counted())
    return RecordMerger.objects.create(
        kept=kept,
        absorbed=absorbed,
        written={"fields": fields, "changed": changes.changed, "removed": changes.removed},
        entry=entry.pk,
        done_by=occasion.by.user,
        done_at=occasion.at,
    )


@transaction.atomic
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
    stand_aside(kept)
    later = Entry.objects.filter(pk__gt=merger.entry, subject_kind="cells.member", subject_id=str(kept.pk))
    if later.exclude(act=READ).exists():
        raise Refused(_("Something has been recorded about this member since. It can no longer be taken back."))
    with one_truth_a_day():
        _restore(merger)
    before = merger.written["fields"]["before"]
    if "user_id" in before:
        Member.objects.filter(pk=kept.pk).update(user=before["user_id"])
        Member.objects.filter(pk=absorbed.pk).update(user=merger.written["fields"]["after"]["user_id"])
    for name in set(PARTICULARS) & set(before):
        field: Any = Member._meta.get_field(name)
        setattr(kept, name, field.to_python(before[name]))
    kept.save(update_fields=[*PARTICULARS, "search_key", "sort_key"])
    merger.undone_at = occasion.at
    merger.save(update_fields=["undone_at"])
    record(occasion, act="cells.undo_merger", subject=kept, data={"absorbed": absorbed.pk, "merger": merger.pk})
    return merger


class _Changes:
    """What a merger writes, by table and row, so that it can be taken back."""

    def __init__(self) -> None:
        self.changed: dict[str, dict[str, list[dict[str, Any]]]] = {}
        self.removed: dict[str, dict[str, dict[str, Any]]] = {}

    def change(self, row: models.Model, **values: Any) -> None:
        before = _told(row)
        for name, value in values.items():
            setattr(row, name, value)
        with transaction.atomic():
            row.save(update_fields=list(values))
        self.changed.setdefault(row._meta.label_lower, {})[str(row.pk)] = [before, _told(row)]

    def remove(self, row: models.Model) -> None:
        self.removed.setdefault(row._meta.label_lower, {})[str(row.pk)] = _told(row)
        row.delete()

    def counted(self) -> dict[str, Any]:
        return {"moved": {label: len(rows) for label, rows in self.changed.items()}, "left": self.removed}


def _locked(kept: Member, absorbed: Member) -> tuple[Member, Member]:
    if kept.pk == absorbed.pk:
        raise Refused(_("These are one record already."))
    found = {
        one.pk: one for one in Member.objects.select_for_update(of=("self",)).filter(pk__in=[kept.pk, absorbed.pk])
    }
    return found[kept.pk], found[absorbed.pk]


def _join(model: type[models.Model], kept: Member, absorbed: Member, changes: _Changes) -> None:
    """One history of a fact of which there is one a day. Where both say the same of the same days, it is said once.

    Where they differ the kept record prevails, but nobody was in two cells on one day.
    """
    manager = model._default_manager.select_related()
    rows: dict[int, Any] = {row.pk: row for row in manager.filter(member__in=[kept, absorbed]).order_by("valid_from")}
    what = ONE_A_DAY[model]
    spans = [
        Span(row.pk, getattr(row, what), Period(row.valid_from, row.valid_to), row.member_id == kept.pk)
        for row in rows.values()
    ]
    try:
        joined = join(spans, strict=model is Membership)
    except TwoPlaces as two:
        raise Refused(_two_cells(rows[two.one], rows[two.other], two.day)) from two
    for key in joined.removed:
        changes.remove(rows[key])
    with one_truth_a_day():
        for key, extent in joined.kept.items():
            _extend(rows[key], rows[extent.first], rows[extent.last], kept, changes)


def _extend(row: Any, first: Any, last: Any, kept: Member, changes: _Changes) -> None:
    values: dict[str, Any] = {"member": kept, "valid_from": first.valid_from, "valid_to": last.valid_to}
    if isinstance(row, Membership):
        values |= {"arrival": first.arrival, "departure": last.departure, "ended_by": last.ended_by}
    if any(getattr(row, name) != value for name, value in values.items()):
        changes.change(row, **values)


def _two_cells(one: Any, other: Any, day: Any) -> str:
    return _("On %(day)s they would be in two cells: %(one)s and %(other)s. Correct one of the records first.") % {
        "day": written(day),
        "one": one.cell,
        "other": other.cell,
    }


def _others() -> Iterator[Any]:
    """Everything else that points at a member, in this app or above it."""
    for relation in Member._meta.get_fields(include_hidden=True):
        points_here = relation.auto_created and relation.one_to_many and not relation.concrete
        if points_here and relation.related_model not in (*ONE_A_DAY, RecordMerger):
            yield relation


def _follow(relation: Any, kept: Member, absorbed: Member, changes: _Changes) -> None:
    """What was about the absorbed record is about the kept one. Where both are there already (one roll), nothing moves."""
    column = relation.field.name
    for row in relation.related_model._base_manager.filter(**{column: absorbed}):
        try:
            changes.change(row, **{column: kept})
        except IntegrityError:
            continue


def _take_over(kept: Member, absorbed: Member, from_absorbed: Collection[str]) -> dict[str, dict[str, Any]]:
    names = [name for name in PARTICULARS if name in from_absorbed]
    before = {name: _text(getattr(kept, name)) for name in names}
    for name in names:
        setattr(kept, name, getattr(absorbed, name))
    after = {name: _text(getattr(kept, name)) for name in names}
    if absorbed.user_id:
        before["user_id"], after["user_id"] = kept.user_id, absorbed.user_id
        kept.user, absorbed.user = absorbed.user, None
        absorbed.save(update_fields=["user"])
    kept.save()
    return {"before": before, "after": after}


def _restore(merger: RecordMerger) -> None:
    """Each row as it was: first those that moved or grew, then those that were said twice."""
    for label, rows in merger.written["changed"].items():
        model = apps.get_model(label)
        manager = model._base_manager
        for key, (before, after) in rows.items():
            row = manager.filter(pk=int(key)).first()
            if row is None or _told(row) != after:
                raise Refused(_("Something of this member has changed since. It can no longer be taken back."))
            manager.filter(pk=row.pk).update(**_values(model, before))
    for label, rows in merger.written["removed"].items():
        model = apps.get_model(label)
        for told in rows.values():
            model._base_manager.create(**_values(model, told))


def _values(model: type[models.Model], told: dict[str, Any]) -> dict[str, Any]:
    return {
        field.attname: told[field.attname]
        if field.is_relation or told[field.attname] is None
        else field.to_python(told[field.attname])
        for field in model._meta.concrete_fields
    }


def _told(row: models.Model) -> dict[str, Any]:
    return {field.attname: _text(getattr(row, field.attname)) for field in row._meta.concrete_fields}


def _text(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | dict | list) else str(value)
