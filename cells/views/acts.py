"""What happens to a member on a day: a form for each act, and a look at what will be true before it is recorded."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.posting import carry_out_confirmed, posted
from cells.access import Role, clerk_of, clerks, organisations_for, sight_or_404
from cells.forms.acts import Setting
from cells.models import Member, Organisation
from cells.queries.biography import biography
from cells.queries.sight import Sight
from cells.queries.situation import Situation, situation_of
from cells.requests import Request
from cells.rules.periods import ALWAYS
from cells.services.rehearsal import rehearse
from cells.views.member_acts import BACK, BY_NAME
from cells.views.preview import Change, changes


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: Request, pk: int, act: str) -> HttpResponse:
    """First what will be true from when, then, when that is confirmed, the act itself."""
    sight = sight_or_404(request, pk, Role.CLERK)
    chosen = BY_NAME.get(act)
    situation = situation_of(sight.member, request.today)
    if chosen is None or sight.is_whole is (chosen in BACK) or not sight.shows_last:
        raise Http404
    # What a page that leads here knows already stands in the form, and is still to be looked at.
    told = {name: request.GET[name] for name in ("on", "way") if name in request.GET}
    form = chosen.form(posted(request), setting=_setting(request, sight, situation), initial=told)
    context: dict[str, object] = {
        "act": chosen, "form": form, "member": sight.member, "organisation": sight.cell, "fits": chosen.fits(situation)
    }  # fmt: skip

    def step() -> None:
        chosen.do(form, sight.member, clerk_of(request, sight.cell))

    def look() -> None:
        context["changes"] = look_ahead(sight.member, sight.cell, request, step)

    said = _("Recorded: %(act)s.") % {"act": chosen.title}
    if context["fits"] and carry_out_confirmed(request, form, step, said, look=look):
        return redirect("cells:member", pk=pk)
    return render(request, "cells/act.html", context)


def look_ahead(member: Member, cell: Organisation, request: Request, step: Callable[[], object]) -> list[Change]:
    """The member's timeline with and without the act."""
    whole = Sight(member=member, cell=cell, windows=[ALWAYS], seen_on=request.today)
    before = biography(whole)
    return changes(before, rehearse(step, lambda: biography(whole)))


def _setting(request: Request, sight: Sight, situation: Situation) -> Setting:
    return Setting(
        member=sight.member,
        cell=sight.cell,
        situation=situation,
        today=request.today,
        organisations=organisations_for(request, Role.CLERK),
    )
