"""The first thing a person looks for: the organisations of their own mandates; and what is on its way to them."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.desk import Duty, Section
from accounts.models import Letter
from accounts.queries.letters import letters_in_trouble
from cells.access import organisations_for
from cells.models import Mandate, Transfer
from cells.navigation import organisation_menu
from cells.queries.mandates import READERS
from cells.queries.names import NamesOverTime
from cells.queries.organisations import versions_on
from cells.queries.transfers import names_of_sides, sides
from cells.queries.tree import Node, nodes
from cells.requests import Request

MOST_TRANSFERS = 20


def my_organisations(request: Request) -> Sequence[Section]:
    """Each once, those of which the person is clerk first."""
    today: date = request.today
    mandates = request.mandates
    mine = [*mandates.organisations(Mandate.Role.CLERK), *mandates.organisations(*READERS)]
    ids = list(dict.fromkeys(organisation.pk for organisation in mine))
    by_id = {
        node.version.organisation_id: node
        for node in nodes(versions_on(today).filter(organisation_id__in=ids), today, today=today)
    }
    return [Section(title=_("My organisations"), duties=[_duty(by_id[pk]) for pk in ids if pk in by_id])]


def transfers_under_way(request: Request) -> Sequence[Section]:
    """For a clerk: who is to be received here, and whom nobody has received although the papers are overdue."""
    today: date = request.today
    mine = organisations_for(request, Mandate.Role.CLERK).order_by()
    overdue = Transfer.objects.overdue(today).filter(from_cell__in=mine)
    to_receive = Transfer.objects.under_way().filter(to_cell__in=mine)
    moves = (to_receive | overdue).select_related("member", "from_cell", "to_cell").order_by("papers_due_on", "pk")
    shown = list(moves[:MOST_TRANSFERS])
    own = set(mine.filter(pk__in=[move.to_cell_id for move in shown]).values_list("pk", flat=True))
    names = names_of_sides(shown)
    return [Section(title=_("Transfers"), duties=[_move(move, names, move.to_cell_id in own, today) for move in shown])]


def letters_not_arrived(request: Request) -> Sequence[Section]:
    """For an administrator: that letters were refused, which their readers cannot know."""
    if not request.mandates.administers:
        return []
    states = Counter(letters_in_trouble().values_list("state", flat=True))
    if not states:
        return []
    detail = _("%(given_up)s given up, %(waiting)s to be tried again") % {
        "given_up": number_format(states[Letter.State.FAILED]),
        "waiting": number_format(states[Letter.State.WAITING]),
    }
    duty = Duty(
        title=_("Letters that could not be sent"),
        url=reverse("cells:letters"),
        detail=detail,
        action=_("Look at them"),
    )
    return [Section(title=_("Letters"), duties=[duty])]


def _move(move: Transfer, names: NamesOverTime, comes: bool, today: date) -> Duty:
    side: Any = move.to_cell if comes else move.from_cell
    return Duty(
        title=move.member.full_name,
        url=reverse("cells:transfer_receive", args=[move.pk])
        if comes
        else reverse("cells:transfers", args=[side.code]),
        detail=" → ".join(sides(move, names)),
        due_on=move.papers_due_on,
        overdue=move.is_late_on(today),
        action=_("Record the receipt") if comes else "",
    )


def _duty(node: Node) -> Duty:
    code = node.version.organisation.code
    return Duty(
        title=node.version.name,
        url=reverse("cells:organisation", args=[code]),
        detail=f"{node.version.get_kind_display()} · {_members(node)}",
        links=[(str(page.label), reverse(page.url_name, args=[code])) for page in organisation_menu if page.on_desk],
    )


def _members(node: Node) -> str:
    if node.members is None:
        return ngettext("%(number)s cell", "%(number)s cells", node.cells) % {"number": number_format(node.cells)}
    return ngettext("%(number)s member", "%(number)s members", node.members) % {"number": number_format(node.members)}
