"""Reads the tables of a page as its reader meets them, to be compared with what they were declared and saved as."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Shown:
    """A table of a page as its reader meets it: texts of its cells."""

    headings: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Shown] = []
        self.cells: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append(Shown())
        elif tag == "tr" and self.tables:
            self.cells = []
        elif tag in ("td", "th") and self.cells is not None:
            self.cells.append("")
        elif self.cells:
            self.cells[-1] += " "

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "tr" and self.cells is not None:
            cells = [" ".join(cell.split()) for cell in self.cells]
            shown, self.cells = self.tables[-1], None
            if not shown.headings:
                shown.headings = cells
            else:
                shown.rows.append(cells)


def tables_of(page: str) -> list[Shown]:
    reader = Reader()
    reader.feed(page)
    return reader.tables
