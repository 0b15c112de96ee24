"""The HTML of a document as a tree: the few elements our templates are written in, and no others.

Templates are the only writers of markup (what people type is escaped there), so an element that is not known here is a
mistake of a template: it raises, where it would otherwise be missing in Word or Excel without anybody noticing.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

_EMPTY = {"br", "col", "link", "meta"}
_BLOCKS = {"html", "head", "title", "body", "div", "section", "p", "h2", "h3", "h4", "ul", "li"}
_TABLES = {"table", "colgroup", "thead", "tbody", "tr", "th", "td"}
_INLINE = {"strong", "em", "u", "span", "sup", "sub"}
_DRAWN = {"svg", "g", "line", "rect", "text"}
KNOWN = _EMPTY | _BLOCKS | _TABLES | _INLINE | _DRAWN
_BLANKS = re.compile(r"[ \t\r\n\f]+")
"""A no-break space is none of them."""


class UnknownElement(Exception):
    """A template is written in words that Word and Excel do not know."""


@dataclass
class Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def elements(self) -> list["Element"]:
        """Those directly in it. Raises UnknownElement where text stands beside them."""
        if stray := next((child for child in self.children if isinstance(child, str) and child.strip()), None):
            raise UnknownElement(f"text outside a paragraph in <{self.tag}>: {stray.strip()[:40]}")
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def holds_blocks(self) -> bool:
        return any(isinstance(child, Element) and child.tag in _BLOCKS | _TABLES for child in self.children)

    def find(self, tag: str) -> "Element | None":
        return next(self.all(tag), None)

    def all(self, tag: str) -> Iterator["Element"]:
        for child in self.children:
            if isinstance(child, Element):
                if child.tag == tag:
                    yield child
                yield from child.all(tag)

    @property
    def text(self) -> str:
        """In single spaces; a line break is one."""
        return " ".join("".join(run.text for run in runs_of(self)).split(" ")).replace("\n", " ").strip(" ")

    @property
    def text_with_notes(self) -> str:
        """A footnote in brackets, where there is no foot of a page."""
        return "".join(f" ({_text_of(run.note)})" if run.note else run.text for run in runs_of(self))


@dataclass(frozen=True)
class Run:
    """Letters that look alike, or the place of a footnote. `whole`: never broken over two lines; "\n" is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    raised: bool = False
    lowered: bool = False
    whole: bool = False
    note: tuple["Run", ...] = ()
    """What the footnote says; it has no letters of its own where it is called."""


_LOOKS: dict[str, Callable[[Run], Run]] = {
    "strong": lambda run: replace(run, bold=True),
    "em": lambda run: replace(run, italic=True),
    "u": lambda run: replace(run, underlined=True),
    "sup": lambda run: replace(run, raised=True),
    "sub": lambda run: replace(run, lowered=True),
}


def tree_of(html: str) -> Element:
    """Raises UnknownElement."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in KNOWN:
            raise UnknownElement(f"<{tag}>")
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _EMPTY:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag != self._open[-1].tag:
            raise UnknownElement(f"</{tag}> where <{self._open[-1].tag}> is open")
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def runs_of(element: Element) -> list[Run]:
    """The text in it as it is laid out: blanks made one, none at the ends of a line. Raises UnknownElement for a block in it."""
    tidy: list[Run] = []
    at_start = True
    for run in _raw(element, Run("")):
        if run.note:
            at_start = False
            tidy.append(run)
            continue
        text = run.text
        if at_start:
            text = text if text == "\n" else text.lstrip(" ")
        if text == "\n" and tidy:
            tidy[-1] = replace(tidy[-1], text=tidy[-1].text.rstrip(" "))
        if text:
            at_start = text.endswith(("\n", " "))
            tidy.append(replace(run, text=text))
    if tidy and tidy[-1].text != "\n":
        tidy[-1] = replace(tidy[-1], text=tidy[-1].text.rstrip(" "))
    return [run for run in tidy if run.text or run.note]


def _text_of(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _raw(element: Element, look: Run) -> Iterator[Run]:
    for child in element.children:
        if isinstance(child, str):
            # A line of the template that ends between two elements is a blank; a line break is `<br>` alone.
            yield replace(look, text=_BLANKS.sub(" ", child))
        elif child.tag == "br":
            yield Run("\n")
        elif child.tag in _LOOKS:
            yield from _raw(child, _LOOKS[child.tag](look))
        elif child.tag == "span" and "footnote" in child.classes:
            yield Run("", note=tuple(runs_of(child)))
        elif child.tag == "span":
            yield from _raw(child, replace(look, whole=look.whole or "whole" in child.classes))
        else:
            raise UnknownElement(f"<{child.tag}> inside a line of text")
