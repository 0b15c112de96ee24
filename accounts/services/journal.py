"""What an act wrote, row by row, so that it can be taken back exactly.

A change is kept as JSON (`Change`, or a table with the same four columns). Before it is taken back, `differences` tells what
has been built on it since; `restore` goes through the changes the newest first. The guards of the database accepted each
state on the way there, so they accept each on the way back.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any, Protocol, TypeVar

from django.apps import apps
from django.db import models

from accounts.rules.as_json import as_json

Row = TypeVar("Row", bound=models.Model)
Values = dict[str, Any]
"""By column (`cell_id`, `valid_from`) what JSON holds of it."""
BATCH = 500
_UNWRITTEN = {"path", "depth", "numchild"}
"""Where a row stands in a tree changes with its neighbours: nobody has built on it."""


class Written(Protocol):
    """One row that was made (`before` None), changed, or removed (`after` None)."""

    @property
    def table(self) -> str:
        """`cells.membership` …"""

    @property
    def row(self) -> int: ...

    @property
    def before(self) -> Values | None: ...

    @property
    def after(self) -> Values | None: ...


Noted = TypeVar("Noted", bound=Written)


@dataclass(frozen=True)
class Change:
    table: str
    row: int
    before: Values | None
    after: Values | None


class Journal:
    """Makes, changes and removes rows, or notes what others did to them.

    `whole`: of a changed row all columns are kept, so that it is built on when any of them is another afterwards.
    """

    def __init__(self, *, whole: bool = False) -> None:
        self.changes: list[Change] = []
        self._whole = whole

    def make(self, rows: Sequence[models.Model]) -> None:
        for model in dict.fromkeys(type(row) for row in rows):
            model._base_manager.bulk_create([row for row in rows if type(row) is model], batch_size=BATCH)
        for row in rows:
            self.made(row)

    def made(self, row: Row) -> Row:
        """Note a row that was just made."""
        self.note(row, None, values_of(row))
        return row

    def change(self, rows: Iterable[models.Model], **values: Any) -> None:
        """The same values for all of the rows (of one table). Nothing is noted where the database refuses them."""
        changed = list(rows)
        for start in range(0, len(changed), BATCH):
            keys = [row.pk for row in changed[start : start + BATCH]]
            type(changed[0])._base_manager.filter(pk__in=keys).update(**values)
        for row in changed:
            self.changed(row, **values)

    def changed(self, row: models.Model, **values: object) -> None:
        """Note that a row, here still as it was, was just given these values."""
        columns = None if self._whole else [_column(row, name) for name in values]
        before = values_of(row, columns)
        for name, value in values.items():
            setattr(row, name, value)
        self.note(row, before, values_of(row, columns))

    @contextmanager
    def changing(self, row: models.Model) -> Iterator[None]:
        """Note whatever is different about the row at the end of the block, which saves it."""
        before = values_of(row)
        yield
        after = values_of(row)
        different = [name for name in before if self._whole or before[name] != after[name]]
        if before != after:
            self.note(row, {name: before[name] for name in different}, {name: after[name] for name in different})

    def remove(self, row: models.Model) -> None:
        before, key = values_of(row), row.pk
        row.delete()
        row.pk = key
        self.note(row, before, None)

    def note(self, row: models.Model, before: Values | None, after: Values | None) -> None:
        self.changes.append(Change(row._meta.label_lower, row.pk, before, after))

    def as_json(self) -> list[dict[str, object]]:
        """For a column of JSON; `from_json` reads it."""
        return [asdict(change) for change in self.changes]


def from_json(kept: Iterable[dict[str, Any]]) -> list[Change]:
    return [Change(**change) for change in kept]


def values_of(row: models.Model, columns: Collection[str] | None = None) -> Values:
    """What the row says, as JSON holds it: of these columns, or of all but its key."""
    if columns is None:
        fields = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
        columns = [name for name in fields if name not in _UNWRITTEN]
    values: Values = as_json({name: getattr(row, name) for name in columns})
    return values


def differences(changes: Sequence[Noted]) -> Iterator[tuple[Noted, models.Model | None]]:
    """The changes, newest first, that the database no longer holds, each with its row as it is now (None: there is none).

    Where a row was changed more than once, what counts is how the last change left each column.
    """
    rows = _rows(changes)
    newer: dict[tuple[str, int], set[str]] = defaultdict(set)
    for change in reversed(changes):
        key = (change.table, change.row)
        row = rows.get(key)
        if not _holds(row, change, newer[key]):
            yield change, row
        newer[key] |= {*(change.before or ()), *(change.after or ()), ""}


def same(changes: Sequence[Written]) -> bool:
    """Whether the database still holds what was written."""
    return next(differences(changes), None) is None


def restore(changes: Sequence[Written]) -> None:
    """What was made is gone, what was changed or removed is as it was. Ask `differences` first: nothing is looked at here.

    Raises ProtectedError where a row that was made is pointed at, and IntegrityError where a guard refuses.
    """
    for change in reversed(changes):
        model = apps.get_model(change.table)
        if change.before is None:
            model(pk=change.row).delete()
        elif change.after is None:
            model._base_manager.create(pk=change.row, **_columns(model, change.before))
        else:
            model._base_manager.filter(pk=change.row).update(**_columns(model, change.before))


def _rows(changes: Iterable[Written]) -> dict[tuple[str, int], models.Model]:
    wanted: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        wanted[change.table].add(change.row)
    rows: dict[tuple[str, int], models.Model] = {}
    for table, keys in wanted.items():
        numbers, manager = sorted(keys), apps.get_model(table)._base_manager
        for start in range(0, len(numbers), BATCH):
            rows |= {(table, row.pk): row for row in manager.filter(pk__in=numbers[start : start + BATCH])}
    return rows


def _holds(row: models.Model | None, change: Written, newer: Collection[str]) -> bool:
    """`newer`: the columns that a later change wrote, and "" where there was one at all."""
    if row is None or change.after is None:
        return bool(newer) or (row is None and change.after is None)
    left = {name: value for name, value in change.after.items() if name not in newer}
    return all(getattr(row, name) == value for name, value in _columns(type(row), left).items())


def _columns(model: type[models.Model], values: Values) -> Values:
    """A column that has become a reference since (`category`, now `category_id`) is found by its old name, too."""
    fields: dict[str, Any] = {name: model._meta.get_field(name) for name in values}
    return {
        fields[name].attname: None if value is None else _value(model, name, value) for name, value in values.items()
    }


def _value(model: type[models.Model], name: str, value: Any) -> object:
    field: Any = model._meta.get_field(name)
    return (field.target_field if field.is_relation else field).to_python(value)


def _column(row: models.Model, name: str) -> str:
    field: Any = row._meta.get_field(name)
    return str(field.attname)
