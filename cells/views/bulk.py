"""One act on many members of a list: choose, see whom it fits, do it, take it back."""

from collections.abc import Collection, Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import declare
from accounts.forms.seen import SeenForm
from accounts.models import Occasion
from accounts.rules.numbers import number_typed
from accounts.rules.seen import Changed, Figures, differing, refuse_if_changed
from accounts.views.posting import attempt, carry_out_confirmed, posted
from accounts.views.typed import back_with_typed
from cells.access import Role, clerk_of, clerks, organisation_or_404, organisations_for
from cells.forms.bulk import ManyToGroupForm
from cells.forms.ground import GroundForm
from cells.models import BulkAct, Member, Organisation
from cells.queries.members import belonging_on
from cells.queries.organisations import version_nearest
from cells.requests import Request
from cells.services.bulk import MOST, BulkOutcome, Nobody, set_ground_for_many, set_group_for_many, undo_bulk
from cells.services.rehearsal import rehearse
from cells.tables.people import BULK_ACTS
from cells.views.lists import answer_lists, saves_as_excel

TITLES = {
    BulkAct.Kind.GROUND: gettext_lazy("Record a ground for many"),
    BulkAct.Kind.GROUP: gettext_lazy("Move many to a group"),
}


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: Request, code: str) -> HttpResponse:
    """Steps of one address: the members come with every POST, so that nothing is kept between them."""
    organisation = organisation_or_404(request, code, Role.CLERK)
    kind = request.POST.get("kind", "")
    if posted(request) is None or kind not in TITLES:
        return redirect("cells:members", code=code)
    keys = _ticked(request)
    if len(keys) > MOST:
        messages.warning(request, _too_many(len(keys)))
        return back_with_typed(request, reverse("cells:members", args=[code]))
    members = _of(organisation, keys, request)
    if not members:
        messages.warning(request, _("Choose at least one member in the list first."))
        return redirect("cells:members", code=code)
    form = _form(kind, organisation, request, bound="step" in request.POST)
    context: dict[str, object] = {
        "organisation": organisation,
        "version": version_nearest(organisation, request.today),
        "title": TITLES[BulkAct.Kind(kind)],
        "kind": kind,
        "members": members,
        "form": form,
    }
    done: list[BulkAct] = []
    shown = SeenForm(request.POST)
    seen = shown.seen

    def step() -> None:
        try:
            act, outcome = _do(organisation, members, form, clerk_of(request, organisation))
        except Nobody as nobody:
            context["outcome"] = nobody.outcome
            raise
        context.update(summary=act.summary, outcome=outcome, shown=shown)
        shown.show(_shown(outcome))
        if request.POST["step"] == "confirm":
            _refuse_if_others(seen, outcome, context)
        done.append(act)

    said = _("Done. It can be taken back as a whole below.")
    if carry_out_confirmed(request, form, step, said, look=lambda: rehearse(step, lambda: None)):
        return redirect("cells:bulk_act", pk=done[0].pk)
    return render(request, "cells/bulk.html", context)


def _shown(outcome: BulkOutcome) -> dict[str, dict[str, str]]:
    """Who gets it and who does not, by number: what is looked at before it is recorded."""
    refused = [member for member, _why in outcome.refused]
    return {
        name: {str(one.pk): one.full_name for one in people}
        for name, people in (("done", outcome.done), ("left_out", refused))
    }


def _refuse_if_others(seen: Figures | None, outcome: BulkOutcome, context: dict[str, object]) -> None:
    """It would be recorded for others than those looked at. Raises Changed, with who was looked at beside who it is now."""
    try:
        refuse_if_changed(seen, _shown(outcome))
    except Changed as changed:
        words = {"done": _("It is recorded for"), "left_out": _("Left out")}
        context["changed"] = [
            (words[name], *(", ".join(figures[name].values()) or "–" for figures in (changed.before, changed.now)))
            for name in differing(changed.before, changed.now)
        ]
        raise


def _do(
    organisation: Organisation, members: Sequence[Member], form: GroundForm | ManyToGroupForm, occasion: Occasion
) -> tuple[BulkAct, BulkOutcome]:
    if isinstance(form, GroundForm):
        return set_ground_for_many(organisation=organisation, members=members, stated=form.stated(), occasion=occasion)
    return set_group_for_many(
        organisation=organisation,
        members=members,
        group=form.cleaned_data["group"],
        on=form.cleaned_data["on"],
        document=form.cleaned_data["document"],
        occasion=occasion,
    )


@declare(clerks)
@saves_as_excel
def bulk_acts(request: Request, code: str) -> HttpResponse:
    """What was done to many at once here, the newest first."""
    organisation = organisation_or_404(request, code, Role.CLERK)
    acts = BulkAct.objects.filter(organisation__in=Organisation.objects.below(organisation).order_by())
    context = {
        "organisation": organisation,
        "version": version_nearest(organisation, request.today),
    }
    table = BULK_ACTS.of(acts.select_related("done_by", "undone_by", "organisation"))
    return answer_lists(request, "cells/bulk_acts.html", context, table)


@declare(clerks)
@require_safe
def bulk_act(request: Request, pk: int) -> HttpResponse:
    """Who got it, and the button that takes it back."""
    act = _act(request, pk)
    context = {
        "act": act,
        "organisation": act.organisation,
        "version": version_nearest(act.organisation, request.today),
        "members": Member.objects.filter(pk__in=act.members).order_by("sort_key", "pk"),
    }
    return render(request, "cells/bulk_act.html", context)


@declare(clerks)
@require_POST
def bulk_undo(request: Request, pk: int) -> HttpResponse:
    act = _act(request, pk)
    with attempt(request) as attempted:
        undo_bulk(act=act, occasion=clerk_of(request, act.organisation))
    if attempted.succeeded:
        messages.success(request, _("Taken back. Everything is as it was before."))
    return redirect("cells:bulk_act", pk=pk)


def _act(request: Request, pk: int) -> BulkAct:
    mine = organisations_for(request, Role.CLERK).order_by()
    return get_object_or_404(BulkAct.objects.select_related("organisation"), pk=pk, organisation__in=mine)


def _ticked(request: Request) -> set[int]:
    """Numbers that are none are passed over."""
    return {key for typed in request.POST.getlist("member") if (key := number_typed(typed)) is not None}


def _of(organisation: Organisation, keys: Collection[int], request: Request) -> list[Member]:
    """Those that belong here today."""
    return list(belonging_on(Organisation.objects.below(organisation).order_by(), request.today).filter(pk__in=keys))


def _too_many(number: int) -> str:
    text = _(
        "%(number)s members are ticked, but at most %(most)s can be chosen at once. They stay ticked: take the mark off some."
    )
    return text % {"number": number_format(number), "most": number_format(MOST)}


def _form(kind: str, organisation: Organisation, request: Request, *, bound: bool) -> GroundForm | ManyToGroupForm:
    today = request.today
    data = request.POST if bound else None
    if kind == BulkAct.Kind.GROUND:
        return GroundForm(data, today=today)
    return ManyToGroupForm(data, cells=Organisation.objects.below(organisation), cell=organisation, today=today)
