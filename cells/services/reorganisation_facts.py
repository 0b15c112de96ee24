"""What a reorganisation writes into the registry, row by row, so that it can be taken back exactly."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from cells.models import Member, Organisation, Reorganisation, ReorganisationFact

Row = TypeVar("Row", bound=models.Model)
BATCH = 500
_UNWRITTEN = ("path", "depth", "numchild")
"""Where an organisation stands in today's tree changes with its neighbours: nobody has built on it."""


class Journal:
    """Makes and changes rows for one reorganisation and keeps of each what it was and what it became."""

    def __init__(self, reorganisation: Reorganisation) -> None:
        self.reorganisation = reorganisation
        self._facts: list[ReorganisationFact] = []

    def made(self, row: Row) -> Row:
        """Note a row that was just made."""
        self._note(row, None, _values(row))
        return row

    def make(self, rows: Sequence[Row]) -> None:
        for model in {type(row) for row in rows}:
            model._default_manager.bulk_create([row for row in rows if type(row) is model], batch_size=BATCH)
        for row in rows:
            self.made(row)

    def change(self, rows: Iterable[models.Model], **values: Any) -> None:
        """The same values for all of the rows (of one table)."""
        changed = list(rows)
        for row in changed:
            before = {name: _plain(row, name) for name in values}
            for name, value in values.items():
                setattr(row, name, value)
            self._note(row, before, {name: _plain(row, name) for name in values})
        for start in range(0, len(changed), BATCH):
            pks = [row.pk for row in changed[start : start + BATCH]]
            type(changed[0])._default_manager.filter(pk__in=pks).update(**values)

    def end(self, rows: Iterable[models.Model], on: date) -> None:
        self.change(rows, valid_to=on)

    def save(self) -> None:
        ReorganisationFact.objects.bulk_create(self._facts, batch_size=BATCH)
        self._facts = []

    def _note(self, row: models.Model, before: dict[str, Any] | None, after: dict[str, Any]) -> None:
        self._facts.append(
            ReorganisationFact(
                reorganisation=self.reorganisation,
                table=row._meta.label_lower,
                row=row.pk,
                member_id=getattr(row, "member_id", None),
                before=before,
                after=after,
            )
        )


def take_back(reorganisation: Reorganisation) -> None:
    """Restore everything that was written, newest first. Raises Refused where something has been built on it."""
    written = list(reorganisation.facts.order_by("-pk"))
    rows = _rows(written)
    for fact in written:
        row = rows.get((fact.table, fact.row))
        if row is None or not _is_as_left(row, fact):
            raise Refused(
                _("“%(fact)s” was changed after the reorganisation was confirmed. Undo that change first.")
                % {"fact": row or fact.table}
            )
        _restore(row, fact)
    reorganisation.facts.all().delete()


def stand_aside(member: Member) -> None:
    """Something happens to a member before the day of a confirmed reorganisation: its facts about them are taken back.

    Whoever still belongs to a cell that goes is led to the successor on the day itself.
    """
    written = list(
        ReorganisationFact.objects.filter(member=member, reorganisation__state=Reorganisation.State.CONFIRMED).order_by(
            "-pk"
        )
    )
    rows = _rows(written)
    if all((fact.table, fact.row) in rows and _is_as_left(rows[fact.table, fact.row], fact) for fact in written):
        for fact in written:
            _restore(rows[fact.table, fact.row], fact)
        ReorganisationFact.objects.filter(pk__in=[fact.pk for fact in written]).delete()


def _rows(facts: Sequence[ReorganisationFact]) -> dict[tuple[str, int], models.Model]:
    wanted: dict[str, set[int]] = {}
    for fact in facts:
        wanted.setdefault(fact.table, set()).add(fact.row)
    found: dict[tuple[str, int], models.Model] = {}
    for table, pks in wanted.items():
        numbers = sorted(pks)
        for start in range(0, len(numbers), BATCH):
            manager = apps.get_model(table)._default_manager
            found |= {(table, row.pk): row for row in manager.filter(pk__in=numbers[start : start + BATCH])}
    return found


def _is_as_left(row: models.Model, fact: ReorganisationFact) -> bool:
    return all(_plain(row, name) == value for name, value in fact.after.items())


def _restore(row: models.Model, fact: ReorganisationFact) -> None:
    if fact.before is None:
        _unmake(row)
        return
    fields = {field.attname: field for field in row._meta.concrete_fields}
    for name, value in fact.before.items():
        setattr(row, name, fields[name].to_python(value))
    row.save(update_fields=[fields[name].name for name in fact.before])


def _unmake(row: models.Model) -> None:
    try:
        # The tree counts children on the row above: it is read anew.
        (Organisation.objects.get(pk=row.pk) if isinstance(row, Organisation) else row).delete()
    except ProtectedError as protected:
        built = next(iter(protected.protected_objects))
        raise Refused(
            _("“%(fact)s” rests on the reorganisation already. Remove it first.") % {"fact": built}
        ) from protected


def _values(row: models.Model) -> dict[str, Any]:
    names = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
    return {name: _plain(row, name) for name in names if name not in _UNWRITTEN}


def _plain(row: models.Model, name: str) -> Any:
    value = getattr(row, name)
    if isinstance(value, models.Model):
        return value.pk
    return value.isoformat() if isinstance(value, date) else value
