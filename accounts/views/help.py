from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import anyone, declare


@declare(anyone)
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """The handbook for clerks: readable before signing in, because signing in is its first chapter."""
    return render(request, "accounts/help.html")
