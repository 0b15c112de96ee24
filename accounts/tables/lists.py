"""A list is declared once; with rows it is a table, which is shown on a page or saved as Excel."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from accounts.queries.found import Found
from accounts.queries.put_together import AskedRows
from accounts.tables.columns import Column, Only, Value, Words
from accounts.tables.pages import TURNS, Address, Page, page_of

WHOLE = 20_000
"""Rows of a list that is saved; one that is longer has to be narrowed first."""
CHUNK = 500
FEW = 6
FETCHED = (QuerySet, AskedRows, Found)
"""What the database orders and cuts off."""
Dress = Callable[[Sequence[object]], Iterable[object]]
"""Makes rows out of what was fetched, some at a time: names of all of them are asked for in one query."""


class Head(NamedTuple):
    words: str
    kind: str
    is_quiet: bool
    to: str = ""
    """Behind the question mark, the order to ask for by a click; "" where the column orders nothing."""
    order: str = ""
    """ascending or descending, where the list stands in the order of this column."""


class List:
    """`name`: in the log and in the workbook. `rows_a_page`: None where the page shows all, or the first `most`.
    `order`: as in the address, where it asks for none. `attributes`: of the <tr> of a row. `kind`: class of the table.
    `quiet`: its headings are there for ears only. `stacks`: on a telephone each row becomes a card.
    `numbered`: its rows are, as in every list on paper; usually all but quiet ones.
    """

    def __init__(
        self,
        name: Words,
        *columns: Column,
        rows_a_page: int | None = None,
        order: str = "",
        most_saved: int = WHOLE,
        attributes: Callable[[Any], dict[str, str]] | None = None,
        kind: str = "",
        quiet: bool = False,
        stacks: bool = True,
        numbered: bool | None = None,
    ) -> None:
        self.name, self.columns, self.rows_a_page, self.order = name, columns, rows_a_page, order
        self.most_saved, self.attributes = most_saved, attributes
        self.kind, self.quiet, self.stacks = kind, quiet, stacks
        self.numbered = not quiet if numbered is None else numbered

    def of(self, things: object, **how: Any) -> "Table":
        return Table(self, things, **how)


class Table:
    """Rows of a list, as they are shown or saved.

    `things`: a queryset or a sequence; `dress` makes rows of them. `without`: columns left out. `total`: a last row that
    sums up. `part`: which part of the page's list these are. `most`: how many the page shows; all are saved.
    `number`: how many things there are, where that is known anyway, as of what was found it is; the page then leads to the last
    one.
    """

    def __init__(
        self,
        list: List,
        things: Any,
        *,
        dress: Dress = iter,
        without: Iterable[str] = (),
        total: object = None,
        part: Words = "",
        most: int | None = None,
        number: int | None = None,
        caption: Words = "",
    ) -> None:
        self.list, self.things, self.dress, self.total = list, things, dress, total
        self.part, self.most, self.caption = part, most, caption
        self._number = number
        self.columns = [column for column in list.columns if column.name not in set(without)]
        self.orders: dict[str, bool] = {}
        """Names of the columns it is ordered by, the first first, and whether downwards."""
        self.asked: Address | None = None
        self.is_printed = False
        """Whole, and without what paper has no use for."""

    def turn_to(self, asked: Address) -> "Table":
        """To the order and the page that the address asks for; what makes no sense there is passed over."""
        self.asked = asked
        self.orders = self._orders(asked.getlist("sort")) or self._orders([self.list.order])
        if self.orders:
            keys = [(key, down) for name, down in self.orders.items() for key in self.sortable[name].sort]
            self.things = self.things.order_by(*(f"-{key}" if down else key for key, down in keys))
        return self

    def to_be_printed(self) -> "Table":
        """In the order of the page, all rows of its filter, without boxes, arrows and links to acts."""
        self.is_printed, self.asked = True, None
        return self

    @property
    def sortable(self) -> dict[str, Column]:
        """By name. What the database does not fetch keeps its order, and what is cut off: in another one it would show others."""
        fetched = isinstance(self.things, FETCHED) and self.most is None
        return {column.name: column for column in self.columns if column.sort and fetched}

    def _orders(self, typed: Iterable[str]) -> dict[str, bool]:
        asked = {name.removeprefix("-"): name.startswith("-") for name in typed}
        return {name: down for name, down in asked.items() if name in self.sortable}

    @cached_property
    def page(self) -> Page:
        if self.is_printed:
            return Page(list(self.things[: self.list.most_saved]))
        if self.list.rows_a_page is not None and self.asked is not None:
            return page_of(self.asked, self.things, rows=self.list.rows_a_page, known=self.number)
        things = list(self.things if self.most is None else self.things[: self.most + 1])
        return Page(things[: self.most], has_next=self.most is not None and len(things) > self.most)

    @property
    def number(self) -> int | None:
        return self.things.number if isinstance(self.things, Found) else self._number

    @property
    def is_cut(self) -> bool:
        """Whether the page shows no more than the first `most`."""
        return self.most is not None and self.page.has_next

    @property
    def is_saved(self) -> bool:
        """Whether the page offers it as a file: those that do turn it to what their address asks for."""
        return self.asked is not None

    @cached_property
    def rows(self) -> list[object]:
        """Those on the page."""
        return list(self.dress(self.page.things))

    @property
    def on_page(self) -> list[Column]:
        shown = [column for column in self.columns if column.only is not Only.EXCEL]
        return [column for column in shown if column.is_for_paper] if self.is_printed else shown

    @property
    def in_excel(self) -> list[Column]:
        return [column for column in self.columns if column.only is not Only.PAGE]

    @property
    def is_wide(self) -> bool:
        """Whether it has more columns than fit beside each other as they are: words then give way, days and states do not."""
        return len(self.on_page) > FEW

    @property
    def heads(self) -> tuple[Head, ...]:
        sortable = self.sortable if self.asked is not None else {}
        heads = []
        for column in self.on_page:
            down = self.orders.get(column.name)
            order = "" if down is None or self.is_printed else "descending" if down else "ascending"
            to = self._turned(f"{'-' if order == 'ascending' else ''}{column.name}") if column.name in sortable else ""
            heads.append(Head(str(column.heading), column.kind, column.is_quiet, to, order))
        return tuple(heads)

    def _turned(self, sort: str) -> str:
        """Behind the question mark, for the same list in another order, from its first page on."""
        asked: Any = copy(self.asked)
        asked["sort"] = sort
        for name in TURNS:
            asked.pop(name, None)
        return f"?{asked.urlencode()}"

    @property
    def body(self) -> SafeString:
        return self._html(self.rows, number=self.page.first)

    @property
    def foot(self) -> SafeString:
        return self._html([self.total], number=None) if self.total is not None else mark_safe("")

    def saved_rows(self) -> Iterator[list[Value]]:
        """All of them, not only those of the page, as Excel gets them."""
        columns = self.in_excel
        for row in self._all_rows():
            yield [column.saved(row) for column in columns]

    def _all_rows(self) -> Iterator[object]:
        things = self.things.iterator(CHUNK) if isinstance(self.things, FETCHED) else iter(self.things)
        while chunk := list(islice(things, CHUNK)):
            yield from self.dress(chunk)
        if self.total is not None:
            yield self.total

    def _html(self, rows: Iterable[object], *, number: int | None) -> SafeString:
        """Put together by hand: by a template, cells took more than half of what a list of members cost.
        `number`: of the first row; None where they have none."""
        cells = [(column.opening, column.cell, f"</{column.tag}>") for column in self.on_page]
        attributes = self.list.attributes
        lines = []
        for index, row in enumerate(rows):
            said = format_html_join("", ' {}="{}"', attributes(row).items()) if attributes else ""
            inside = "".join([f"{opening}{cell(row)}{closing}" for opening, cell, closing in cells])
            if self.list.numbered:
                inside = f'<td class="tt">{number + index if number is not None else ""}</td>{inside}'
            lines.append(f"<tr{said}>{inside}</tr>\n")
        return mark_safe("".join(lines))  # noqa: S308 - each column escapes what comes from a row
