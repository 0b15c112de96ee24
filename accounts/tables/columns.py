"""Columns: what is taken from a row, as one typed value for Excel and as one cell of a page."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import Enum
from html import escape as escaped
from operator import attrgetter
from typing import Any, NamedTuple

from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from accounts.rules.days import day_in_words, moment_in_words

Value = str | int | float | date | None
Words = str | Promise
Taken = str | Callable[[Any], Any]
"""What is taken from a row: a path of attributes, the last called where it can be; or a function of the row."""

NOTHING = "–"
MAY_BE_CUT = 28
"""Letters from which a line of a list may be too short for them; they are then told whole when one points at them."""


_IS_OF_HTML = re.compile("[&<>\"']").search


class Only(Enum):
    """Where a column stands that does not stand everywhere."""

    PAGE = "page"
    EXCEL = "excel"


class Column:
    """`value`: what is taken, the attribute `name` unless said otherwise. `link`: the address it leads to, "" for none.
    `note`: said quietly beside it. `show`: the cell of the page, where it is more than all this. `sort`: fields to order by.
    """

    kind = ""
    """Class of the cells, which says how they look."""
    is_quiet = False
    """Whether its heading is there for ears only."""
    is_for_paper = True

    def __init__(
        self,
        name: str,
        heading: Words,
        value: Taken = "",
        *,
        link: Taken | None = None,
        note: Taken | None = None,
        show: Callable[[Any], str] | None = None,
        sort: tuple[str, ...] = (),
        width: int = 16,
        only: Only | None = None,
        names_row: bool = False,
        quiet: bool = False,
        kind: str = "",
    ) -> None:
        self.name, self.heading, self.sort, self.width, self.only = name, heading, sort, width, only
        self.take = _taking(value or name)
        self.link = _taking(link) if link else None
        self.note = _taking(note) if note else None
        self.show = show
        self.tag = "th" if names_row else "td"
        self.kind = kind or self.kind
        self.is_quiet = quiet or self.is_quiet

    def saved(self, row: object) -> Value:
        """What Excel gets."""
        value: Value = self.take(row)
        return str(value) if isinstance(value, Promise) else value

    def cell(self, row: object) -> str:
        """What the page gets: HTML, with all that came from a row escaped."""
        if self.show is not None:
            return f"<div>{conditional_escape(self.show(row))}</div>"
        shown = self.shown(self.take(row), row)
        if self.link is not None and (address := self.link(row)):
            shown = f'<a href="{_escape(address)}">{shown}</a>'
        if self.note is not None and (note := self.note(row)):
            shown = f"<span>{shown} <small>{_escape(note)}</small></span>"
        return shown

    def shown(self, value: object, row: object) -> str:
        raise NotImplementedError

    @property
    def opening(self) -> str:
        """The tag that begins each of its cells; on a telephone it says what the cell is."""
        scope = ' scope="row"' if self.tag == "th" else ""
        kind = f' class="{self.kind}"' if self.kind else ""
        label = "" if self.is_quiet else f' data-label="{_escape(self.heading)}"'
        return f"<{self.tag}{scope}{kind}{label}>"


class Text(Column):
    def shown(self, value: object, _row: object) -> str:
        words = _escape(value)
        if not words:
            return NOTHING
        return f'<span title="{words}">{words}</span>' if len(words) > MAY_BE_CUT else words


class Person(Text):
    """A name, with the note below it."""

    kind = "person"


class Number(Column):
    kind = "number"

    def shown(self, value: Any, _row: object) -> str:
        if type(value) is int and 0 <= value < 1000:
            return str(value)  # Written alike everywhere: most are, and to look up how takes ten times as long.
        return formats.number_format(value) if value is not None else NOTHING


class Day(Column):
    kind = "date"

    def shown(self, value: Any, _row: object) -> str:
        return day_in_words(value) or NOTHING


class Moment(Column):
    kind = "date"

    def saved(self, row: object) -> Value:
        moment: datetime | None = self.take(row)
        return timezone.make_naive(moment) if moment else None

    def shown(self, value: Any, _row: Any) -> str:
        return moment_in_words(timezone.localtime(value)) if value else NOTHING


class State(Column):
    """A state in the tone of what it means; in no tone ("") it is ordinary and stands there as plain text."""

    kind = "state"

    def __init__(self, name: str, heading: Words, value: Taken = "", *, tone: Taken, **how: Any) -> None:
        super().__init__(name, heading, value, **how)
        self.tone = _taking(tone)

    def shown(self, value: Any, row: Any) -> str:
        words = _said(value)
        if not words:
            return NOTHING
        tone = self.tone(row)
        return badge(words, tone) if tone else escaped(words)


class Parts(Column):
    """Several things one below the other; each is words, or words and the clause they rest on."""

    BETWEEN = " · "

    def saved(self, row: object) -> Value:
        return self.BETWEEN.join(f"{words} ({clause})" if clause else str(words) for words, clause in self._parts(row))

    def cell(self, row: object) -> str:
        lines = [f"<div>{_escape(words)}{_quoted(clause)}</div>" for words, clause in self._parts(row)]
        return f"<div>{''.join(lines)}</div>" if lines else NOTHING

    def _parts(self, row: object) -> list[tuple[Words, str]]:
        parts: Iterable[Words | tuple[Words, str]] = self.take(row)
        return [part if isinstance(part, tuple) else (part, "") for part in parts]


class Link(NamedTuple):
    """`kind`: class, as of a button; `mark`: the id by which it is found on the page."""

    words: Words
    address: str
    kind: str = ""
    mark: str = ""


class Links(Column):
    """Where one goes to do something about a row. On the page only; paper needs none."""

    kind = "d-print-none"
    is_quiet = True
    is_for_paper = False

    def __init__(self, name: str, value: Taken = "", heading: Words = "", **how: Any) -> None:
        super().__init__(name, heading or _("What to do"), value, only=Only.PAGE, **how)

    def cell(self, row: object) -> str:
        links: list[Link] = self.take(row)
        return f"<div>{' · '.join(map(_anchor, links))}</div>" if links else ""


class Choose(Column):
    """A box before each row; its label says what it chooses. `ticked`: whether it is; `possible`: whether it can be."""

    kind = "choose d-print-none"
    is_quiet = True
    is_for_paper = False

    def __init__(self, name: str, value: Taken, *, label: Taken, ticked: Taken, possible: Taken | None = None) -> None:
        super().__init__(name, _("Ticked"), value, only=Only.PAGE)
        self.label, self.ticked = _taking(label), _taking(ticked)
        self.possible = _taking(possible) if possible else lambda _row: True

    def cell(self, row: object) -> str:
        value = self.take(row)
        state = (" checked" if self.ticked(row) else "") + ("" if self.possible(row) else " disabled")
        return (
            f'<input type="checkbox" class="form-check-input" name="{self.name}" id="{self.name}-{value}"'
            f' value="{value}" aria-label="{_escape(self.label(row))}"{state}>'
        )


def badge(words: Any, tone: str) -> SafeString:
    """A state, as templates/components/badge.html shows it."""
    return mark_safe(f'<span class="status tone-{escaped(tone)}">{conditional_escape(words)}</span>')  # noqa: S308 - escaped


def _escape(value: object) -> str:
    """As Django does, who looks whether it is lazy before and after: ten times a row that takes longer than escaping."""
    words = _said(value)
    return escaped(words) if _IS_OF_HTML(words) else words


def _said(value: object) -> str:
    """Once: words of the interface are looked up in a catalogue whenever they are compared or shown."""
    return value if type(value) is str else "" if value is None else str(value)


def _taking(taken: Taken) -> Callable[[object], Any]:
    if callable(taken):
        return taken
    get = attrgetter(taken)

    def take(row: object) -> object:
        value = get(row)
        return value() if callable(value) else value

    return take


def _anchor(link: Link) -> str:
    mark = f' id="{_escape(link.mark)}"' if link.mark else ""
    kind = f' class="{link.kind}"' if link.kind else ""
    return f'<a{mark}{kind} href="{_escape(link.address)}">{_escape(link.words)}</a>'


def _quoted(clause: str) -> str:
    return f' <span class="clause">{_escape(clause)}</span>' if clause else ""
