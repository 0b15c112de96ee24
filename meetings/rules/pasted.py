"""Items of an agenda as they are pasted from Word: one a line, or rows of its table (number, item, who presents it, note).

Word puts a tab between the number or bullet of a list and its text, and gives bullets of its symbol fonts as letters («§», «o»,
«Ø») or as characters of private use.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBERING = re.compile(
    r"""^\s*(?:
        [-‐‑‒–—−•‣·*+▪■□●○◦◆◇►➢➤✓✔§\uf000-\uf0ff]+\s*  # a mark
        | \(?(?:\d{1,2}|[ivxlc]{1,5}|[a-zđ])[.)/]\s+   # 1.  2)  II.  a)
        | \d(?:\.\d)+[.)]?\s+                # 1.2  3.1.
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = re.compile(r"^\(?[\divxlc]{0,5}[.)]?$", re.IGNORECASE)
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_HEADINGS = frozenset({"stt", "tt", "số tt", "nội dung"})


@dataclass(frozen=True)
class PastedItem:
    text: str
    presenter: str = ""
    note: str = ""


def pasted_items(pasted: str) -> list[PastedItem]:
    return [item for line in pasted.splitlines() for item in _item_of(line)]


def _item_of(line: str) -> Iterator[PastedItem]:
    cells = [" ".join(cell.translate(_UNSEEN).split()) for cell in line.split("\t")]
    if cells[0].casefold() in _HEADINGS:
        return
    while len(cells) > 1 and _is_only_numbering(cells[0]):
        cells = cells[1:]
    text, presenter, note = [*cells, "", ""][:3]
    if without_numbering(text):
        yield PastedItem(without_numbering(text), presenter, note)


def _is_only_numbering(cell: str) -> bool:
    """Also any single character: before a tab it is a bullet."""
    return len(cell) <= 1 or bool(_NUMBER.match(cell)) or not without_numbering(f"{cell} ")


def without_numbering(text: str) -> str:
    """«1. Chào cờ» and «- Chào cờ» are «Chào cờ»; what begins with a figure of its own keeps it («15 đồng chí …»)."""
    while match := _NUMBERING.match(text):
        text = text[match.end() :]
    return text.strip()
