"""What a clerk enters here: grounds of members, and what was found about the IT infrastructure."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.posting import carry_out, posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role, clerk_of, clerks, organisation_or_404, own_member_or_404
from cells.forms.ground import EndGroundForm, GroundForm
from cells.forms.infrastructure import InfrastructureForm
from cells.models import Ground
from cells.queries.organisations import version_nearest
from cells.requests import Request
from cells.services.grounds import end_ground, record_ground
from cells.services.infrastructure import record_infrastructure


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def ground_new(request: Request, pk: int) -> HttpResponse:
    sight = own_member_or_404(request, pk)
    form = GroundForm(posted(request), today=request.today)

    def act() -> None:
        record_ground(member=sight.member, stated=form.stated(), occasion=clerk_of(request, sight.cell))

    if carry_out(request, form, act, _("The ground is recorded.")):
        return redirect("cells:member", pk=pk)
    return render(request, "cells/ground_new.html", {"form": form, "member": sight.member})


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def ground_end(request: Request, pk: int) -> HttpResponse:
    ground = get_object_or_404(Ground.objects.select_related("member", "category"), pk=pk)
    sight = own_member_or_404(request, ground.member_id)
    form = EndGroundForm(posted(request), ground=ground, today=request.today)

    def act() -> None:
        until, occasion = form.cleaned_data["until"], clerk_of(request, sight.cell)
        end_ground(ground=ground, until=until, made_from=form.made_from, occasion=occasion)

    if carry_out_replacing(request, form, act, _("The ground now has a last day.")):
        return redirect("cells:member", pk=ground.member_id)
    return render(request, "cells/ground_end.html", {"form": form, "ground": ground, "member": ground.member})


@declare(clerks)
@require_http_methods(["GET", "HEAD", "POST"])
def infrastructure_new(request: Request, code: str) -> HttpResponse:
    organisation = organisation_or_404(request, code, Role.CLERK)
    form = InfrastructureForm(
        posted(request),
        initial={"on": request.today},
    )

    def act() -> None:
        record_infrastructure(
            organisation=organisation,
            sufficient=form.cleaned_data["sufficient"],
            looked_at=form.cleaned_data["looked_at"],
            on=form.cleaned_data["on"],
            until=form.cleaned_data["until"],
            made_from=form.made_from,
            occasion=clerk_of(request, organisation),
        )

    if carry_out_replacing(request, form, act, _("The finding about the infrastructure is recorded.")):
        return redirect("cells:organisation", code=code)
    version = version_nearest(organisation, request.today)
    return render(
        request, "cells/infrastructure_new.html", {"form": form, "organisation": organisation, "version": version}
    )
