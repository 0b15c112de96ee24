"""What every page about an organisation needs from templates."""

from typing import Any

from django import template
from django.template.context import Context

from accounts.navigation import Menu
from cells.models import Organisation, OrganisationVersion
from cells.models.dated import Dated
from cells.navigation import OrganisationPage, organisation_menu
from cells.queries.mandates import READERS
from cells.queries.organisation_words import words_on
from cells.queries.organisations import version_nearest
from cells.requests import Request
from cells.rules.periods import Period, period_in_words

register = template.Library()


@register.simple_tag(takes_context=True)
def lineage_of(context: Context, organisation: Organisation) -> dict[str, object]:
    """What it is, and the chain of what is above it, topmost first: each (name, its code where the person may open it)."""
    request: Request = context["request"]
    day = context.get("day") or request.today
    lineage = request.mandates.lineage(organisation, day)
    itself = lineage[0] if lineage and lineage[0].organisation_id == organisation.pk else None
    above = reversed(lineage[1:] if itself else lineage)
    version = itself or version_nearest(organisation, day)
    return {
        "version": version,
        "kind": words_on(day).kind(version) if version else "",
        "above": tuple((version.name, _code_if_visible(request, version)) for version in above),
    }


@register.simple_tag(takes_context=True)
def named(context: Context, organisation: Organisation) -> str:
    """What it is called, and below what it stands: for a title, where nothing else says it. Asked for once a page."""
    request: Request = context["request"]
    day = context.get("day") or request.today
    known: Any = context.render_context.dicts[0]  # of the page: each template that it includes has one of its own above
    key = ("named", organisation.pk, day)
    if key not in known:
        known[key] = str(request.mandates.names_on(day).of([organisation.pk])[organisation.pk]) or organisation.code
    return str(known[key])


@register.simple_tag
def organisation_pages() -> Menu[OrganisationPage]:
    return organisation_menu


def _code_if_visible(request: Request, version: OrganisationVersion) -> str:
    return version.organisation.code if request.mandates.may(version.organisation, *READERS) else ""


@register.filter
def days(fact: Dated | Period) -> str:
    """As people write it: «01/03/2025 – 20/03/2025»."""
    return period_in_words(fact if isinstance(fact, Period) else fact.period)
