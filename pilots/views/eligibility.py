from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from accounts.access import declare, large
from accounts.rules.days import day_in_words
from accounts.tables import Table
from cells.access import Role, above_grassroots, organisation_or_404, readers
from cells.models import Activity, Infrastructure, Organisation, OrganisationVersion
from cells.queries.infrastructure import infrastructure_on
from cells.queries.organisations import cells_of, version_nearest, version_on
from cells.requests import Request
from cells.views.days import day_query
from cells.views.lists import answer_lists, saves_as_excel
from pilots.access import rests_on_guidance
from pilots.forms.eligibility import EligibilityForm
from pilots.models import Registration
from pilots.models.guidance import BASES
from pilots.queries.breakdown import activities_among, grounds_by_category
from pilots.queries.eligibility import Standing, standing_under, subjects_listed
from pilots.queries.guidance import nearest_terms, terms_on
from pilots.queries.quotas import QuotaUse, quota_use_under
from pilots.queries.registrations import pilot_in_force
from pilots.rules.eligibility import Finding, needed_for_share
from pilots.rules.terms import Basis, Format, Terms, formats_of
from pilots.tables.eligibility import GROUNDS, SUMS, WORDS_OF_FORMAT, subject_rows, subjects

Line = tuple[str, str, int]
"""Sign (−, = or none), what it is, how many."""
WORDS_OF_BASIS = dict(BASES)


@dataclass(frozen=True)
class Account:
    """A finding with all that a clerk needs to arrive at it by hand."""

    format: str
    title: str
    finding: Finding
    sums: Table
    grounds: Table
    facts: list[tuple[str, str]]
    online: bool
    pilot: Registration | None


@declare(readers)
@large(above_grassroots)
@saves_as_excel
@rests_on_guidance
def eligibility(request: Request, code: str) -> HttpResponse:
    """Whether the organisation, and each cell below it, may pilot a format on a day of choice, and why."""
    organisation = organisation_or_404(request, code)
    form = EligibilityForm(request.GET, today=request.today)
    day, formats = form.day(), form.formats()
    version, terms = version_on(organisation, day), terms_on(day)
    shown = version or version_nearest(organisation, day)
    context: dict[str, Any] = {
        "organisation": organisation,
        "version": shown,
        "form": form,
        "day": day,
        "on_query": day_query(request, day),
        "guidance": terms,
        "accounts": _accounts(organisation, standing_under(terms, version, day, formats=formats), day)
        if shown and formats_of(shown.kind)
        else [],
        "may_write": request.mandates.may(organisation, Role.CLERK),
    }
    tables = []
    if version is not None and version.kind != OrganisationVersion.Kind.CELL:
        below = subjects_listed(organisation, day, today=request.today)
        dress = partial(
            subject_rows, day=day, terms=terms, formats=formats, query=context["on_query"], within=organisation.pk
        )
        tables.append(subjects(formats).of(below, dress=dress))
    return answer_lists(request, "pilots/eligibility.html", context, *tables)


def _accounts(organisation: Organisation, standing: Standing, day: date) -> list[Account]:
    """By the nearest guidance where none is in force: it is told what was counted."""
    nearest, cells = standing.terms or nearest_terms(day), cells_of(organisation, day)
    infrastructure = infrastructure_on(organisation, day)
    accounts = []
    for format, finding in standing.findings.items():
        online = format == Format.ONLINE
        pilot = pilot_in_force(organisation, format, day)
        basis = finding.basis or Basis.SPECIFIC_NATURE
        quota = quota_use_under(standing.terms, standing.version, format, day, basis)
        grounds = grounds_by_category(cells, day, nearest) if nearest and online else {}
        title = _("Eligible on %(day)s") if finding.eligible else _("Not eligible on %(day)s")
        accounts.append(
            Account(
                format=str(WORDS_OF_FORMAT[format]),
                title=title % {"day": day_in_words(day)},
                finding=finding,
                sums=SUMS.of(
                    _sums_online(finding, cells, day, nearest) if online else _sums_by_group(finding, nearest)
                ),
                grounds=GROUNDS.of(_named(grounds, nearest)),
                facts=_facts(finding, infrastructure, quota, pilot),
                online=online,
                pilot=pilot,
            )
        )
    return accounts


def _facts(
    finding: Finding, infrastructure: Infrastructure | None, quota: QuotaUse | None, pilot: Registration | None
) -> list[tuple[str, str]]:
    facts = []
    if finding.basis:
        facts.append((_("Basis"), str(WORDS_OF_BASIS[finding.basis])))
    if finding.format == Format.ONLINE:
        facts.append((_("IT infrastructure"), _infrastructure(infrastructure)))
    if quota:
        facts.append((_("Quota of %(year)s") % {"year": quota.year}, _quota(quota)))
    since = pilot.in_force_from if pilot else None
    approved = _("approved, in force since %(day)s") % {"day": day_in_words(since)} if since else _("not approved")
    return [*facts, (_("Pilot"), approved)]


def _infrastructure(infrastructure: Infrastructure | None) -> str:
    if infrastructure is None:
        return _("not looked at yet")
    words = _("sufficient") if infrastructure.sufficient else _("not sufficient")
    return f"{words} · {infrastructure.looked_at}"


def _quota(quota: QuotaUse) -> str:
    if quota.limit is None:
        return _("no number, but only while the circumstances last")
    words = _("%(used)d used, %(left)d left of %(limit)d (%(clause)s)")
    return words % {"used": quota.used, "left": quota.left, "limit": quota.limit, "clause": quota.clause}


def _sums_online(finding: Finding, cells: Sequence[int], day: date, terms: Terms | None) -> list[Line]:
    """Members, less those the guidance leaves out, gives the base; of the base, how many are needed and how many there are."""
    count = finding.count
    sums = [("", _("members"), count.members)]
    left_out = terms.left_out if terms else frozenset()
    for activity, number in activities_among(cells, day).items():
        if activity in left_out:
            sums.append(("−", str(Activity.Value(activity).label), number))
    sums.append(("=", _("members counted (base)"), count.base))
    if terms:
        sums.append(("", _("needed with a valid ground"), needed_for_share(count.base, terms)))
    sums.append(("", _("of the base, with a valid ground"), count.affected))
    if count.affected_special:
        sums.append(("", _("of them by special circumstances"), count.affected_special))
    return sums


def _sums_by_group(finding: Finding, terms: Terms | None) -> list[Line]:
    count = finding.count
    sums = [("", _("members, nobody left out"), count.members)]
    if terms:
        sums.append(("", _("members needed"), terms.by_group_minimum))
    sums.append(("", _("groups"), count.groups))
    if count.groups:
        sums.append(("", _("active members in no group"), count.ungrouped))
        sums.append(("", _("groups without a leader"), count.leaderless_groups))
    return sums


def _named(grounds: dict[str, int], terms: Terms | None) -> list[tuple[str, int, str]]:
    return [
        (terms.grounds[category].words if terms else category, number, terms.grounds[category].clause if terms else "")
        for category, number in grounds.items()
    ]
