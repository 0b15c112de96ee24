"""Signing what was issued with a key of one's own."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.access import declare
from accounts.views.posting import carry_out, posted
from cells.access import Role, holds, occasion_for
from cells.requests import Request
from reports.access import issued_or_404
from reports.forms.sign import SignForm
from reports.rules.kinds import DocumentKind
from reports.services.digital_signatures import has_token, is_installed, people_who_sign, sign_document
from reports.services.kinds import KINDS


@declare(holds(Role.BOARD, Role.CLERK, Role.STANDING))
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
def sign(request: Request, pk: int) -> HttpResponse:
    """Whoever writes the kind, with the key of who signs beside them; or who signs, as the standing committee signs in."""
    issued = issued_or_404(request, pk)
    writers = KINDS[DocumentKind(issued.kind)].writers
    occasion = occasion_for(request, issued.organisation, *writers, Role.STANDING)
    if not is_installed():
        return redirect("reports:issued", pk=pk)
    form = SignForm(posted(request), request.FILES or None, has_token=has_token())

    def act() -> None:
        sign_document(
            issued=issued,
            key=form.key(),
            shown=form.cleaned_data["shown"],
            despite_name=form.cleaned_data["despite_name"],
            occasion=occasion,
        )

    if carry_out(request, form, act, _("Signed. The signed PDF is kept beside the one that was issued.")):
        return redirect("reports:issued", pk=pk)
    context = {
        "form": form,
        "issued": issued,
        "organisation": issued.organisation,
        "people": people_who_sign(issued),
        "cancel_url": reverse("reports:issued", args=[pk]),
    }
    return render(request, "reports/sign.html", context)
