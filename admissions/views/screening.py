"""The yearly list of a cell or of all cells below, one member on it, and who left the Party."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import declare, large
from accounts.rules.numbers import number_typed
from accounts.views.posting import Checked, carry_out, posted
from admissions.access import screened_or_404, screener_of, screening_clerk
from admissions.forms.screening import BallotForm, HelperForm, ListForm, OutForm, ResultForm
from admissions.forms.targets import YearForm
from admissions.models import Screened
from admissions.queries.screening import (
    exits_of,
    home_of,
    looks_of,
    name_of_ground,
    numbers_by_way,
    of_year,
    proposals,
    screened_of,
)
from admissions.rules.screening import OWED, STAGES, Stage, help_ends_on, owed_on, stage_on
from admissions.rules.terms import Key
from admissions.services.screening import (
    assign_helper,
    list_member,
    put_out,
    record_result,
    take_back_screening,
    vote_on_member,
)
from admissions.tables.screening import EXITS, PROPOSED, SCREENED, ProposedRow, exit_rows, screened_rows
from cells.access import Role, above_grassroots, clerk_of, clerks, occasion_for, organisation_or_404, readers
from cells.forms.corrections import ReasonForm
from cells.models import Membership, Organisation, OrganisationVersion
from cells.queries.organisations import version_on
from cells.queries.parameters import parameters_on, statutes_known
from cells.requests import Request
from cells.services.readings import note_reading_of
from cells.views.lists import answer_lists, saves_as_excel

FIRST_YEAR = 2000
READ = "admissions.read_screened"
TURNS = {
    "vote": (Stage.LISTED,),
    "help": (Stage.HELPED,),
    "result": (Stage.HELPED,),
    "out": (Stage.TO_GO,),
    "mistake": (Stage.LISTED, Stage.NOT_LISTED, Stage.HELPED, Stage.PROGRESS, Stage.TO_GO),
}


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def screening(request: Request, code: str) -> HttpResponse:
    organisation, today = organisation_or_404(request, code), request.today
    form = YearForm(request.GET, today=today, first=FIRST_YEAR)
    year = form.chosen()
    version = version_on(organisation, today)
    is_cell = version is not None and version.kind == OrganisationVersion.Kind.CELL
    may_list = is_cell and request.mandates.may(organisation, Role.CLERK)
    found = of_year(screened_of(Organisation.objects.below(organisation), today), year)
    tables = [SCREENED.of(found, dress=partial(screened_rows, today=today), without=("cell",) if is_cell else ())]
    terms = parameters_on(today)
    if is_cell and year == today.year:
        lists = reverse("admissions:screening_new", args=[code]) if may_list else ""
        rows = [ProposedRow(one, lists) for one in proposals(organisation, today)]
        tables.append(PROPOSED.of(rows, without=() if may_list else ("links",)))
    context = {
        "organisation": organisation,
        "form": form,
        "year": year,
        "is_cell": is_cell,
        "may_list": may_list,
        "months": terms.number(Key.ABSENT),
        "clause": terms.clause(Key.ABSENT),
    }
    return answer_lists(request, "admissions/screening.html", context, *tables)


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def screening_new(request: Request, code: str) -> HttpResponse:
    cell, today = organisation_or_404(request, code, Role.CLERK), request.today
    form = ListForm(posted(request), cell=cell, today=today, member=number_typed(request.GET.get("member", "")))
    listed: list[Screened] = []

    def act() -> None:
        listed.append(list_member(cell=cell, occasion=clerk_of(request, cell), **form.cleaned_data))

    if carry_out(request, form, act, _("The member is proposed for the list.")):
        return redirect("admissions:screened", pk=listed[0].pk)
    context = {"organisation": cell, "form": form, "title": _("Put a member on the list")}
    return render(request, "admissions/screening_new.html", context)


@declare(readers)
@never_cache
@require_safe
def screened(request: Request, pk: int) -> HttpResponse:
    one, today, terms = screened_or_404(request, pk), request.today, statutes_known()
    note_reading_of(one, READ, occasion_for(request, home_of(one, today)))
    look, home = looks_of([one])[one.pk], home_of(one, today)
    stage, owed = stage_on(look, today), owed_on(look, today, terms)
    may_write = screening_clerk(request, one) is not None
    out = Membership.objects.filter(member=one.member, valid_to=look.left_on).select_related("ended_by").first()
    context = {
        "one": one,
        "organisation": home,
        "stage": STAGES[stage],
        "ground": name_of_ground(one.ground),
        "owed": owed,
        "owed_words": OWED[owed.what] if owed is not None else "",
        "is_late": owed is not None and owed.is_late(today),
        "help_ends": help_ends_on(one.voted_on, terms) if one.passed and one.voted_on is not None else None,
        "left": out if look.left_on is not None else None,
        "acts": [(act, words) for act, words in _acts() if may_write and stage in TURNS[act]],
    }
    return render(request, "admissions/screened.html", context)


def _acts() -> list[tuple[str, str]]:
    return [
        ("vote", _("Record the vote")),
        ("result", _("Record the result")),
        ("out", _("Record the decision")),
        ("help", _("Another helper")),
        ("mistake", _("The last step was a mistake")),
    ]


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def screened_act(request: Request, pk: int, act: str) -> HttpResponse:
    one, today = screened_or_404(request, pk, Role.CLERK), request.today
    if act not in TURNS or screening_clerk(request, one) is None:
        raise Http404
    home = home_of(one, today)
    form, do = _form_and_act(request, one, home, act)
    if carry_out(request, form, do, _("It is kept.")):
        if act == "mistake" and not Screened.objects.filter(pk=pk).exists():
            return redirect("admissions:screening", code=home.code)
        return redirect("admissions:screened", pk=pk)
    context = {"one": one, "organisation": home, "form": form, "title": dict(_acts())[act]}
    return render(request, "admissions/screened_act.html", context)


def _form_and_act(
    request: Request, one: Screened, home: Organisation, act: str
) -> tuple[Checked, Callable[[], object]]:
    data, today = posted(request), request.today
    if act == "vote":
        ballot = BallotForm(data, screened=one, home=home, today=today)
        return ballot, lambda: vote_on_member(screened=one, ballot=ballot.ballot(), occasion=screener_of(request, one))
    if act == "help":
        helper = HelperForm(data, screened=one, home=home, today=today)
        return helper, lambda: assign_helper(screened=one, occasion=screener_of(request, one), **helper.cleaned_data)
    if act == "result":
        result = ResultForm(data)
        return result, lambda: record_result(
            screened=one,
            progress=result.cleaned_data["progress"] == "yes",
            way=result.cleaned_data["way"],
            on=result.cleaned_data["on"],
            occasion=screener_of(request, one),
        )
    if act == "out":
        out = OutForm(data, home=home, today=today)
        return out, lambda: put_out(screened=one, occasion=screener_of(request, one), **out.cleaned_data)
    reason = ReasonForm(data)
    return reason, lambda: take_back_screening(
        screened=one, why=reason.cleaned_data["why"], occasion=screener_of(request, one)
    )


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def exits(request: Request, code: str) -> HttpResponse:
    """Who left the Party in a year, by which way and decision, and how many that were."""
    organisation = organisation_or_404(request, code)
    form = YearForm(request.GET, today=request.today, first=FIRST_YEAR)
    year = form.chosen()
    found = exits_of(Organisation.objects.below(organisation), year)
    ways = [(Membership.Departure(way).label, number) for way, number in numbers_by_way(found).items()]
    context = {"organisation": organisation, "form": form, "year": year, "ways": ways}
    return answer_lists(request, "admissions/exits.html", context, EXITS.of(found, dress=exit_rows))
