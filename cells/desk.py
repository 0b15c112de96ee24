"""The first thing a person looks for: the organisations of their own mandates; what is on its way to them; and what others
have done that concerns them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.desk import Duty, Press, Section, and_more, asks
from accounts.models import Letter
from accounts.queries.letters import letters_in_trouble
from accounts.queries.put_together import Asked, rows_of
from accounts.rules.days import day_in_words
from cells.models import Group, Mandate, Membership, Notice, Residence, Transfer
from cells.navigation import organisation_menu
from cells.queries.days_off import calendar
from cells.queries.ground_kinds import ground_words
from cells.queries.groups import leaderless_within
from cells.queries.mandates import READERS
from cells.queries.names import Named, NamesWithSuperior
from cells.queries.notice_kinds import NoticeKind, ToldNotice, Values, notice_kind, said_values, told_notices
from cells.queries.notices import notices_to, offices_of, unseen_notices
from cells.queries.organisations import versions_among
from cells.queries.residences import remark_month, to_receive_within, without_remark_within
from cells.queries.transfers import names_of_sides, sides, to_receive_or_overdue
from cells.queries.tree import Node, nodes
from cells.requests import Request
from cells.rules.organisation_names import several_in_words
from cells.rules.residence import remark_year

CLERK = Mandate.Role.CLERK
MOST_TRANSFERS = 20
MOST_GROUPS = 10
MOST_RESIDENTS = 10
MOST_NOTICES = 8
"""Lines; the page of all notices has the others."""
READ_AT_ONCE = 200
"""Notices of which those lines are made: what happened to many at once is one of them."""
TOGETHER = 3
"""Up to so many alike stand each for itself."""


def _own_page(_values: Values, own: str) -> str:
    """Whoever is told for themselves may see no organisation at all."""
    return reverse("cells:organisation", args=[own]) if own else ""


def _of_office(says: str | Promise, *days: str) -> NoticeKind:
    words = {"role": dict(Mandate.Role.choices)}
    return NoticeKind(says, leads=_own_page, days=("day", *days), people=("user",), words=words)


def _of_account(says: str | Promise) -> NoticeKind:
    return NoticeKind(says, leads=_own_page, organisations=("organisations",), people=("user",))


NOTICES = {
    "cells.transfer_received": NoticeKind(
        gettext_lazy("%(member)s has been received by %(to)s from %(day)s on"),
        leads=lambda _values, own: reverse("cells:transfers", args=[own]),
        organisations=("to",),
        days=("day",),
        people=("member",),
    ),
    "cells.transfer_taken_back": NoticeKind(
        gettext_lazy("The transfer of %(member)s from %(from)s has been taken back"),
        leads=lambda _values, own: reverse("cells:transfers", args=[own]),
        organisations=("from",),
        people=("member",),
    ),
    "cells.guest_comes": NoticeKind(
        gettext_lazy("%(member)s of %(home)s takes part with you for a time, from %(day)s on"),
        leads=lambda _values, own: reverse("cells:members", args=[own]),
        organisations=("home",),
        days=("day",),
        people=("member",),
    ),
    "cells.guest_goes": NoticeKind(
        gettext_lazy("The stay of %(member)s with %(host)s has ended; from %(day)s on they take part at home"),
        leads=lambda _values, own: reverse("cells:members", args=[own]),
        organisations=("host",),
        days=("day",),
        people=("member",),
    ),
    "cells.resident_comes": NoticeKind(
        gettext_lazy("%(member)s of %(home)s is introduced to you as the cell of residence, from %(day)s on"),
        leads=lambda _values, own: reverse("cells:residences", args=[own]),
        organisations=("home",),
        days=("day",),
        people=("member",),
    ),
    "cells.resident_goes": NoticeKind(
        gettext_lazy("%(member)s is introduced to you as the cell of residence no more, from %(day)s on"),
        leads=lambda _values, own: reverse("cells:residences", args=[own]),
        organisations=(),
        days=("day",),
        people=("member",),
    ),
    "cells.resident_received": NoticeKind(
        gettext_lazy("%(host)s received the introduction of %(member)s on %(day)s"),
        leads=lambda _values, own: reverse("cells:residences", args=[own]),
        organisations=("host",),
        days=("day",),
        people=("member",),
    ),
    "cells.remark_noted": NoticeKind(
        gettext_lazy("%(host)s has made its remark of %(member)s for %(year)s"),
        leads=lambda _values, own: reverse("cells:residences", args=[own]),
        organisations=("host",),
        people=("member",),
    ),
    "cells.bulk_done": NoticeKind(
        gettext_lazy("%(organisation)s has recorded for members of yours: %(summary)s"),
        leads=lambda _values, own: reverse("cells:members", args=[own]),
    ),
    "cells.bulk_undone": NoticeKind(
        gettext_lazy("%(organisation)s has taken back what it had recorded for members of yours: %(summary)s"),
        leads=lambda _values, own: reverse("cells:members", args=[own]),
    ),
    "cells.circumstances_over": NoticeKind(
        gettext_lazy("%(what)s, %(area)s: over from %(day)s on; the grounds that rest on it end with it"),
        leads=lambda _values, own: reverse("cells:members", args=[own]),
        organisations=(),
        days=("day",),
        words={"what": ground_words},
    ),
    "cells.left": NoticeKind(
        gettext_lazy("%(member)s counts nowhere from %(day)s on: %(way)s"),
        leads=lambda _values, own: reverse("cells:members", args=[own]),
        organisations=(),
        days=("day",),
        people=("member",),
        words={"way": dict(Membership.Departure.choices)},
    ),
    "cells.came_back": NoticeKind(
        gettext_lazy("%(member)s belongs to %(organisation)s again from %(day)s on: %(way)s"),
        leads=lambda _values, own: reverse("cells:members", args=[own]),
        days=("day",),
        people=("member",),
        words={"way": dict(Membership.Arrival.choices)},
    ),
    "cells.mandate_given": _of_office(
        gettext_lazy("%(user)s holds a mandate from %(day)s on: %(role)s, %(organisation)s")
    ),
    "cells.mandate_given_until": _of_office(
        gettext_lazy("%(user)s holds a mandate from %(day)s until %(last_day)s: %(role)s, %(organisation)s"), "last_day"
    ),
    "cells.mandate_ended": _of_office(
        gettext_lazy("From %(day)s on %(user)s no longer holds the mandate: %(role)s, %(organisation)s")
    ),
    "cells.mandate_ended_and_nobody_left": _of_office(
        gettext_lazy(
            "From %(day)s on %(user)s no longer holds the mandate: %(role)s, %(organisation)s; nobody else does"
        )
    ),
    "cells.account_closed": _of_account(
        gettext_lazy("The account of %(user)s (%(organisations)s) is closed: they can no longer sign in")
    ),
    "cells.account_opened": _of_account(gettext_lazy("The account of %(user)s (%(organisations)s) is open again")),
}


def _unseen(request: Request) -> Sequence[Asked[Notice]]:
    return [unseen_notices(request.mandates, request.today, most=READ_AT_ONCE + 1)]


@asks(_unseen)
def news(request: Request) -> Sequence[Section]:
    """What others have done that concerns the person, until they have seen it; what is alike of one day in one line."""
    unseen = rows_of(_unseen(request))
    told = told_notices(unseen[:READ_AT_ONCE], request.mandates)
    lines = list(_lines(told))
    duties = [_line(together) for together in lines[:MOST_NOTICES]]
    # Among those that were not read there is more.
    shown = MOST_NOTICES if len(unseen) <= READ_AT_ONCE else 0
    duties += and_more(lines, shown, reverse("cells:notices"))
    until = max((notice.pk for notice in unseen), default=None)
    everything = Press(_("All seen"), reverse("cells:notices_seen"), [("until", str(until))]) if until else None
    return [Section(_("News"), duties, press=everything, is_owed=False, name="news")]


def _told(request: Request) -> Sequence[Asked[Notice]]:
    return [notices_to.of(request.mandates.user.pk, *offices_of(request.mandates))]


@asks(_told)
def earlier_news(_request: Request) -> Sequence[Section]:
    """At the end of the desk, whether anything is new or not: what one has seen, or what has faded, is found again. Of whoever
    was told anything at all."""
    return [Section("", [], link=(_("Earlier news"), reverse("cells:notices")), is_owed=False)]


def _lines(told: Sequence[ToldNotice]) -> Iterator[list[ToldNotice]]:
    """Those of a day and kind that have in common what is said of several, where there are more than a few; else each."""

    def alike(one: ToldNotice) -> tuple[Any, ...]:
        kind = notice_kind(one.notice.kind)
        common = [str(one.notice.values.get(name)) for name in kind.alike] if kind.several else [str(one.notice.pk)]
        return (one.notice.on, one.notice.kind, *common)

    together: dict[tuple[Any, ...], list[ToldNotice]] = {}
    for one in told:
        together.setdefault(alike(one), []).append(one)
    for several in together.values():
        yield from [several] if len(several) > TOGETHER else [[one] for one in several]


def _line(together: Sequence[ToldNotice]) -> Duty:
    first = together[0]
    seen = Press(_("Seen"), reverse("cells:notices_seen"), [("notice", str(one.notice.pk)) for one in together])
    if len(together) == 1:
        return Duty(title=first.sentence, url=first.address, detail=first.detail, press=seen)
    kind = notice_kind(first.notice.kind)
    title = str(kind.several % {**said_values(first.notice, {}), "number": len(together)})
    named = several_in_words([one.about for one in together])
    address = kind.leads_several(first.notice.values) if kind.leads_several else first.address
    return Duty(title=title, url=address, detail=f"{day_in_words(first.notice.on)} · {named}", press=seen)


def my_organisations(request: Request) -> Sequence[Section]:
    """Each once, those of which the person is clerk first."""
    today: date = request.today
    mandates = request.mandates
    mine = [*mandates.organisations(Mandate.Role.CLERK), *mandates.organisations(*READERS)]
    ids = list(dict.fromkeys(organisation.pk for organisation in mine))
    by_id = {
        node.version.organisation_id: node for node in nodes(versions_among(today, tuple(ids)), today, today=today)
    }
    names = mandates.names.of(ids)
    duties = [_duty(by_id[pk], names[pk]) for pk in ids if pk in by_id]
    return [Section(title=_("My organisations"), duties=duties, is_owed=False)]


def _leaderless(request: Request) -> Sequence[Asked[Group]]:
    mine = request.mandates.ranges(CLERK)
    return [leaderless_within.of(request.today, *mine, most=MOST_GROUPS + 1)] if mine else []


@asks(_leaderless)
def groups_without_leader(request: Request) -> Sequence[Section]:
    """For a clerk: a group that nobody leads can neither meet in order nor report (03-HD/TW, II.4.2)."""
    groups = rows_of(_leaderless(request))
    if not groups:
        return []
    names = request.mandates.names.of(group.cell_id for group in groups)
    duties = [
        Duty(
            title=f"{group.name}, {names[group.cell_id].name}",
            below=names[group.cell_id].above,
            url=reverse("cells:group_leader", args=[group.pk]),
            action=_("Record who leads it"),
        )
        for group in groups[:MOST_GROUPS]
    ]
    top = request.mandates.tops(CLERK)[0]
    duties += and_more(groups, MOST_GROUPS, f"{reverse('cells:quality', args=[top.code])}?kind=no_leader")
    return [Section(_("Groups without a leader"), duties)]


def _moves(request: Request) -> Sequence[Asked[Transfer]]:
    mine = request.mandates.ranges(CLERK)
    return [to_receive_or_overdue.of(request.today, *mine, most=MOST_TRANSFERS + 1)] if mine else []


@asks(_moves)
def transfers_under_way(request: Request) -> Sequence[Section]:
    """For a clerk: who is to be received here, and whom nobody has received although the papers are overdue."""
    today: date = request.today
    moves = rows_of(_moves(request))
    if not moves:
        return []
    shown = moves[:MOST_TRANSFERS]
    names = names_of_sides(shown)
    comes = {move.pk: move.to_cell is not None and request.mandates.may(move.to_cell, CLERK) for move in shown}
    duties = [_move(move, names, comes[move.pk], today) for move in shown]
    top = request.mandates.tops(CLERK)[0]
    duties += and_more(moves, MOST_TRANSFERS, reverse("cells:transfers", args=[top.code]))
    return [Section(_("Transfers"), duties)]


def _to_look_after(request: Request) -> Sequence[Asked[Residence]]:
    today, mine, most = request.today, request.mandates.ranges(CLERK), MOST_RESIDENTS + 1
    if not mine:
        return []
    year = _remark_year(request)
    return [to_receive_within.of(today, *mine, most=most), without_remark_within.of(today, *mine, year=year, most=most)]


def _remark_year(request: Request) -> int:
    return remark_year(request.today, remark_month())


@asks(_to_look_after)
def residents(request: Request) -> Sequence[Section]:
    """For a clerk of the cell of residence: introductions nobody has received, then the remarks of the year."""
    asked = _to_look_after(request)
    if not asked:
        return []
    (waiting, owed), year = (one.rows() for one in asked), _remark_year(request)
    names = request.mandates.names.of(one.cell_id for one in (*waiting, *owed))
    duties = [
        *_of_residents(waiting, names, "cells:residence_receive", _("Record the receipt")),
        *_of_residents(owed, names, "cells:residence_remark", _("Record the remark of %(year)d") % {"year": year}),
    ]
    return [Section(_("Members who reside here"), duties)]


def _of_residents(
    residences: Sequence[Residence], names: Mapping[int, Named], address: str, action: str
) -> Iterator[Duty]:
    for one in residences[:MOST_RESIDENTS]:
        named = names[one.cell_id or 0]
        url = reverse(address, args=[one.pk])
        yield Duty(one.member.full_name, url, detail=str(named), action=action)
    if residences and (cell := residences[0].cell) is not None:
        yield from and_more(residences, MOST_RESIDENTS, reverse("cells:residences", args=[cell.code]))


def letters_not_arrived(request: Request) -> Sequence[Section]:
    """For an administrator: that letters were refused, which their readers cannot know."""
    states = Counter(letters_in_trouble().values_list("state", flat=True)) if request.mandates.administers else None
    if not states:
        return []
    detail = _("%(given_up)s given up, %(waiting)s to be tried again") % {
        "given_up": number_format(states[Letter.State.FAILED]),
        "waiting": number_format(states[Letter.State.WAITING]),
    }
    url, action = reverse("cells:letters"), _("Look at them")
    return [Section(_("Letters"), [Duty(_("Letters that could not be sent"), url, detail=detail, action=action)])]


def days_off_to_enter(request: Request) -> Sequence[Section]:
    """For an administrator: years of whose days off no document is entered."""
    years = calendar().undecided(request.today) if request.mandates.administers else []
    detail = _("No decision is entered: terms of working days are counted by computed days, or by the week alone.")
    titles = {year: _("Days off in %(year)d") % {"year": year} for year in years}
    addresses = {year: reverse("cells:days_off", args=[year]) for year in years}
    duties = [Duty(titles[year], addresses[year], detail=detail, action=_("Enter them")) for year in years]
    return [Section(_("Days off"), duties)]


def _move(move: Transfer, names: NamesWithSuperior, comes: bool, today: date) -> Duty:
    side: Any = move.to_cell if comes else move.from_cell
    return Duty(
        title=move.member.full_name,
        url=reverse("cells:transfer_receive", args=[move.pk])
        if comes
        else reverse("cells:transfers", args=[side.code]),
        detail=" → ".join(map(str, sides(move, names))),
        due_on=move.papers_due_on,
        overdue=move.is_late_on(today),
        action=_("Record the receipt") if comes else "",
    )


def _duty(node: Node, named: Named) -> Duty:
    code = node.version.organisation.code
    return Duty(
        title=named.name,
        below=named.above,
        url=reverse("cells:organisation", args=[code]),
        detail=f"{node.kind} · {_members(node)}",
        links=[(str(page.label), reverse(page.url_name, args=[code])) for page in organisation_menu if page.on_desk],
    )


def _members(node: Node) -> str:
    if node.members is None:
        return ngettext("%(number)s cell", "%(number)s cells", node.cells) % {"number": number_format(node.cells)}
    return ngettext("%(number)s member", "%(number)s members", node.members) % {"number": number_format(node.members)}
