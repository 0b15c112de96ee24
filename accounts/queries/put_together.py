"""Questions that are put together once in a process, and asked again with other values.

Django makes a queryset anew, and writes its SQL anew, whenever it is asked. Of a page that asks a dozen small questions this is
more work than all the rest. What is kept is the text of the statement and where the values stand in it, never an answer.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, update_wrapper
from itertools import count
from typing import Any, Generic, TypeVar

from django.db import connection, connections
from django.db.models import QuerySet, prefetch_related_objects
from django.db.models.sql.compiler import SQLCompiler

from accounts.queries.replica import reading_connection

Value = int | str | date
Row = TypeVar("Row")
MOST_IN_A_TUPLE = 64


class NotHandedOn(TypeError):
    """A question that does more with a value than hand it on to the database: it has to be put together each time."""


class Question(Generic[Row]):
    """`put`: the queryset for some values, each of which it hands on to the database as it is. A tuple is a number of ids for an
    IN; of none nothing is asked. What else decides how the question is put is said by name.

        @Question
        def held_by(user: int, day: date) -> QuerySet[Mandate]:
            return Mandate.objects.on(day).filter(user=user)

        held_by(user.pk, today)
    """

    def __init__(self, put: Callable[..., "QuerySet[Any, Row]"]) -> None:
        self._put = put
        self._known: dict[Hashable, _Written] = {}
        update_wrapper(self, put)

    def anew(self, *values: Value | tuple[int, ...], **how: Hashable) -> "QuerySet[Any, Row]":
        """Put together for these values alone, to be asked further."""
        return self._put(*values, **how)

    def __call__(self, *values: Value | tuple[int, ...], **how: Hashable) -> list[Row]:
        if () in values:
            return []
        if _are_very_many(values):
            return list(self._put(*values, **how))
        asked = _filled(values)
        return self._written(asked, how).ask(_one_by_one(asked))

    def of(self, *values: Value | tuple[int, ...], **how: Hashable) -> "Asked[Row]":
        """For these values, to be asked later, or whether there is an answer at all (`with_an_answer`)."""
        return Asked(self, values, tuple(how.items()))

    def whether(self, *values: Value | tuple[int, ...], **how: Hashable) -> tuple[str, list[Any]]:
        """The statement and the parameters of an EXISTS. Of a tuple that is empty, or too long, there is none."""
        asked = _filled(values)
        return self._written(asked, how, whether=True).filled(_one_by_one(asked))

    def alike(self, *values: Value, **how: Hashable) -> "QuerySet[Any, Row]":
        """The same question of values that nobody means, for what does not depend on them."""
        return self._written(list(values), how).queryset

    def _written(
        self, asked: list[Value | tuple[int, ...]], how: dict[str, Hashable], *, whether: bool = False
    ) -> "_Written":
        key = (connection.vendor, whether, *map(_shape, asked), *how.items())
        if (written := self._known.get(key)) is None:
            written = self._known[key] = _written(self._put, asked, how, whether=whether)
        return written


@dataclass(frozen=True)
class Asked(Generic[Row]):
    """A question with the values it is asked for."""

    question: Question[Row]
    values: tuple[Value | tuple[int, ...], ...]
    how: tuple[tuple[str, Hashable], ...] = ()

    def rows(self) -> list[Row]:
        return self.question(*self.values, **dict(self.how))


def rows_of(asked: Iterable[Asked[Row]]) -> list[Row]:
    """Of these one after another."""
    return [row for one in asked for row in one.rows()]


def with_an_answer(asked: Iterable[Asked[Any]]) -> set[Asked[Any]]:
    """Which of these have an answer at all, in one statement. Of very many ids it is left open: it is said to have one."""
    of_something = [one for one in dict.fromkeys(asked) if () not in one.values]
    open_ones = {one for one in of_something if _are_very_many(one.values)}
    told = [one for one in of_something if one not in open_ones]
    if not told:
        return open_ones
    written = [one.question.whether(*one.values, **dict(one.how)) for one in told]
    statement = ", ".join(f"EXISTS({sql})" for sql, _parameters in written)
    with reading_connection().cursor() as cursor:
        cursor.execute(f"SELECT {statement}", [value for _sql, parameters in written for value in parameters])
        answers = cursor.fetchone()
    return open_ones | {one for one, is_there in zip(told, answers, strict=True) if is_there}


class AskedRows(Generic[Row]):
    """What a list is handed in place of a queryset: a question whose `put` takes an `order` (names; none: its own) and `most`,
    the number of rows to begin with (None: all). What is asked of it beyond that is asked of a queryset.
    """

    def __init__(self, question: Question[Row], *values: Value, order: tuple[str, ...] = ()) -> None:
        self._question, self._values, self._order = question, values, order

    def order_by(self, *names: str) -> "AskedRows[Row]":
        return AskedRows(self._question, *self._values, order=names)

    def __getitem__(self, cut: slice) -> "Sequence[Row] | QuerySet[Any, Row]":
        return self.queryset[cut] if cut.start else self._question(*self._values, order=self._order, most=cut.stop)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.queryset, name)

    @cached_property
    def queryset(self) -> "QuerySet[Any, Row]":
        return self._question.anew(*self._values, order=self._order, most=None)

    @property
    def alike(self) -> "QuerySet[Any, Row]":
        """As `Question.alike`, in this order."""
        return self._question.alike(*self._values, order=self._order, most=None)


@dataclass(frozen=True)
class _Written:
    """`places`: which parameters of the statement are which of the values; the others are the same each time."""

    queryset: "QuerySet[Any, Any]"
    compiler: SQLCompiler
    sql: str
    parameters: list[Any]
    places: list[tuple[int, int]]

    def filled(self, values: list[Value]) -> tuple[str, list[Any]]:
        """The statement, and its parameters for these values."""
        own = self.parameters.copy()
        for number, place in self.places:
            own[number] = _as_written(own[number], values[place])
        return self.sql, own

    def ask(self, values: list[Value]) -> list[Any]:
        like: Any = self.queryset
        asked = type(like)(like.model, query=_AskedAgain(self, self.filled(values)[1]))
        asked._fields = like._fields
        rows = list(like._iterable_class(asked))
        if rows and like._prefetch_related_lookups:
            prefetch_related_objects(rows, *like._prefetch_related_lookups)
        return rows


class _AskedAgain:
    """In place of a query: Django makes its rows of it as ever, but it has been written already."""

    def __init__(self, written: _Written, parameters: list[Any]) -> None:
        self._written, self._parameters = written, parameters

    def __getattr__(self, name: str) -> Any:
        return getattr(self._written.queryset.query, name)

    def get_compiler(self, using: str, **_how: object) -> SQLCompiler:
        compiler: Any = copy(self._written.compiler)
        compiler.using, compiler.connection = using, connections[using]
        compiler.as_sql = lambda: (self._written.sql, self._parameters)
        return compiler


def _written(
    put: Callable[..., "QuerySet[Any, Any]"],
    asked: list[Value | tuple[int, ...]],
    how: dict[str, Hashable],
    *,
    whether: bool,
) -> _Written:
    """Put together twice, with values that nobody means: where the two differ, values stand. `whether`: as an EXISTS has it, to
    which what is shown of a row, and in which order, is nothing."""
    one, other = (_stand_ins(asked, first) for first in (1, 10_001))
    queryset, another = put(*one, **how), put(*other, **how)
    query, same_query = (each.query.exists() if whether else each.query for each in (queryset, another))
    compiler: Any = query.get_compiler(using=queryset.db)
    (sql, parameters), (same, others) = compiler.as_sql(), same_query.get_compiler(using=queryset.db).as_sql()
    pairs = list(zip(_one_by_one(one), _one_by_one(other), strict=True))
    found = [_place(pair, pairs) for pair in zip(parameters, others, strict=True)]
    places = [(number, place) for number, place in enumerate(found) if place is not None]
    if sql != same or not (whether or {place for _number, place in places} == {*range(len(pairs))}):
        raise NotHandedOn(put)
    compiler.connection = None  # is of this thread
    return _Written(queryset, compiler, sql, list(parameters), places)


def _place(parameters: tuple[Any, Any], pairs: list[tuple[Value, Value]]) -> int | None:
    one, other = parameters
    if one == other:
        return None
    for place, pair in enumerate(pairs):
        if (_as_written(one, pair[0]), _as_written(other, pair[1])) == parameters:
            return place
    raise NotHandedOn(one)


def _as_written(parameter: Any, value: Value) -> Any:
    """As the parameter has it that stood for the value: SQLite keeps days as text, psycopg tells numbers of several lengths."""
    if isinstance(parameter, str):
        return str(value)
    return type(parameter)(value) if isinstance(parameter, int) and isinstance(value, int) else value


def _stand_ins(asked: list[Value | tuple[int, ...]], first: int) -> list[Value | tuple[int, ...]]:
    numbers = count(first)
    return [
        tuple(_stand_in(one, next(numbers)) for one in value)
        if isinstance(value, tuple)
        else _stand_in(value, next(numbers))
        for value in asked
    ]


def _stand_in(value: Value, number: int) -> Any:
    if isinstance(value, date):
        return date(7000, 1, 1) + timedelta(days=number)
    return f"{number} in place of what is meant" if isinstance(value, str) else 7_000_000_000 + number


def _one_by_one(values: Iterable[Value | tuple[int, ...]]) -> list[Value]:
    return [one for value in values for one in (value if isinstance(value, tuple) else (value,))]


def _shape(value: Value | tuple[int, ...]) -> int | type:
    """What of a value decides how the statement reads."""
    return len(value) if isinstance(value, tuple) else type(value)


def _are_very_many(values: Iterable[Value | tuple[int, ...]]) -> bool:
    return any(isinstance(value, tuple) and len(value) > MOST_IN_A_TUPLE for value in values)


def _filled(values: Iterable[Value | tuple[int, ...]]) -> list[Value | tuple[int, ...]]:
    return [_filled_up(value) if isinstance(value, tuple) else value for value in values]


def _filled_up(ids: tuple[int, ...]) -> tuple[int, ...]:
    """To a length that many others have, by one of them: there is a statement for each."""
    return (*ids, *[ids[0]] * ((1 << (len(ids) - 1).bit_length()) - len(ids)))
