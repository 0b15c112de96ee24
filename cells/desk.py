"""The first thing a person looks for: the organisations of their own mandates."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.desk import Duty, Section
from cells.access import mandates_of
from cells.models import Mandate
from cells.queries.mandates import READERS
from cells.queries.organisations import versions_on
from cells.queries.tree import Node, nodes


def my_organisations(request: HttpRequest) -> Sequence[Section]:
    """Each once, those of which the person is clerk first."""
    today: date = request.today  # type: ignore[attr-defined]
    held = [mandate for mandate in mandates_of(request) if mandate.role in READERS]
    ordered = sorted(held, key=lambda mandate: mandate.role != Mandate.Role.CLERK)
    ids = list(dict.fromkeys(mandate.organisation_id for mandate in ordered if mandate.organisation_id))
    found = {
        node.version.organisation_id: node
        for node in nodes(versions_on(today).filter(organisation_id__in=ids), today, today=today)
    }
    return [Section(title=_("My organisations"), duties=[_duty(found[pk]) for pk in ids if pk in found])]


def _duty(node: Node) -> Duty:
    code = node.version.organisation.code
    pages = [
        (_("Members"), "cells:members"),
        (_("Eligibility"), "pilots:eligibility"),
        (_("Meetings"), "meetings:meetings"),
    ]
    return Duty(
        title=node.version.name,
        url=reverse("cells:organisation", args=[code]),
        detail=f"{node.version.get_kind_display()} · {_members(node)}",
        links=[(label, url) for label, name in pages if (url := _address(name, code))],
    )


def _members(node: Node) -> str:
    if node.members is None:
        return ngettext("%(number)s cell", "%(number)s cells", node.cells) % {"number": number_format(node.cells)}
    return ngettext("%(number)s member", "%(number)s members", node.members) % {"number": number_format(node.members)}


def _address(name: str, code: str) -> str:
    """Empty where the page is not there."""
    try:
        return reverse(name, args=[code])
    except NoReverseMatch:
        return ""
