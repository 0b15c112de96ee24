"""How each kind of notice is said, and where it leads: every app says so of its own at start-up."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from cells.models import Notice
from cells.queries.mandates import Mandates
from cells.queries.names import NamesWithSuperior
from cells.queries.notices import told_organisations
from cells.rules.organisation_names import several_in_words

NO_DAY = "–"
NUMBER = "_number"
"""After the name of a value that is several organisations: how many there are, where not all are kept."""
CALLED = "_called"
"""After the name of a value that is a person: what they were called when it happened."""
Values = Mapping[str, Any]


@dataclass(frozen=True)
class NoticeKind:
    """How one kind of notice is said. `says` and `several` name its values, `several` their `number` too.

    `leads`: to the page about it, by its values and the code of the reader's organisation that is told; `leads_several`: to
    where all of several stand.
    """

    says: str | Promise
    leads: Callable[[Values, str], str]
    several: Any = None
    leads_several: Callable[[Values], str] | None = None
    alike: tuple[str, ...] = ()
    """Values that several which are told in one line have in common."""
    organisations: tuple[str, ...] = ("organisation",)
    days: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Members or users: said as they were called when it happened."""
    words: Mapping[str, Mapping[Any, Any] | Callable[[], Mapping[Any, Any]]] = field(default_factory=dict)
    """By value what is said for each key of it, or who knows that when it is told."""


_notice_kinds: dict[str, NoticeKind] = {}


def add_notices(kinds: Mapping[str, NoticeKind]) -> None:
    """Each app says at start-up what it tells others of."""
    _notice_kinds.update(kinds)


def notice_kind(kind: str) -> NoticeKind:
    return _notice_kinds[kind]


@dataclass(frozen=True)
class ToldNotice:
    """A notice as one person reads it."""

    notice: Notice
    sentence: str
    address: str
    about: str
    """Whom of several it is about."""

    @property
    def why(self) -> str:
        return str(self.notice.values.get("why") or "")

    @property
    def detail(self) -> str:
        return " · ".join(part for part in (day_in_words(self.notice.on), self.why) if part)


def told_notices(notices: Sequence[Notice], mandates: Mandates) -> list[ToldNotice]:
    """In the order given, in a number of queries that does not grow with them."""
    known = [notice for notice in notices if notice.kind in _notice_kinds]
    named: dict[date, set[int]] = {}
    for notice in known:
        named.setdefault(notice.on, set()).update(_named_in(notice))
    names = NamesWithSuperior(pk for ids in named.values() for pk in ids).in_full_on(named)
    own = told_organisations(known, mandates)
    return [
        ToldNotice(
            notice,
            str(notice_kind(notice.kind).says) % said_values(notice, names[notice.on]),
            notice_kind(notice.kind).leads(notice.values, own[notice.pk].code if notice.pk in own else ""),
            about=next(
                (
                    _organisation(notice.values.get(name), names[notice.on])
                    for name in notice_kind(notice.kind).organisations
                ),
                "",
            ),
        )
        for notice in known
    ]


def _named_in(notice: Notice) -> Iterator[int]:
    for name in notice_kind(notice.kind).organisations:
        named = notice.values.get(name)
        yield from (one for one in (named if isinstance(named, list) else [named]) if isinstance(one, int))


def said_values(notice: Notice, names: Mapping[int, str]) -> dict[str, object]:
    """The values of a notice as its sentence says them."""
    kind, said = notice_kind(notice.kind), dict(notice.values)
    said |= {
        name: _organisation(said.get(name, []), names, of=said.get(f"{name}{NUMBER}")) for name in kind.organisations
    }
    said |= {name: day_in_words(date.fromisoformat(said[name])) if said[name] else NO_DAY for name in kind.days}
    said |= {name: said.get(f"{name}{CALLED}") or _("a member") for name in kind.people}
    said |= {
        name: str((words() if callable(words) else words).get(said.get(name), "")) for name, words in kind.words.items()
    }
    return said


def _organisation(named: int | str | list[int] | None, names: Mapping[int, str], *, of: int | None = None) -> str:
    """As it was called on the day, or several of so many; what is outside the register is kept in words; None is what belongs to
    none."""
    if isinstance(named, list):
        return several_in_words([_organisation(one, names) for one in named], of=of) or NO_DAY
    if named is None:
        return _("the whole system")
    return names.get(named, "") if isinstance(named, int) else named
