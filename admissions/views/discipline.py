"""Numbers of discipline for every reader; the cases, with names, for the inspection committee alone."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import declare, large
from accounts.rules.days import day_in_words
from accounts.rules.numbers import number_typed
from accounts.views.posting import carry_out, posted
from admissions.access import case_or_404, guarded_below, guarded_by, inspection_of
from admissions.forms.discipline import AnnounceForm, CaseForm, CasesFilter, FollowForm, WhoForm
from admissions.models import DisciplinaryCase, DisciplinaryStep
from admissions.queries.discipline import cases_of, disciplined, filtered, found_by_name, posts_kept
from admissions.rules.discipline import (
    AFTERWARDS,
    BODIES,
    EFFECTS,
    announce_by,
    complain_by,
    standing_on,
)
from admissions.rules.forms_of_discipline import FORMS
from admissions.services.discipline import (
    announce_case,
    follow_case,
    record_case,
    take_back_case,
    take_back_case_step,
)
from admissions.tables.discipline import (
    CASES,
    OF_MEMBERS_BY_YEAR,
    OF_ORGANISATIONS_BY_YEAR,
    case_rows,
    whole,
    year_rows,
)
from cells.access import Role, above_grassroots, holds, occasion_for, organisation_or_404, readers
from cells.forms.corrections import ReasonForm
from cells.models import OrganisationVersion
from cells.queries.days_off import calendar
from cells.queries.names import names_with_superior_on
from cells.queries.organisations import version_nearest
from cells.queries.parameters import statutes_known
from cells.requests import Request
from cells.services.readings import note_reading_of
from cells.views.lists import answer_lists, saves_as_excel

inspectors = holds(Role.INSPECTION)
YEARS_SHOWN, FIRST_YEAR = 5, 2000
READ = "admissions.read_case"


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def discipline(request: Request, code: str) -> HttpResponse:
    """How many, never who. Of one cell nothing: there a number is a name."""
    organisation, today = organisation_or_404(request, code), request.today
    version = version_nearest(organisation, today)
    inspects = guarded_by(request).filter(pk=organisation.pk).exists()
    is_told = inspects or (version is not None and version.kind != OrganisationVersion.Kind.CELL)
    years = range(today.year - YEARS_SHOWN + 1, today.year + 1)
    first = today.replace(year=years[0], month=1, day=1)
    tables = []
    for of, is_of in ((OF_MEMBERS_BY_YEAR, False), (OF_ORGANISATIONS_BY_YEAR, True)):
        counts = disciplined(organisation, first, today, organisations=is_of) if is_told else {}
        rows = year_rows(counts, years) if is_told else []
        tables.append(of.of(rows, total=whole(rows) if rows else None))
    context = {"organisation": organisation, "is_told": is_told, "inspects": inspects}
    return answer_lists(request, "admissions/discipline.html", context, *tables)


@declare(inspectors)
@large(above_grassroots)
@never_cache
@saves_as_excel
def cases(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code, Role.INSPECTION)
    form = CasesFilter(request.GET, today=request.today, first=FIRST_YEAR)
    asked = form.cleaned_data if form.is_valid() else {}
    found = cases_of(guarded_below(request, organisation))
    found = filtered(found, year=asked.get("year"), form=asked.get("form", ""))
    context = {"organisation": organisation, "form": form, "is_asked": any(asked.values())}
    table = CASES.of(found, dress=partial(case_rows, today=request.today))
    return answer_lists(request, "admissions/cases.html", context, table)


@declare(inspectors)
@require_http_methods(["GET", "HEAD", "POST"])
def case_new(request: Request, code: str) -> HttpResponse:
    """First of whom it is, found by name or the organisation itself; then what was decided."""
    organisation = organisation_or_404(request, code, Role.INSPECTION)
    within = guarded_below(request, organisation)
    who = number_typed(request.GET.get("member", ""))
    of_organisation = "itself" in request.GET
    context = {"organisation": organisation, "title": _("Record a case of discipline")}
    if who is None and not of_organisation:
        form = WhoForm(request.GET)
        words = form.cleaned_data["words"] if form.is_valid() else ""
        people = list(found_by_name(within, words)) if words else []
        context |= {"form": form, "words": words, "people": people}
        return render(request, "admissions/case_who.html", context)
    member = get_object_or_404(found_by_name(within, ""), pk=who) if who is not None else None
    typed = CaseForm(posted(request), of_organisation=of_organisation)
    recorded: list[DisciplinaryCase] = []

    def act() -> None:
        told = typed.told(member, None if member is not None else organisation)
        occasion = inspection_of(request, organisation)
        recorded.append(record_case(told=told, within=guarded_by(request), occasion=occasion))

    if carry_out(request, typed, act, _("The case is recorded.")):
        return redirect("admissions:case", pk=recorded[0].pk)
    return render(request, "admissions/case_new.html", context | {"form": typed, "member": member})


@declare(inspectors)
@never_cache
@require_safe
def case(request: Request, pk: int) -> HttpResponse:
    one, today, terms = case_or_404(request, pk), request.today, statutes_known()
    note_reading_of(one, READ, occasion_for(request, one.seat))
    matter = one.matter
    standing = standing_on(matter, today, terms)
    announced = matter.announced_on
    context = {
        "case": one,
        "organisation": one.seat,
        "form_now": FORMS[matter.form_on(today)],
        "body": BODIES[one.decided_by],
        "effect": EFFECTS[standing.effect] if standing is not None else "",
        "ends_on": standing.ends_on if standing is not None else None,
        "announce_by": announce_by(matter.decided_on, terms) if announced is None else None,
        "posts": _posts_kept(request, one),
        "complain_by": complain_by(announced, terms, calendar()) if announced is not None else None,
        "steps": [
            (step, AFTERWARDS[step.what], FORMS[step.form] if step.form else "") for step in one.afterwards.all()
        ],
    }
    return render(request, "admissions/case.html", context)


def _posts_kept(request: Request, one: DisciplinaryCase) -> list[tuple[str, str, str]]:
    """Each post in words, where, and the address at which whoever keeps the register ends it ("" for others)."""
    posts = posts_kept(one, request.today)
    names = names_with_superior_on([post.organisation_id for post in posts], request.today)
    ends = ""
    if posts and one.announced_on is not None:
        act = reverse("cells:act", args=[one.member_id, "post_end"])
        ends = f"{act}?on={day_in_words(one.announced_on)}"
    return [
        (
            post.get_title_display(),
            str(names[post.organisation_id]),
            ends if request.mandates.may(post.organisation, Role.CLERK) else "",
        )
        for post in posts
    ]


@declare(inspectors)
@require_http_methods(["GET", "HEAD", "POST"])
def case_act(request: Request, pk: int, act: str) -> HttpResponse:
    one = case_or_404(request, pk)
    if act == "announce":
        form: AnnounceForm | FollowForm | ReasonForm = AnnounceForm(posted(request))
        title, said = _("Announced"), _("It is announced.")
    elif act == "follow":
        form, title, said = FollowForm(posted(request), case=one), _("What followed"), _("It is kept.")
    elif act == "mistake":
        form, title = ReasonForm(posted(request)), _("Entered by mistake")
        said = _("It is taken back. The log keeps it.")
    else:
        raise Http404

    def do() -> None:
        occasion = inspection_of(request, one.seat)
        if act == "announce":
            announce_case(case=one, occasion=occasion, **form.cleaned_data)
        elif act == "follow":
            follow_case(case=one, occasion=occasion, **form.cleaned_data)
        else:
            take_back_case(case=one, why=form.cleaned_data["why"], occasion=occasion)

    if carry_out(request, form, do, said):
        if act == "mistake":
            return redirect("admissions:cases", code=one.seat.code)
        return redirect("admissions:case", pk=pk)
    return render(request, "admissions/case_act.html", {"case": one, "form": form, "title": title})


@declare(inspectors)
@require_http_methods(["GET", "HEAD", "POST"])
def case_step_take_back(request: Request, pk: int) -> HttpResponse:
    step = get_object_or_404(DisciplinaryStep, pk=pk)
    one = case_or_404(request, step.case_id)
    form = ReasonForm(posted(request))

    def act() -> None:
        why, occasion = form.cleaned_data["why"], inspection_of(request, one.seat)
        take_back_case_step(step=step, why=why, occasion=occasion)

    if carry_out(request, form, act, _("It is taken back. The log keeps it.")):
        return redirect("admissions:case", pk=one.pk)
    title = _("%(step)s: entered by mistake") % {"step": str(AFTERWARDS[step.what]).capitalize()}
    return render(request, "admissions/case_act.html", {"case": one, "form": form, "title": title})
