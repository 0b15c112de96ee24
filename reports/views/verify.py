"""Whether a document is genuine: for anybody who holds one, and telling nothing but kind, number, date and digest."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.access import anyone, declare
from accounts.requests import VisitorRequest
from reports.forms.verify import CodeForm, DigestForm
from reports.queries.issued import issued_by_code
from reports.rules.kinds import DocumentKind
from reports.rules.verifying import code_in_groups
from reports.services.kinds import KINDS


@declare(anyone)
@require_safe
@never_cache
def verify_any(request: VisitorRequest) -> HttpResponse:
    """Asks for the code of somebody who cannot read the picture with a telephone."""
    form = CodeForm(request.GET or None)
    if form.is_valid():
        return redirect("verify", code=code_in_groups(form.cleaned_data["code"]))
    return render(request, "reports/verify.html", {"form": form})


@declare(anyone)
@require_safe
@never_cache
def verify(request: VisitorRequest, code: str) -> HttpResponse:
    """One look-up by a code of sixty bits: nobody finds a document by trying, and nobody is told whose it is."""
    issued = issued_by_code(code)
    if issued is None:
        return render(request, "reports/verify.html", {"form": CodeForm(), "unknown": True}, status=404)
    form = DigestForm(request.GET if "digest" in request.GET else None)
    context = {
        "issued": issued,
        "kind": _label(issued.kind),
        "replaced": hasattr(issued, "replaced_by"),
        "form": form,
        "same": form.cleaned_data["digest"] == issued.digest if form.is_valid() else None,
    }
    return render(request, "reports/verified.html", context)


def _label(kind: str) -> str | Promise:
    return KINDS[DocumentKind(kind)].label
