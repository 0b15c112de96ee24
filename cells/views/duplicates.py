"""Two records that may be one person: the list, both side by side, merging and taking it back."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import declare, large
from accounts.rules.seen import Changed
from accounts.views.looking import Stage, look_over
from accounts.views.posting import attempt, posted, question
from cells.access import (
    Role,
    above_grassroots,
    clerk_of,
    clerks,
    organisation_or_404,
    organisations_for,
    readers,
    sight_or_404,
)
from cells.forms.merging import MergeForm
from cells.models import Member, Membership, Organisation, RecordMerger
from cells.queries.biography import biography
from cells.queries.duplicates import LikelyDuplicate, likely_duplicates, merger_shown
from cells.queries.organisations import version_nearest
from cells.queries.particulars import as_seen
from cells.queries.sight import Sight
from cells.requests import Request
from cells.rules.births import Agreement, births_agree
from cells.services.record_mergers import merge_records, undo_merger
from cells.services.rehearsal import rehearse
from cells.tables.people import DUPLICATES, Pair
from cells.views.lists import answer_lists, saves_as_excel


@declare(readers)
@large(above_grassroots)
@saves_as_excel
def duplicates(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code)
    mine = organisations_for(request, Role.CLERK).order_by()
    below = Organisation.objects.below(organisation).order_by()
    pairs = likely_duplicates(below)
    named = {member.pk for pair in pairs for member in (pair.first, pair.second)}
    elsewhere = Membership.objects.filter(member__in=named).exclude(cell__in=mine)
    writable = named - set(elsewhere.values_list("member_id", flat=True))
    mergers = RecordMerger.objects.filter(undone_at__isnull=True, kept__memberships__cell__in=mine.filter(pk__in=below))
    context = {
        "organisation": organisation,
        "version": version_nearest(organisation, request.today),
        "mergers": mergers.select_related("kept", "absorbed", "done_by").distinct()[:20],
    }
    people = {member.pk: member for pair in pairs for member in (pair.first, pair.second)}
    seen = as_seen(list(people.values()), organisations_for(request))
    shown = [pair for pair in pairs if _is_so(pair, seen)]
    table = DUPLICATES.of(shown, dress=lambda some: [_pair(pair, writable, seen) for pair in some])
    return answer_lists(request, "cells/duplicates.html", context, table)


def _is_so(pair: LikelyDuplicate, seen: Mapping[int, Member]) -> bool:
    """Whether they look alike by what the reader sees of them."""
    first, second = seen[pair.first.pk], seen[pair.second.pk]
    same_card = pair.same_card and first.card_number == second.card_number
    return same_card or bool(_birth_shared(pair, first, second))


def _birth_shared(pair: LikelyDuplicate, first: Member, second: Member) -> str:
    """What of name and birth the two have in common, by what the reader sees of them; "" for nothing."""
    if not pair.same_name_and_birth:
        return ""
    words = {Agreement.DAY: _("name and date of birth"), Agreement.YEAR: _("name and year of birth")}
    return words.get(births_agree(first.birth, second.birth), "")


def _pair(pair: LikelyDuplicate, writable: set[int], seen: Mapping[int, Member]) -> Pair:
    first, second = seen[pair.first.pk], seen[pair.second.pk]
    same_card = pair.same_card and first.card_number == second.card_number
    shared = [_birth_shared(pair, first, second), _("card number") if same_card else ""]
    address = reverse("cells:merge", args=[pair.first.pk, pair.second.pk])
    return Pair(
        first=first,
        second=second,
        shared=", ".join(filter(None, shared)),
        mend=address if {pair.first.pk, pair.second.pk} <= writable else "",
    )


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: Request, pk: int, other: int) -> HttpResponse:
    """`pk` stays and takes over the history of `other`."""
    kept, absorbed = _of_clerk(request, pk), _of_clerk(request, other)
    if pk == other:
        raise Http404
    swaps = "swap" in request.POST  # the other record is to stay: how it is known was typed already
    form = MergeForm(None if swaps else posted(request), kept=kept.member, absorbed=absorbed.member)
    form.initial["why"] = request.POST.get("why", "")
    context: dict[str, object] = {
        "form": form,
        "organisation": kept.cell,
        "sides": [(sight.member, sight.cell, biography(sight)) for sight in (kept, absorbed)],
    }

    def step() -> None:
        merge_records(
            kept=kept.member,
            absorbed=absorbed.member,
            from_absorbed=form.from_absorbed(),
            why=form.cleaned_data["why"],
            seen=form.seen,
            occasion=clerk_of(request, kept.cell),
        )

    stage = look_over(request, form, step, figures=lambda: merger_shown(kept.member, absorbed.member, request.today))
    if stage == Stage.DONE:
        messages.success(request, _("The two records are one now."))
        return redirect("cells:member", pk=pk)
    if stage == Stage.LOOK:
        context["changed"] = _changed_lines(form.changed)
        with question(request, form):
            context["facts"] = rehearse(step, lambda: biography(kept))
    return render(request, "cells/merge.html", context)


def _changed_lines(changed: Changed | None) -> list[tuple[str, str, str]]:
    """Of each record what it told when it was looked at and no longer does, and what it tells instead."""
    labels = {"kept": _("This record stays"), "absorbed": _("This one goes into it")}
    sides = {name: (changed.before[name], changed.now[name]) for name in labels} if changed is not None else {}
    return [
        (labels[name], _without(before, now), _without(now, before))
        for name, (before, now) in sides.items()
        if before != now
    ]


def _without(lines: list[str], others: list[str]) -> str:
    return "; ".join(line for line in lines if line not in others) or "–"


@declare(clerks)
@require_POST
def merge_undo(request: Request, pk: int) -> HttpResponse:
    merger = get_object_or_404(RecordMerger.objects.select_related("kept", "absorbed"), pk=pk)
    sight = _of_clerk(request, merger.kept_id)
    with attempt(request) as attempted:
        undo_merger(merger=merger, occasion=clerk_of(request, sight.cell))
    if attempted.succeeded:
        messages.success(request, _("There are two records again."))
    return redirect("cells:duplicates", code=sight.cell.code)


def _of_clerk(request: Request, pk: int) -> Sight:
    """All of the person's memberships stand in registers the clerk keeps: the history of others is not theirs to join."""
    sight = sight_or_404(request, pk, Role.CLERK)
    mine = organisations_for(request, Role.CLERK).order_by()
    if sight.member.memberships.exclude(cell__in=mine).exists():
        raise Http404
    return sight
