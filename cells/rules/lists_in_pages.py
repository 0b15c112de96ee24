"""The lists of a page as its reader sees them: headings and rows of its tables, numbers and days as such."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from html.parser import HTMLParser

Value = str | int | date

_PASSED_OVER = {"button", "select", "form", "svg", "script", "style"}
_STANDS_APART = {"small", "br", "div", "p", "li", "dd"}
_WITHOUT_END = {"br", "img", "input", "hr", "meta", "link", "wbr"}
_NUMBER = re.compile(r"0|[1-9]\d{0,2}([.,]\d{3})*")
_DAY = re.compile(r"\d{2}/\d{2}/\d{4}")
APART = " · "


@dataclass
class ListShown:
    """`title`: the heading above it on the page, "" where there is none. Columns without a heading hold buttons: left out."""

    title: str
    headings: list[str] = field(default_factory=list)
    rows: list[list[Value]] = field(default_factory=list)


def lists_in(page: str) -> list[ListShown]:
    """Of the page's HTML, in their order; those without a row are left out."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return [_without_unnamed(one) for one in reader.lists if one.rows and any(one.headings)]


def as_one(lists: Sequence[ListShown], part: str) -> tuple[list[str], list[list[Value]]]:
    """Several lists of a page below each other, under the headings of all; `part` is the heading of what each was called."""
    headings = list(dict.fromkeys(heading for one in lists for heading in one.headings))
    several = len(lists) > 1
    rows = [
        [*([one.title] if several else []), *(told.get(heading, "") for heading in headings)]
        for one in lists
        for told in (dict(zip(one.headings, row, strict=False)) for row in one.rows)
    ]
    return [*([part] if several else []), *headings], rows


def _without_unnamed(one: ListShown) -> ListShown:
    named = [place for place, heading in enumerate(one.headings) if heading]
    rows = [[row[place] if place < len(row) else "" for place in named] for row in one.rows]
    return ListShown(one.title, [one.headings[place] for place in named], rows)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lists: list[ListShown] = []
        self.table: ListShown | None = None
        self.row: list[Value] | None = None
        self.pieces: list[str] | None = None
        self.kinds: list[str] = []
        self.title = ""
        self.skipping: list[str] = []
        """Tags that are open inside of what no list needs, the outermost first."""
        self.is_heading_row = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kinds = (dict(attrs).get("class") or "").split()
        if self.skipping or tag in _PASSED_OVER or "visually-hidden" in kinds:
            if tag not in _WITHOUT_END:
                self.skipping.append(tag)
        elif tag == "h2":
            self.pieces = []
        elif tag == "table":
            self.table = ListShown(self.title)
        elif tag == "tr":
            self.row, self.is_heading_row = [], True
        elif tag in ("td", "th"):
            self.pieces, self.kinds = [], kinds
            self.is_heading_row = self.is_heading_row and tag == "th"
        elif tag in _STANDS_APART and self.pieces:
            self.pieces.append(APART)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _STANDS_APART and self.pieces:
            self.pieces.append(APART)

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            if tag in self.skipping:
                while self.skipping.pop() != tag:
                    pass
        elif tag == "h2":
            self.title = self._text()
        elif tag in ("td", "th") and self.row is not None:
            self.row.append(_value(self._text(), self.kinds))
        elif tag == "tr" and self.table is not None and self.row is not None:
            self._end_row(self.table, self.row)
        elif tag == "table" and self.table is not None:
            self.lists.append(self.table)
            self.table = None

    def handle_data(self, data: str) -> None:
        if self.pieces is not None and not self.skipping:
            self.pieces.append(data)

    def _end_row(self, table: ListShown, row: list[Value]) -> None:
        if self.is_heading_row and not table.headings:
            table.headings = [str(cell) for cell in row]
        elif row:
            table.rows.append(row)
        self.row = None

    def _text(self) -> str:
        parts = " ".join("".join(self.pieces or ()).split()).split(APART.strip())
        self.pieces = None
        return APART.join(part.strip() for part in parts if part.strip())


def _value(text: str, kinds: Sequence[str]) -> Value:
    if "number" in kinds and _NUMBER.fullmatch(text):
        return int(re.sub(r"[.,]", "", text))
    if _DAY.fullmatch(text):
        try:
            return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            return text
    return text
