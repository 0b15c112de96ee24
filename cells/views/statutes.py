"""What the charter and its regulations set: everybody reads it, an administrator enters the next document."""

from collections.abc import Callable, Sequence

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare, signed_in
from accounts.forms.seen import SeenForm
from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.views.posting import Checked, carry_out_confirmed, posted
from cells.access import Role, administrators, occasion_for
from cells.forms.day import DayForm
from cells.forms.statutes import RowForm, StatuteForm, TakeBackForm
from cells.models import OrganisationTerm, Statute
from cells.models.statute import StatuteRow
from cells.navigation import statutes_menu
from cells.queries.days_off import days_off_of
from cells.queries.organisation_words import words_on
from cells.queries.parameters import parameter_rows, parameters_on
from cells.queries.statute_effects import Effect, effects, figures_of, known
from cells.queries.statutes import parameters_of, statutes_of, terms_of
from cells.requests import Request
from cells.rules.parameters import DECLARED
from cells.services.rehearsal import rehearse
from cells.services.statutes import correct_row, enter_statute, take_back_statute
from cells.tables.days_off import DAYS_OFF, DayOffRow
from cells.tables.statutes import PARAMETERS, STATUTES, TERMS, StatuteLine, entry_row, place_rows
from cells.views.lists import answer_lists, saves_as_excel


@declare(signed_in)
@saves_as_excel
def statutes(request: Request) -> HttpResponse:
    """What is asked and said on a day of choice, and the documents it stands in."""
    form = DayForm(request.GET, today=request.today)
    day = form.day()
    administers = request.mandates.administers
    without = () if administers else ("links",)
    tables = (
        PARAMETERS.of([entry_row(row) for row in parameters_of(day)], without=("links",)),
        TERMS.of([entry_row(row) for row in terms_of(day)], without=("links",)),
        STATUTES.of([StatuteLine(statute) for statute in statutes_of()]),
        DAYS_OFF.of([DayOffRow(row, administers) for row in days_off_of(day.year)], without=without),
    )
    years = [str(day.year), str(day.year + 1)]
    context: dict[str, object] = {"form": form, "day": day, "may_enter": administers, "years": years}
    context["ways"] = statutes_menu
    if day != request.today:
        context["notices"] = [_("As it was or will be on %(day)s.") % {"day": day_in_words(day)}]
    return answer_lists(request, "cells/statutes.html", context, *tables, as_administrator=administers)


@declare(signed_in)
@saves_as_excel
def statute(request: Request, pk: int) -> HttpResponse:
    """All that one document says, each with its days."""
    statute = _statute(pk)
    administers = request.mandates.administers
    without = () if administers else ("links",)
    tables = [
        declared.of([entry_row(row, corrects=administers) for row in rows], without=without)
        for declared, rows in (
            (PARAMETERS, statute.parameters.filter(key__in=list(DECLARED)).select_related("statute")),
            (TERMS, statute.organisationterms.select_related("statute")),
        )
        if rows
    ]
    if days := list(statute.dayoffs.select_related("statute")):
        tables.append(DAYS_OFF.of([DayOffRow(row, administers) for row in days], without=without))
    context = {"statute": statute, "line": StatuteLine(statute), "may_enter": administers}
    return answer_lists(request, "cells/statute.html", context, *tables, as_administrator=administers)


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def statute_new(request: Request) -> HttpResponse:
    today = request.today
    form = StatuteForm(posted(request), parameters=parameters_on(today), words=words_on(today), today=today)

    def act() -> Statute:
        typed = form.cleaned_data
        return enter_statute(
            document=typed["document"],
            valid_from=typed["valid_from"],
            said=form.said(),
            past_is_meant=typed["past_is_meant"],
            occasion=_administrator(request),
            seen=form.seen,
        )

    context: dict[str, object] = {"form": form, "title": _("Enter a document"), "confirm": _("Keep it")}
    return confirmed(request, form, act, context, template="cells/statute_new.html", said=_("The document is kept."))


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def statute_parameter(request: Request, pk: int) -> HttpResponse:
    return _correct(request, get_object_or_404(parameter_rows(), pk=pk))


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def statute_term(request: Request, pk: int) -> HttpResponse:
    return _correct(request, get_object_or_404(OrganisationTerm.objects.select_related("statute__reference"), pk=pk))


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def statute_take_back(request: Request, pk: int) -> HttpResponse:
    statute = _statute(pk)
    form = TakeBackForm(posted(request))

    def act() -> None:
        why, occasion = form.cleaned_data["why"], _administrator(request)
        take_back_statute(statute=statute, why=why, occasion=occasion, seen=form.seen)

    context: dict[str, object] = {
        "form": form,
        "statute": statute,
        "title": _("Take %(statute)s back") % {"statute": statute},
        "intro": _(
            "It was entered by mistake. What stood before each of its entries goes on; the log keeps what was written."
        ),
        "confirm": _("Take it back"),
    }
    return confirmed(request, form, act, context, said=_("It is taken back. What stood before goes on."))


def _correct(request: Request, row: StatuteRow) -> HttpResponse:
    form = RowForm(posted(request), row=row)

    def act() -> None:
        correct_row(
            row=row,
            values=form.values(),
            why=form.cleaned_data["why"],
            made_from=form.made_from,
            occasion=_administrator(request),
        )

    said_of = entry_row(row)
    context: dict[str, object] = {
        "form": form,
        "statute": row.statute,
        "title": _("Correct a mistake"),
        "intro": _(
            "%(what)s, %(days)s. Where another document sets something else from a day on, enter that document instead."
        )
        % {"what": said_of.about, "days": said_of.validity},
        "confirm": _("Correct it"),
    }
    return confirmed(request, form, act, context, said=_("It is corrected. The log keeps what stood before."))


def confirmed(
    request: Request,
    form: Checked,
    act: Callable[[], object],
    context: dict[str, object],
    *,
    said: str,
    template: str = "cells/statute_change.html",
) -> HttpResponse:
    """First a look at what would be otherwise, then the act."""

    def look() -> None:
        before = known()
        _show(request, form, context, rehearse(act, lambda: effects(before, known(), request.today)))

    if carry_out_confirmed(request, form, act, said, look=look):
        return redirect("cells:statutes")
    if isinstance(form, SeenForm) and form.changed is not None:
        context["changed"] = [
            (name, "; ".join(form.changed.before.get(name, [])), "; ".join(form.changed.now.get(name, [])))
            for name in form.changed.before | form.changed.now
        ]
    return render(request, template, context)


def _show(request: Request, form: Checked, context: dict[str, object], found: Sequence[Effect]) -> None:
    context["looked_at"] = True
    context["effects"] = [(effect, place_rows(effect.places, request.today)) for effect in found]
    if isinstance(form, SeenForm):
        form.show(figures_of(found))


def _statute(pk: int) -> Statute:
    return get_object_or_404(Statute.objects.select_related("reference"), pk=pk)


def _administrator(request: Request) -> Occasion:
    return occasion_for(request, None, Role.ADMINISTRATOR)
