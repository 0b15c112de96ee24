"""«Correct a mistake»: apart from the acts, because nothing happened on a day. Always with a reason, always in the log."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import declare
from accounts.views.posting import carry_out_confirmed, posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role, clerk_of, clerks, organisations_for, own_member_or_404
from cells.forms.corrections import FORMS, ParticularsForm, ReasonForm
from cells.queries.biography import Fact, biography
from cells.queries.facts import KINDS, facts_of
from cells.queries.sight import Sight
from cells.requests import Request
from cells.services.corrections import (
    check_fact_up_to_date,
    correct_fact,
    correct_particulars,
    remove_fact,
)
from cells.tables.people import MISTAKES, Mistaken
from cells.views.acts import look_ahead

CORRECTED = gettext_lazy("The mistake is corrected. The log keeps what was written before.")


@declare(clerks)
@require_safe
def correct(request: Request, pk: int) -> HttpResponse:
    """Which entry is the mistake?"""
    sight = own_member_or_404(request, pk)
    entries = [Mistaken(pk), *(Mistaken(pk, fact) for fact in biography(sight) if fact.kind)]
    return render(request, "cells/correct.html", _about(sight) | {"table": MISTAKES.of(entries)})


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def correct_entry(request: Request, pk: int, kind: str, fact: int) -> HttpResponse:
    sight = own_member_or_404(request, pk)
    row, shown = _entry(sight, kind, fact)
    form = FORMS[kind](posted(request), fact=row)

    def step() -> None:
        check_fact_up_to_date(member=sight.member, kind=kind, pk=fact, values=form.values(), made_from=form.made_from)
        correct_fact(
            member=sight.member,
            kind=kind,
            pk=fact,
            values=form.values(),
            why=form.cleaned_data["why"],
            kept=_kept(request),
            occasion=clerk_of(request, sight.cell),
        )

    context = {"title": _("Correct a mistake"), "fact": shown, "may_remove": True, "kind": kind}
    return _answer(request, sight, form, step, context)


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def remove_entry(request: Request, pk: int, kind: str, fact: int) -> HttpResponse:
    sight = own_member_or_404(request, pk)
    _row, shown = _entry(sight, kind, fact)
    form = ReasonForm(posted(request))

    def step() -> None:
        remove_fact(
            member=sight.member,
            kind=kind,
            pk=fact,
            why=form.cleaned_data["why"],
            kept=_kept(request),
            occasion=clerk_of(request, sight.cell),
        )

    context = {"title": _("Remove an entry made by mistake"), "fact": shown, "removes": True}
    return _answer(request, sight, form, step, context)


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def correct_person(request: Request, pk: int) -> HttpResponse:
    """The particulars, which are not dated: only a mistake changes them."""
    sight = own_member_or_404(request, pk)
    form = ParticularsForm(posted(request), member=sight.member, today=request.today)

    def act() -> None:
        correct_particulars(
            member=sight.member,
            values=form.values(),
            why=form.cleaned_data["why"],
            made_from=form.made_from,
            occasion=clerk_of(request, sight.cell),
        )

    if carry_out_replacing(request, form, act, str(CORRECTED)):
        return redirect("cells:member", pk=pk)
    context = _about(sight) | {"form": form, "title": _("Correct the particulars")}
    return render(request, "cells/correct_entry.html", context)


def _answer(
    request: Request, sight: Sight, form: ReasonForm, step: Callable[[], None], context: dict[str, object]
) -> HttpResponse:
    """What would change, then the act, as for the acts on a member."""
    context |= _about(sight) | {"form": form}

    def look() -> None:
        context.update(changes=look_ahead(sight.member, sight.cell, request, step), previewed=True)

    if carry_out_confirmed(request, form, step, str(CORRECTED), look=look):
        return redirect("cells:member", pk=sight.member.pk)
    return render(request, "cells/correct_entry.html", context)


def _entry(sight: Sight, kind: str, pk: int) -> tuple[object, Fact]:
    if kind not in KINDS:
        raise Http404
    row = get_object_or_404(facts_of(sight.member, kind), pk=pk)
    return row, next(fact for fact in biography(sight) if (fact.kind, fact.pk) == (kind, pk))


def _kept(request: Request) -> set[int]:
    return set(organisations_for(request, Role.CLERK).values_list("pk", flat=True))


def _about(sight: Sight) -> dict[str, object]:
    return {"member": sight.member, "organisation": sight.cell}
