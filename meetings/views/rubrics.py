"""Rubrics: everybody reads them, an administrator puts the next one in force."""

from dataclasses import replace
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import declare
from accounts.rules.numbers import number_typed
from accounts.rules.seen import Figures
from accounts.views.looking import Stage, look_over
from accounts.views.posting import carry_out, posted
from cells.access import Role, administrators, listers, occasion_for
from cells.requests import Request
from cells.views.lists import answer_lists, saves_as_excel
from meetings.forms.rubric import RubricForm, TakeBackRubricForm, criteria_of
from meetings.models import Rubric
from meetings.queries.rubrics import rubric_of_owner, rubrics
from meetings.services.rubrics import content_of, enter_rubric, may_take_back, take_back_rubric
from meetings.tables.ratings import CRITERIA, RUBRICS, points_in_words, rubric_rows

MORE = "more_criteria"


@declare(listers)
@saves_as_excel
def rubric_list(request: Request) -> HttpResponse:
    table = RUBRICS.of(list(rubrics()), dress=partial(rubric_rows, today=request.today))
    administers = request.mandates.administers
    context = {"may_enter": administers}
    return answer_lists(request, "meetings/rubrics.html", context, table, as_administrator=administers)


@declare(listers)
@require_safe
def rubric(request: Request, pk: int) -> HttpResponse:
    """All that it asks and gives."""
    rubric = get_object_or_404(rubrics(), pk=pk)
    (row,) = rubric_rows([rubric], request.today)
    facts = [
        (_("For"), row.owner),
        (_("In force"), row.validity),
        (_("Document"), rubric.reference or _("none")),
        (_("What is not asked of a meeting"), rubric.get_inapplicable_display()),
        (_("Days to rate a meeting"), rubric.within_days),
        (_("Minutes of a meeting"), rubric.minutes),
        (_("Minutes in a large cell"), _("%(minutes)d, from %(members)d members on") % _large(rubric)),
    ]
    bands = rubric.bands.all()
    facts += [(one.get_key_display(), _("from %(points)s") % {"points": points_in_words(one.least)}) for one in bands]
    administers = request.mandates.administers
    context = {
        "rubric": rubric,
        "facts": facts,
        "table": CRITERIA.of(rubric.criteria.all()),
        "may_enter": administers,
        "may_take_back": administers and may_take_back(rubric),
    }
    return render(request, "meetings/rubric.html", context)


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def rubric_new(request: Request) -> HttpResponse:
    """With `?copy=` what another one says, to be changed; looked over, then in force from its day on."""
    copied = rubrics().filter(pk=number_typed(request.GET.get("copy", "")) or 0).first()
    content = replace(content_of(copied), valid_from=request.today) if copied else None
    asks_for_more = MORE in request.POST
    form = RubricForm(posted(request), content=content)
    rows = criteria_of(posted(request), content, more=asks_for_more)

    def act() -> None:
        occasion = occasion_for(request, None, Role.ADMINISTRATOR)
        enter_rubric(content=form.content(rows.rows()), document=form.cleaned_data["document"], occasion=occasion)

    def figures() -> Figures:
        return {"ends": str(rubric_of_owner(form.cleaned_data["owner"], form.cleaned_data["valid_from"]) or "")}

    stage = Stage.FORM if asks_for_more else look_over(request, form, act, figures=figures, beside=rows)
    if stage == Stage.DONE:
        messages.success(request, _("The rubric is kept. It holds for meetings from its first day on."))
        return redirect("meetings:rubrics")
    context: dict[str, object] = {"form": form, "rows": rows, "copied": copied, "looked_at": stage == Stage.LOOK}
    if stage == Stage.LOOK:
        owner, since = form.cleaned_data["owner"], form.cleaned_data["valid_from"]
        context |= {"criteria": rows.rows(), "ends": rubric_of_owner(owner, since), "since": since}
    return render(request, "meetings/rubric_new.html", context)


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def rubric_take_back(request: Request, pk: int) -> HttpResponse:
    """One that was entered by mistake and rated nothing."""
    rubric = get_object_or_404(rubrics(), pk=pk)
    form = TakeBackRubricForm(posted(request))

    def act() -> None:
        occasion = occasion_for(request, None, Role.ADMINISTRATOR)
        take_back_rubric(rubric=rubric, why=form.cleaned_data["why"], occasion=occasion)

    if carry_out(request, form, act, _("It is taken back. What held before goes on.")):
        return redirect("meetings:rubrics")
    return render(request, "meetings/rubric_take_back.html", {"rubric": rubric, "form": form})


def _large(rubric: Rubric) -> dict[str, int]:
    return {"minutes": rubric.minutes_large, "members": rubric.large_from}
