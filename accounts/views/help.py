from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import anyone, declare
from accounts.requests import VisitorRequest


@declare(anyone)
@require_safe
def help_page(request: VisitorRequest) -> HttpResponse:
    """The handbook for clerks: readable before signing in, because signing in is its first chapter."""
    return render(request, "accounts/help.html")
