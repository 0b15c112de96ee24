"""Admissions against targets of an organisation and what is below it, and the targets given."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare, large
from accounts.rules.days import day_in_words
from accounts.rules.numbers import number_typed
from accounts.views.posting import carry_out, posted
from admissions.access import GIVERS, giver_of, may_give_target
from admissions.forms.targets import TargetForm, TargetsForm
from admissions.models import Target
from admissions.queries.targets import progress
from admissions.rules.targets import Progress, bars, together
from admissions.services.targets import give_target, take_back_target
from admissions.tables.targets import BELOW, GIVEN, TYPES, YEARS, GivenRow, ProgressRow
from cells.access import above_grassroots, holds, organisation_or_404, readers
from cells.forms.corrections import ReasonForm
from cells.models import Organisation, OrganisationVersion
from cells.queries.organisation_words import OrganisationWords, words_on
from cells.queries.organisations import version_nearest
from cells.queries.tree import children_on
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel

givers = holds(*GIVERS)
YEARS_SHOWN, FIRST_YEAR = 5, 2000
# The picture, in its own units: names on the left, bars, room for the figures on the right.
WIDTH, NAMES, FIGURES, STEP = 960, 300, 90, 24


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def targets(request: Request, code: str) -> HttpResponse:
    """A year of those directly below, by type, and the last years of the organisation itself."""
    organisation = organisation_or_404(request, code)
    form = TargetsForm(request.GET, today=request.today, first=FIRST_YEAR)
    year = form.chosen()
    day = _day_of(year, request.today)
    own = version_nearest(organisation, day)
    below = list(children_on(organisation, day))
    versions = [own, *below] if own is not None else below
    years = list(range(year - YEARS_SHOWN + 1, year + 1))
    found = progress(organisation, versions, years, day, today=request.today)
    gives_below = bool(below) and request.mandates.may(organisation, *GIVERS)
    rows = [_row(version, found[version.organisation_id, year], day, gives=gives_below) for version in below]
    # While it is being passed down too: some of those below still have none.
    passed_down = [row.progress.target for row in rows if row.progress.target is not None]
    if form.only_behind():
        rows = [row for row in rows if row.progress.is_behind(day)]
    of_own = [found.get((organisation.pk, one), Progress(one, None, 0)) for one in years]
    given = list(Target.objects.filter(organisation=organisation, year=year).select_related("ordered_by"))
    may_give = may_give_target(request, organisation)
    tables = [
        BELOW.of(rows, total=_total(rows, day), without=() if gives_below else ("links",)),
        TYPES.of(_by_type(below, found, year, day, words_on(day))),
        YEARS.of([ProgressRow(str(one.year), one, day) for one in of_own], total=_sum(of_own, day)),
        GIVEN.of([GivenRow(one, last=may_give and one == given[-1]) for one in given]),
    ]
    drawn = [(row.name, row.progress) for row in rows if row.progress.target or row.progress.admitted]
    picture = bars(drawn, width=WIDTH - NAMES - FIGURES, step=STEP)
    context: dict[str, object] = {
        "organisation": organisation,
        "version": own,
        "form": form,
        "year": year,
        "day": day,
        "is_past": day < request.today,
        "own": _row(own, of_own[-1], day) if own is not None else None,
        "handed_on": sum(passed_down) if passed_down else None,
        "only_behind": form.only_behind(),
        "picture": picture,
        "width": WIDTH,
        "names": NAMES,
        "height": STEP * len(picture),
        "may_give": may_give,
    }
    return answer_lists(request, "admissions/targets.html", context, *tables)


@declare(givers)
@require_http_methods(["GET", "HEAD", "POST"])
def target_new(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code)
    if not may_give_target(request, organisation):
        raise Http404
    year = number_typed(request.GET.get("year", "")) or request.today.year
    form = TargetForm(posted(request), today=request.today, year=year)

    def act() -> object:
        return give_target(organisation=organisation, occasion=giver_of(request, organisation), **form.cleaned_data)

    if carry_out(request, form, act, _("The target is given.")):
        return redirect(f"{reverse('admissions:targets', args=[code])}?year={form.cleaned_data['year']}")
    return _form(request, form, organisation, _("Give a target of admissions"), _("Give it"))


@declare(givers)
@require_http_methods(["GET", "HEAD", "POST"])
def target_take_back(request: Request, pk: int) -> HttpResponse:
    target = Target.objects.select_related("organisation").filter(pk=pk).first()
    if target is None or not may_give_target(request, target.organisation):
        raise Http404
    form = ReasonForm(posted(request))

    def act() -> None:
        why, occasion = form.cleaned_data["why"], giver_of(request, target.organisation)
        take_back_target(target=target, why=why, occasion=occasion)

    if carry_out(request, form, act, _("It is taken back. What stood before goes on.")):
        return redirect(f"{reverse('admissions:targets', args=[target.organisation.code])}?year={target.year}")
    title = _("Target of %(day)s: entered by mistake") % {"day": day_in_words(target.valid_from)}
    return _form(request, form, target.organisation, title, _("Take it back"))


def _form(request: Request, form: object, organisation: Organisation, title: str, submit: str) -> HttpResponse:
    context = {"form": form, "organisation": organisation, "title": title, "submit": submit}
    return render(request, "admissions/organisation_form.html", context)


def _day_of(year: int, today: date) -> date:
    """The last day of a year that is over; the first of one to come."""
    return min(max(today, date(year, 1, 1)), date(year, 12, 31))


def _row(version: OrganisationVersion, one: Progress, day: date, *, gives: bool = False) -> ProgressRow:
    return ProgressRow(version.name, one, day, code=version.organisation.code, gives=gives)


def _total(rows: Sequence[ProgressRow], day: date) -> ProgressRow | None:
    return _sum([row.progress for row in rows], day)


def _sum(progresses: Sequence[Progress], day: date) -> ProgressRow | None:
    whole = together(progresses)
    return ProgressRow(_("Total"), whole, day) if whole is not None else None


def _by_type(
    below: Sequence[OrganisationVersion],
    found: Mapping[tuple[int, int], Progress],
    year: int,
    day: date,
    words: OrganisationWords,
) -> list[ProgressRow]:
    by_type: dict[str, list[Progress]] = defaultdict(list)
    for version in below:
        by_type[words.type(version)].append(found[version.organisation_id, year])
    sums = {name: together(progresses) for name, progresses in by_type.items()}
    return [ProgressRow(capfirst(name), whole, day) for name, whole in sums.items() if whole is not None]
