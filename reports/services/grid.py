"""A table of a document as rows of cells, each at its place: what Word and Excel are told, where HTML counts by itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from reports.services.markup import Element


@dataclass(frozen=True)
class Cell:
    """Content, first column, and over how many columns and rows it reaches. `element` None: covered by one of a row above."""

    element: Element | None
    column: int
    across: int = 1
    down: int = 1

    @property
    def of_words(self) -> bool:
        return self.element is not None and "words" in self.element.classes


@dataclass
class Row:
    """`heading`: said again on every page. `section`: the heading of what is below it."""

    heading: bool = False
    section: bool = False
    total: bool = False
    cells: list[Cell] = field(default_factory=list)

    @property
    def strong(self) -> bool:
        return self.section or self.total


@dataclass(frozen=True)
class Grid:
    widths: list[float]
    """Of each column, as a share of the whole."""
    rows: list[Row]

    def width(self, cell: Cell) -> float:
        return sum(self.widths[cell.column : cell.column + cell.across])


def grid_of(table: Element) -> Grid:
    rows = list(_rows(table))
    columns = max((cell.column + cell.across for row in rows for cell in row.cells), default=1)
    return Grid(_widths(table, columns), rows)


def _widths(table: Element, columns: int) -> list[float]:
    said = [float(col.attributes.get("width", "0").rstrip("%")) for col in table.all("col")]
    if len(said) != columns or not all(said):
        return [1 / columns] * columns
    return [width / sum(said) for width in said]


def _rows(table: Element) -> Iterator[Row]:
    reaching: dict[int, tuple[int, int]] = {}
    """By column, how many more rows a cell that began there reaches, and over how many columns."""
    for part in table.elements:
        for tr in part.elements if part.tag != "colgroup" else ():
            classes = {*tr.classes, *part.classes}
            row = Row(heading=part.tag == "thead", section="section" in classes, total="total" in classes)
            _place(row, tr, reaching)
            yield row


def _place(row: Row, tr: Element, reaching: dict[int, tuple[int, int]]) -> None:
    """Put the cells of a row where those reaching into it from above leave room."""
    column, waiting = 0, list(reversed(tr.elements))
    while waiting or column in reaching:
        if column in reaching:
            more, across = reaching.pop(column)
            cell = Cell(None, column, across)
        else:
            element = waiting.pop()
            across, more = _span(element, "colspan"), _span(element, "rowspan")
            cell = Cell(element, column, across, more)
        if more > 1:
            reaching[column] = (more - 1, across)
        row.cells.append(cell)
        column += across


def _span(element: Element, name: str) -> int:
    return int(element.attributes.get(name, "1"))
