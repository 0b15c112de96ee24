"""What happens to a member on a day: a menu of acts, a form for each, and a look at what will be true before it is recorded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.models import Occasion
from accounts.views.posting import attempt, posted
from cells.access import Role, holds, occasion_for, organisations_for, sight_or_404
from cells.forms import acts as forms
from cells.models import Member, Organisation
from cells.queries.biography import biography
from cells.queries.sight import Sight
from cells.queries.standing import Standing, standing_of
from cells.requests import Request
from cells.rules.periods import ALWAYS
from cells.services import axes, departures, groups, offices, transfers
from cells.services.rehearsal import rehearse
from cells.views.preview import Change, changes


@dataclass(frozen=True)
class Act:
    """`fits`: whether it is offered for a member who stands so. `takes_member`: whether the service is told who it is about."""

    name: str
    title: str | Promise
    form: type[forms.ActForm]
    service: Callable[..., object]
    fits: Callable[[Standing], bool]
    takes_member: bool = True
    intro: str | Promise = ""


ACTS: dict[str, Sequence[Act]] = {
    "belonging": (
        Act(
            "group",
            gettext_lazy("Move to another group"),
            forms.GroupForm,
            groups.move_to_group,
            lambda s: s.has_groups,
        ),
        Act(
            "transfer",
            gettext_lazy("Send to another cell"),
            forms.TransferForm,
            transfers.send_transfer,
            lambda s: s.transfer is None,
            intro=gettext_lazy(
                "The first of two steps. Until the other cell has received the member, the member counts here."
            ),
        ),
        Act(
            "stay",
            gettext_lazy("Temporarily elsewhere"),
            forms.StayForm,
            axes.begin_stay,
            lambda s: s.stay is None,
            intro=gettext_lazy("The member takes part elsewhere for a time and still counts here, once."),
        ),
        Act(
            "stay_end",
            gettext_lazy("Back from elsewhere"),
            forms.EndStayForm,
            axes.end_stay,
            lambda s: s.stay is not None,
            takes_member=False,
        ),
    ),
    "standing": (
        Act(
            "official",
            gettext_lazy("Make official"),
            forms.OfficialForm,
            axes.make_official,
            lambda s: s.degree is not None and s.degree.value == "probationary",
        ),
        Act(
            "exempt",
            gettext_lazy("Exempt from work and meetings"),
            forms.ExemptForm,
            axes.begin_activity,
            lambda s: s.activity is None,
        ),
        Act("suspend", gettext_lazy("Suspend"), forms.SuspendForm, axes.begin_activity, lambda s: s.activity is None),
        Act(
            "activity_end",
            gettext_lazy("End the exemption or suspension"),
            forms.AgainForm,
            axes.end_activity,
            lambda s: s.activity is not None,
        ),
    ),
    "work": (
        Act("task", gettext_lazy("Assign a task"), forms.TaskForm, offices.assign_task, lambda s: True),
        Act(
            "task_end",
            gettext_lazy("End a task"),
            forms.EndTaskForm,
            offices.end_task,
            lambda s: bool(s.tasks),
            takes_member=False,
        ),
        Act("post", gettext_lazy("Appoint to a post"), forms.PostForm, offices.take_office, lambda s: True),
        Act(
            "post_end",
            gettext_lazy("End a post"),
            forms.EndPostForm,
            offices.lay_down_office,
            lambda s: bool(s.posts),
            takes_member=False,
        ),
    ),
    "leaving": (
        Act(
            "leave",
            gettext_lazy("Leave the Party"),
            forms.LeaveForm,
            departures.leave,
            lambda s: True,
            intro=gettext_lazy("Expelled, struck off, released or died. Everything the member held here ends with it."),
        ),
    ),
}
RETURN = Act(
    "return",
    gettext_lazy("Return"),
    forms.ReturnForm,
    departures.return_to_cell,
    lambda s: s.may_return,
    intro=gettext_lazy("The person belongs to a cell again. The days between stay empty."),
)
_BY_NAME = {act.name: act for acts in ACTS.values() for act in acts} | {RETURN.name: RETURN}
HEADINGS = {
    "belonging": gettext_lazy("Where the member belongs"),
    "standing": gettext_lazy("Degree and activity"),
    "work": gettext_lazy("Tasks and posts"),
    "leaving": gettext_lazy("Leaving"),
}


def menu(standing: Standing) -> list[tuple[str | Promise, list[Act]]]:
    """The acts that fit, under their headings."""
    if standing.membership is None:
        return [(HEADINGS["leaving"], [RETURN])] if standing.may_return else []
    offered = ((HEADINGS[key], [act for act in acts if act.fits(standing)]) for key, acts in ACTS.items())
    return [(heading, acts) for heading, acts in offered if acts]


@declare(holds(Role.CLERK))
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: Request, pk: int, act: str) -> HttpResponse:
    """First what will be true from when, then, when that is confirmed, the act itself."""
    sight = sight_or_404(request, pk, Role.CLERK)
    found = _BY_NAME.get(act)
    standing = standing_of(sight.member, request.today)
    if found is None or sight.is_whole is (found is RETURN):
        raise Http404
    form = found.form(posted(request), setting=_setting(request, sight, standing))
    context: dict[str, Any] = {
        "act": found, "form": form, "member": sight.member, "organisation": sight.cell, "fits": found.fits(standing)
    }  # fmt: skip
    if context["fits"] and form.is_valid() and request.POST.get("step") != "change":
        occasion = occasion_for(request, sight.cell, Role.CLERK)
        step = _step(found, form, sight.member, occasion)
        with attempt(request, form):
            if request.POST.get("step") == "confirm":
                step()
                messages.success(request, _("Recorded: %(act)s.") % {"act": found.title})
                return redirect("cells:member", pk=pk)
            context["changes"] = look_ahead(sight.member, sight.cell, request, step)
    return render(request, "cells/act.html", context)


def look_ahead(member: Member, cell: Organisation, request: Request, step: Callable[[], object]) -> list[Change]:
    """The member's timeline with and without the act."""
    whole = Sight(member=member, cell=cell, windows=[ALWAYS], seen_on=request.today)
    before = biography(whole)
    return changes(before, rehearse(step, lambda: biography(whole)))


def _step(act: Act, form: forms.ActForm, member: Member, occasion: Occasion) -> Callable[[], object]:
    @transaction.atomic
    def do() -> None:
        about = {"member": member} if act.takes_member else {}
        act.service(occasion=occasion, **about, **form.facts())

    return do


def _setting(request: Request, sight: Sight, standing: Standing) -> forms.Setting:
    return forms.Setting(
        member=sight.member,
        cell=sight.cell,
        standing=standing,
        today=request.today,
        organisations=organisations_for(request, Role.CLERK),
    )
