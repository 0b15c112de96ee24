"""The HTML of a document in parts, cut between rows of its long tables: nobody lays out twenty thousand rows at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_MARK = re.compile(r"<(/?)(body|section|div|table|colgroup|thead|tbody|tr)\b([^>]*)>")
"""What a row stands in. In what people typed and in attributes "<" and ">" are escaped, so that this finds tags alone."""
_ROWS = re.compile(r'class="[^"]*\brows\b')
_REACHES_DOWN = re.compile(r'<td[^>]* rowspan="(?!1")')
_NOTE = 'class="footnote"'
_CLASS = re.compile(r'class="')


class Row(NamedTuple):
    """Where in the HTML a row of a body of a long table begins and ends, and the tags that are open around it."""

    begins: int
    ends: int
    inside: tuple["_Open", ...]


@dataclass(frozen=True)
class _Open:
    """A tag that is open, and for a table what each part of it says again: its columns and its head."""

    tag: str
    text: str
    again: list[str] = field(default_factory=list, compare=False)


@dataclass(frozen=True)
class Sheets:
    """A document, and the rows between which it may be cut."""

    html: str
    rows: Sequence[Row]
    beginning: str
    """Down to the tag of the body, which every part begins with."""

    def notes_before(self, row: int) -> int:
        """How many footnotes are called before it: where it begins a part, they are counted on from there."""
        return self.html.count(_NOTE, 0, self.rows[row].begins)

    def part(self, first: int, last: int) -> str:
        """The document from a row to before another: what stands before the first belongs to it where it is the first of all,
        what stands after the last where it is the last of all. A table that goes on says its columns and head again."""
        begins = len(self.beginning) if first == 0 else self.rows[first].begins
        ends = len(self.html) if last == len(self.rows) else self.rows[last - 1].ends
        opened = "" if first == 0 else "".join(_continued(one) for one in self.rows[first].inside)
        closed = "" if last == len(self.rows) else _closed(self.rows[last - 1].inside)
        return "".join((self.beginning, opened, self.html[begins:ends], closed))

    def with_rows(self, place: int, rows: str) -> str:
        """The table that a row is in, as it goes on, with these rows and nothing before or behind."""
        inside = self.rows[place].inside
        return "".join((self.beginning, *map(_continued, inside), rows, _closed(inside)))


def sheets_of(html: str) -> Sheets:
    """`rows` is empty where there is none it may be cut at: no table of rows, or cells that reach over several rows."""
    body = html.find("<body")
    begins = html.find(">", body) + 1
    if body < 0 or _REACHES_DOWN.search(html):
        return Sheets(html, (), html)
    return Sheets(html, _rows(html, begins), html[:begins])


def _rows(html: str, begins: int) -> list[Row]:
    rows: list[Row] = []
    inside: tuple[_Open, ...] = ()
    since = begins
    for mark in _MARK.finditer(html, begins):
        closes, tag, _attributes = mark.groups()
        if not closes:
            if tag == "tr":
                since = mark.start()
            else:
                inside = (*inside, _Open(tag, mark.group()))
        elif tag == "tr":
            if _is_body_of_rows(inside):
                rows.append(Row(since, mark.end(), inside))
        elif inside and inside[-1].tag == tag:
            inside = inside[:-1]
            if tag in {"colgroup", "thead"} and inside and inside[-1].tag == "table":
                begun = html.rfind(f"<{tag}", 0, mark.start())
                inside[-1].again.append(html[begun : mark.end()])
    return rows


def _is_body_of_rows(inside: tuple[_Open, ...]) -> bool:
    tags = [one.tag for one in inside]
    return tags[-2:] == ["table", "tbody"] and tags.count("table") == 1 and bool(_ROWS.search(inside[-2].text))


def _continued(one: _Open) -> str:
    return _CLASS.sub('class="continued ', one.text, count=1) + "".join(one.again)


def _closed(inside: tuple[_Open, ...]) -> str:
    return "".join(f"</{one.tag}>" for one in reversed(inside)) + "</body></html>"
