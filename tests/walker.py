"""Walks the site as a reader does: from page to page by the links (GET) that each of them offers, and notes what is amiss.

What is walked, honestly. Addresses that differ only in whom they are about, or in what a filter asks, are of one *shape*:
the name of the page, its words (an act, a kind), the names behind the question mark, and the anchor without its number.
Of each shape the first link met is followed, the rest of 10.000 members
is taken on trust. How an address is written is looked at for every link, followed or not.
A link answers 200 itself: one that is sent on leads elsewhere than it says, and is a fault.
Forms that ask (method=get) are sent with what their fields hold, a word in every empty field for words, and no choice
made. Files of the page itself (styles, scripts, icons) are looked up where the site would find them.
"""

import re
from collections import Counter, deque
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import parse_qs, parse_qsl, unquote, urldefrag, urlencode, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import Resolver404, resolve

WORD = "chi"
"""Typed into the fields of a form that asks: most names of cells contain it."""
SITE = "http://testserver"
TURNS_OF_A_LIST = {"page", "after", "before"}
"""What of an address asks for a page of a list."""
TURNS = {"next", "prev"}
"""What a link to another page of the same list says of itself, or a button that takes what is ticked there."""

WRITTEN = {"text", "textarea", "number", "search", "email", "date", "time"}

_TAG = re.compile(r"<(/?[a-z][a-z0-9]*)((?:\s+[^\s=>/]+(?:=\"[^\"]*\"|='[^']*'|=[^\s>]+)?)*)\s*/?>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([^\s=>/]+)(?:=(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")
_LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "iframe": "src", "embed": "src", "area": "href"}
_SILENT = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_REFRESH = re.compile(r"url=(.+)", re.IGNORECASE)
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_TAGS_AND_SPACE = re.compile(r"<[^>]*>|\s+")


@dataclass(frozen=True)
class Link:
    address: str
    """As it stands on the page, entities read."""
    turns: bool = False
    """Whether it says of itself that it leads to another page of the same list."""


@dataclass
class SentForm:
    """A form of the page itself that is sent (method=post): where to, what it carries hidden, what is typed or chosen in it, its
    buttons."""

    action: str
    id: str = ""
    hidden: list[tuple[str, str]] = field(default_factory=list)
    typed: dict[str, str] = field(default_factory=dict)
    """The kind of each field: text, textarea, select, checkbox …"""
    buttons: list[tuple[str, str]] = field(default_factory=list)
    boxes: dict[str, list[str]] = field(default_factory=dict)
    """What can be ticked: the values of each name."""
    ticked: dict[str, list[str]] = field(default_factory=dict)
    """What is, or is carried hidden."""

    @property
    def written(self) -> list[str]:
        """Names of the fields into which words are typed."""
        return [name for name, kind in self.typed.items() if kind in WRITTEN]

    @property
    def is_typed_in(self) -> bool:
        return bool(self.written or self.boxes)

    def take(self, tag: str, said: dict[str, str]) -> None:
        kind = said.get("type", "text") if tag == "input" else tag
        name, value = said.get("name", ""), said.get("value", "")
        if tag == "button":
            self.buttons.append((name, value))
        elif kind == "hidden":
            self.hidden.append((name, value))
            self.ticked.setdefault(name, []).append(value)
        elif name and "disabled" not in said:
            self.typed[name] = kind
            if kind == "checkbox":
                self.boxes.setdefault(name, []).append(value or "on")
                if "checked" in said:
                    self.ticked.setdefault(name, []).append(value or "on")


@dataclass
class Seen:
    """What is kept of a page: its links, its anchors, its rows, its forms."""

    links: list[Link] = field(default_factory=list)
    forms: list[SentForm] = field(default_factory=list)
    beside: list[tuple[str, str, str]] = field(default_factory=list)
    """Buttons that send the form of the page elsewhere: the address, their name, their value."""
    ids: Counter[str] = field(default_factory=Counter)
    rows: list[str] = field(default_factory=list)

    @property
    def anchors(self) -> set[str]:
        return {"", "top", *self.ids}


def seen_in(html: str) -> Seen:
    seen = Seen(rows=[_TAGS_AND_SPACE.sub(" ", row) for row in _ROW.findall(html)])
    form: dict[str, str] | None = None
    sent: SentForm | None = None
    action, in_main = "", False
    for tag in _TAG.finditer(_SILENT.sub(_opening_only, html)):
        name = tag[1].lower()
        said = {
            found[1].lower(): unescape(found[2] or found[3] or found[4] or "") for found in _ATTRIBUTE.finditer(tag[2])
        }
        if "data-carries" in said:
            seen.beside.append((said["formaction"], said.get("name", ""), said.get("value", "")))
        if said.get("data-turn") in TURNS:
            seen.links.append(Link(parse_qs(urlsplit(said["formaction"]).query)["next"][0], turns=True))
        if "id" in said:
            seen.ids[said["id"]] += 1
        if (attribute := _LINKS.get(name)) and attribute in said:
            seen.links.append(Link(said[attribute], turns=said.get("rel") in TURNS))
        elif name == "meta" and said.get("http-equiv", "").lower() == "refresh":
            seen.links += [Link(found[1]) for found in [_REFRESH.search(said.get("content", ""))] if found]
        elif name in ("main", "/main"):
            in_main = name == "main"
        elif name == "form" and said.get("method", "get").lower() == "get":
            form, action = {}, said.get("action", "")
        elif name == "form" and in_main:
            sent = SentForm(said.get("action", ""), said.get("id", ""))
            seen.forms.append(sent)
        elif name == "/form" and sent is not None:
            sent = None
        elif sent is not None and name in ("input", "select", "textarea", "button"):
            sent.take(name, said)
        elif name == "/form" and form is not None:
            seen.links.append(Link(f"{action.partition('?')[0]}?{urlencode(form)}"))
            form = None
        elif name == "input" and form is not None and said.get("name"):
            form |= _typed(said)
    return seen


def _opening_only(silent: re.Match[str]) -> str:
    """A script keeps its address, what is inside it and inside a remark says nothing to a reader."""
    return silent[0].partition(">")[0] + ">" if silent[1] else ""


def _typed(field: dict[str, str]) -> dict[str, str]:
    kind = field.get("type", "text")
    if kind in ("checkbox", "radio", "submit", "button") and "checked" not in field:
        return {}
    return {field["name"]: field.get("value", "") or (WORD if kind in ("text", "search") else "")}


@dataclass(frozen=True)
class Shape:
    """What addresses have in common that differ only in whom they are about, or in what is asked of a list."""

    page: str
    words: tuple[str, ...]
    asked: tuple[str, ...]
    anchor: str

    @property
    def is_plain(self) -> bool:
        return not (self.words or self.asked or self.anchor)


@dataclass
class Walk:
    """One person's. `faults`: a sentence each. `bodies`: what was seen, by address; None of what is not a page (PDF, Excel)."""

    client: Client
    who: str
    only_turns: bool = False
    """Only links to other pages of a list are followed: what else leads on is followed elsewhere."""
    faults: list[str] = field(default_factory=list)
    seen: dict[str, Seen | None] = field(default_factory=dict)
    shapes: Counter[tuple[Shape, bool]] = field(default_factory=Counter)
    _read: set[str] = field(default_factory=set)
    """Pages whose links are followed; page 1 may have been looked at before, for the sake of page 2."""
    _noted: set[str] = field(default_factory=set)

    def from_page(self, *starts: str) -> "Walk":
        ahead = deque(("(start)", Link(start)) for start in starts)
        while ahead:
            page, link = ahead.popleft()
            address = self._on_this_site(page, link)
            if address is None or not self._is_wanted(link, address):
                continue
            seen = self._look(page, link, address)
            here = urldefrag(address).url
            if seen is not None and here not in self._read:
                self._read.add(here)
                ahead.extend((here, one) for one in seen.links if one.turns or not self.only_turns)
        return self

    def _on_this_site(self, page: str, link: Link) -> str | None:
        """The address in full, of a page; None where there is nothing to be followed."""
        if "<" in unquote(link.address) or "%3c" in link.address.lower():
            self._note(page, link, "contains %3C: a value has been taken for a name")
            return None
        whole = urljoin(f"{SITE}{page if page.startswith('/') else '/'}", link.address)
        if not whole.startswith(f"{SITE}/"):
            self._note(page, link, "leads out of the site")
            return None
        address = whole.removeprefix(SITE)
        if address.startswith(settings.STATIC_URL):
            if finders.find(address.removeprefix(settings.STATIC_URL).partition("?")[0]) is None:
                self._note(page, link, "is a file that does not exist")
            return None
        return address

    def _is_wanted(self, link: Link, address: str) -> bool:
        shape = shape_of(address)
        self.shapes[shape, link.turns] += 1
        return self.shapes[shape, link.turns] <= 1

    def _look(self, page: str, link: Link, address: str) -> Seen | None:
        plain, anchor = urldefrag(address)
        seen = self._fetch(page, link, plain)
        if seen is None:
            return None
        if anchor and unquote(anchor) not in seen.anchors:
            self._note(page, link, f"has no #{anchor} on it")
        if link.turns and (here := self.seen.get(page)) is not None and here.rows == seen.rows:
            self._note(page, link, "shows the rows of the page it is to lead on from")
        first = first_page(plain)
        if (
            first != plain
            and (before := self._fetch(page, Link(first), first)) is not None
            and before.rows == seen.rows
        ):
            self._note(page, link, "shows the rows of page 1")
        return seen

    def _fetch(self, page: str, link: Link, address: str) -> Seen | None:
        if address not in self.seen:
            self.seen[address] = self._asked(page, link, address)
        return self.seen[address]

    def _asked(self, page: str, link: Link, address: str) -> Seen | None:
        answer = self.client.get(address)
        if answer.status_code != 200:
            onward = f" to {answer.headers['Location']}" if "Location" in answer.headers else ""
            self._note(page, link, f"was answered {answer.status_code}{onward}")
            return None
        if not answer.headers["Content-Type"].startswith("text/html"):
            if not answer.getvalue():
                self._note(page, link, "is an empty file")
            return None
        seen = seen_in(answer.content.decode())
        for twice in [name for name, number in seen.ids.items() if number > 1]:
            self._note(page, link, f"has the id {twice!r} more than once")
        return seen

    def _note(self, page: str, link: Link, what: str) -> None:
        fault = f"{self.who}: on {page} the link {link.address} {what}"
        if fault not in self._noted:
            self._noted.add(fault)
            self.faults.append(fault)


def shape_of(address: str) -> "Shape":
    plain, anchor = urldefrag(address)
    parts = urlsplit(plain)
    asked = tuple(sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}))
    try:
        found = resolve(parts.path)
    except Resolver404:
        return Shape(parts.path, (), asked, anchor)
    words = tuple(value for name, value in found.kwargs.items() if isinstance(value, str) and name != "code")
    return Shape(found.view_name, words, asked, re.sub(r"\d+", "0", anchor))


def first_page(address: str) -> str:
    """The same list from its beginning; the address itself where it asks for no other page."""
    parts = urlsplit(address)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in asked if name not in TURNS_OF_A_LIST]
    if kept == asked or ("page", "1") in asked:
        return address
    return f"{parts.path}?{urlencode(kept)}" if kept else parts.path
