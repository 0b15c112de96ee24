"""Letters by e-mail that the site wrote, and what became of them: the administrator sees to it that they arrive."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import declare
from accounts.models import Letter, User
from accounts.queries.letters import letters_in_trouble
from accounts.services.letters import put_aside, try_again
from accounts.views.posting import attempt
from cells.access import Role, administrators, occasion_for
from cells.requests import Request
from cells.tables.office import LETTERS
from cells.views.lists import answer_lists, saves_as_excel


@declare(administrators)
@saves_as_excel
def letters(request: Request) -> HttpResponse:
    """Those in trouble, or all of them."""
    show_all = bool(request.GET.get("all"))
    shown: QuerySet[Letter] = Letter.objects.all() if show_all else letters_in_trouble()
    return answer_lists(request, "cells/letters.html", {"show_all": show_all}, LETTERS.of(shown), as_administrator=True)


@declare(administrators)
@require_safe
def letter(request: Request, pk: int) -> HttpResponse:
    letter = get_object_or_404(Letter, pk=pk)
    holders = User.objects.filter(email=letter.to).order_by("username")
    return render(request, "cells/letter.html", {"letter": letter, "holders": holders})


@declare(administrators)
@require_POST
def letter_again(request: Request, pk: int) -> HttpResponse:
    letter = get_object_or_404(Letter, pk=pk)
    with attempt(request) as attempted:
        try_again(letter=letter, occasion=occasion_for(request, None, Role.ADMINISTRATOR))
    return _back(request, pk, attempted.succeeded, _("The letter will be tried again within a minute."))


@declare(administrators)
@require_POST
def letter_aside(request: Request, pk: int) -> HttpResponse:
    letter = get_object_or_404(Letter, pk=pk)
    with attempt(request) as attempted:
        put_aside(letter=letter, occasion=occasion_for(request, None, Role.ADMINISTRATOR))
    return _back(request, pk, attempted.succeeded, _("The letter is put aside: it is not tried again."))


def _back(request: Request, pk: int, succeeded: bool, said: str) -> HttpResponse:
    if succeeded:
        messages.success(request, said)
    return redirect("cells:letter", pk=pk)
