"""A year's classification of an organisation, of those below it and of the members of a cell."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare, large
from accounts.views.posting import posted
from accounts.views.replacing import carry_out_replacing
from admissions.access import GIVERS, giver_of, may_give_target
from admissions.forms.classification import ASKED, FOUR_GOOD, Classified, ClassifyForm
from admissions.forms.targets import YearForm
from admissions.queries.classification import (
    decided_below,
    directly_below,
    exempt_on,
    last_day_of,
    members_to_classify,
    of_members,
    of_organisations,
)
from admissions.rules.classification import LEVELS, share_of
from admissions.rules.targets import FIRST_YEAR
from admissions.services.classification import classify_members, classify_organisations
from admissions.tables.classification import COUNTS, OF_MEMBERS, OF_ORGANISATIONS, CountRow, LevelRow
from cells.access import Role, above_grassroots, clerk_of, holds, occasion_for, organisation_or_404, readers
from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import version_nearest
from cells.queries.parameters import parameters_on
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel

keepers = holds(*GIVERS)
MEMBERS, BELOW, OWN = "members", "below", "own"


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def classification(request: Request, code: str) -> HttpResponse:
    organisation, today = organisation_or_404(request, code), request.today
    form = YearForm(request.GET, today=today, first=FIRST_YEAR)
    year = min(form.chosen(), today.year)
    day = last_day_of(year, today)
    version = version_nearest(organisation, day)
    is_cell = version is not None and version.kind == OrganisationVersion.Kind.CELL
    decided = decided_below(organisation, year, today)
    tables = []
    if is_cell:
        members = members_to_classify(organisation, day)
        known = of_members(members, year)
        tables.append(OF_MEMBERS.of([LevelRow(one.full_name, known.get(one.pk), year) for one in members]))
    else:
        below = directly_below(organisation, day)
        rows = of_organisations([one.organisation_id for one in below], year)
        tables += [
            COUNTS.of(
                [
                    CountRow(str(words), decided.organisations[level], decided.members[level])
                    for level, words in LEVELS.items()
                ],
                total=CountRow(_("Total"), decided.organisations.classified, decided.members.classified),
            ),
            OF_ORGANISATIONS.of(
                [
                    LevelRow(
                        one.name,
                        rows.get(one.organisation_id),
                        year,
                        one.organisation.code,
                        decided.members_of.get(one.organisation_id, {}),
                    )
                    for one in below
                ]
            ),
        ]
    terms = parameters_on(day)
    context = {
        "organisation": organisation,
        "form": form,
        "year": year,
        "is_cell": is_cell,
        "own": LevelRow("", of_organisations([organisation.pk], year).get(organisation.pk), year),
        "exempt": exempt_on(organisation, day) if is_cell else 0,
        "four_good": decided.four_good,
        "checks": [
            (words, check)
            for words, check in (
                (_("organisations"), share_of(decided.organisations, terms)),
                (_("members"), share_of(decided.members, terms)),
            )
            if check is not None
        ],
        "writes": [(what, words) for what, words in _pages(is_cell) if _asked(request, organisation, what)],
    }
    return answer_lists(request, "admissions/classification.html", context, *tables)


def _pages(is_cell: bool) -> list[tuple[str, str]]:
    own = (OWN, _("Write down the own level"))
    return [(MEMBERS, _("Classify the members")), own] if is_cell else [(BELOW, _("Classify those below")), own]


@declare(keepers)
@require_http_methods(["GET", "HEAD", "POST"])
def classify(request: Request, code: str, year: int, what: str) -> HttpResponse:
    organisation, today = organisation_or_404(request, code, *GIVERS), request.today
    asked = _asked(request, organisation, what)
    if not asked or not FIRST_YEAR <= year <= today.year:
        raise Http404
    of = _of(organisation, year, what, request)
    form = ClassifyForm(posted(request), of=of, asked=asked, home=organisation, today=today)

    def act() -> None:
        how: dict[str, Any] = {
            "year": year,
            "levels": form.levels(),
            "decision": form.decision(),
            "made_from": form.made_from,
        }
        if what == MEMBERS:
            classify_members(cell=organisation, occasion=clerk_of(request, organisation), **how)
        elif what == OWN and "decided" in asked:
            classify_organisations(top=organisation, occasion=giver_of(request, organisation), **how)
        else:
            classify_organisations(top=organisation, occasion=occasion_for(request, organisation, *GIVERS), **how)

    back = f"{reverse('admissions:classification', args=[code])}?year={year}"
    if carry_out_replacing(request, form, act, _("It is kept.")):
        return redirect(back)
    context = {
        "organisation": organisation,
        "year": year,
        "form": form,
        "title": dict([*_pages(True), *_pages(False)])[what],
        "headings": [_("«Four good»") if name == FOUR_GOOD else str(ASKED[name]).capitalize() for name in asked],
        "back": back,
    }
    return render(request, "admissions/classify.html", context)


def _of(organisation: Organisation, year: int, what: str, request: Request) -> list[Classified]:
    day = last_day_of(year, request.today)
    if what == MEMBERS:
        members = members_to_classify(organisation, day)
        kept = of_members(members, year)
        return [Classified(one.pk, one.full_name, kept.get(one.pk)) for one in members]
    own = version_nearest(organisation, day)
    versions = directly_below(organisation, day) if what == BELOW else [own] if own is not None else []
    rows = of_organisations([one.organisation_id for one in versions], year)
    return [Classified(one.organisation_id, one.name, rows.get(one.organisation_id)) for one in versions]


def _asked(request: Request, organisation: Organisation, what: str) -> list[str]:
    """Which boxes the person fills in there: what a unit says of itself it writes, what is decided whoever stands above."""
    mandates = request.mandates
    if what == MEMBERS:
        if not mandates.may(organisation, Role.CLERK):
            return []
        return ["own", "proposed", *(["decided"] if _decides(request, organisation) else [])]
    if what == BELOW:
        return ["own", "proposed", "decided", FOUR_GOOD] if mandates.may(organisation, *GIVERS) else []
    if what == OWN and mandates.may(organisation, *GIVERS):
        return ["own", *(["proposed", "decided"] if may_give_target(request, organisation) else []), FOUR_GOOD]
    return []


def _decides(request: Request, cell: Organisation) -> bool:
    """Of members: the committee above the cell; where the cell is a grassroots organisation, it does itself."""
    above = Organisation.objects.get_parent(cell)
    if above is None or request.mandates.may(above, Role.CLERK):
        return True
    version = version_nearest(above, request.today)
    return version is not None and version.kind == OrganisationVersion.Kind.SUPERIOR
