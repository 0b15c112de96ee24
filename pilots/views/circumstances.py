"""Special circumstances: what is recorded of areas, and the day they ended."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.models import Occasion
from accounts.views.posting import carry_out, posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role, holds, occasion_by, organisations_for, readers
from cells.models import AreaFact
from cells.requests import Request
from cells.services.circumstances import end_circumstances, record_circumstances
from cells.views.lists import answer_lists, saves_as_excel
from pilots.forms.circumstances import CircumstancesForm, EndForm
from pilots.queries.circumstances import facts_resting_on
from pilots.queries.guidance import nearest_terms
from pilots.tables.rounds import CIRCUMSTANCES, Circumstances

WRITERS = (Role.CLERK, Role.BOARD)


@declare(readers)
@saves_as_excel
def circumstances(request: Request) -> HttpResponse:
    """The facts on which grounds of the own members rest, and who may record that they are over."""
    today: date = request.today

    def dress(facts: Sequence[AreaFact]) -> Iterator[Circumstances]:
        writes_all = request.mandates.reads_only_where(*WRITERS)
        as_writer = facts if writes_all else _facts(request, *WRITERS).filter(pk__in=[fact.pk for fact in facts])
        mine = {fact.pk: fact for fact in as_writer}
        return (Circumstances(fact, not fact.is_true_on(today), _is_own(mine.get(fact.pk))) for fact in facts)

    context = {"may_record": request.mandates.hold(*WRITERS)}
    table = CIRCUMSTANCES.of(_facts(request), dress=dress)
    return answer_lists(request, "pilots/circumstances.html", context, table)


@declare(holds(*WRITERS))
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    """Something has happened to an area: recorded once, before the grounds of the members that rest on it."""
    form = CircumstancesForm(posted(request), today=request.today)

    def act() -> None:
        record_circumstances(
            kind=form.cleaned_data["kind"],
            area=form.cleaned_data["area"],
            statement=form.cleaned_data["statement"],
            valid_from=form.cleaned_data["valid_from"],
            valid_to=form.cleaned_data["valid_to"],
            occasion=_writer(request),
        )

    if carry_out(request, form, act, _("It is recorded. Now record the grounds of the members who cannot come.")):
        return redirect("pilots:circumstances")
    return render(request, "pilots/circumstances_new.html", {"form": form})


@declare(holds(*WRITERS))
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: Request, pk: int) -> HttpResponse:
    """The circumstances are over. One whose members are not the only ones leaves it to the board above them all."""
    today: date = request.today
    fact = get_object_or_404(_facts(request, *WRITERS), pk=pk)
    form = EndForm(posted(request), fact=fact, today=today)
    if form.is_valid() and not _is_own(fact):
        form.add_error(
            None, _("Members of other organisations rest on it too: the board above them all records its end.")
        )

    def act() -> None:
        until = form.cleaned_data["until"]
        end_circumstances(fact=fact, until=until, made_from=form.made_from, occasion=_writer(request))

    if carry_out_replacing(
        request, form, act, _("The end is recorded. The next meeting of those concerned is in person.")
    ):
        return redirect("pilots:circumstances")
    terms = nearest_terms(today)
    context = {
        "form": form,
        "title": _("Record the end of special circumstances"),
        "what": str(fact),
        "consequences": _consequences(fact.mine),  # type: ignore[attr-defined]
        "clause": terms.circumstances_end_clause if terms else "",
        "confirm": _("Record the end"),
        "dangerous": True,
        "cancel_url": reverse("pilots:circumstances"),
    }
    return render(request, "pilots/circumstances_end.html", context)


def _facts(request: Request, *roles: str) -> "QuerySet[AreaFact]":
    today: date = request.today
    return facts_resting_on(organisations_for(request, *roles), today, recorded_by=request.user)


def _is_own(fact: object) -> bool:
    return fact is not None and fact.mine == fact.all_members  # type: ignore[attr-defined]


def _writer(request: Request) -> Occasion:
    """By the highest of the mandates: it is the one that covers all who rest on the fact."""
    return occasion_by(request, request.mandates.highest(*WRITERS))


def _consequences(members: int) -> list[str]:
    ended = ngettext(
        "The ground of %(number)d member ends with it.", "The grounds of %(number)d members end with it.", members
    )
    return [
        ended % {"number": members},
        _("The next meeting of each organisation that met under it must be in person."),
        _("An earlier day can be recorded later; a later one cannot."),
    ]
