"""Accounts for many organisations at once, and their first passwords, shown a single time to be printed and handed over. As on
the other pages of the administrator, nothing of members is shown."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import declare
from accounts.models import User
from accounts.rules.numbers import number_typed
from accounts.services.first_passwords import first_password, new_seed
from accounts.views.posting import attempt, posted
from cells.access import Role, administrators, occasion_for
from cells.forms.many_users import ManyAccountsForm
from cells.models import Organisation, OrganisationVersion
from cells.queries.mandates import mandates_in_words
from cells.queries.organisations import versions_on
from cells.queries.users import users_with_mandates, without_clerk
from cells.requests import Request
from cells.services.many_accounts import open_accounts

MOST = 50
"""At once: to keep a password takes a while by intention."""
SHOWN_ONCE, ROW = "first_passwords", "row"


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def users_many(request: Request) -> HttpResponse:
    """Organisations that have no clerk (`?below=` a code): an account for each that is ticked."""
    code = request.GET.get("below", "").strip()
    below = Organisation.objects.filter(code__iexact=code).first() if code else None
    waiting = without_clerk(request.today, below=below)
    versions = _sent(request) if request.method == "POST" else list(waiting[:MOST])
    form = ManyAccountsForm(posted(request), versions=versions)
    if form.is_valid():
        seed = new_seed()
        with attempt(request, form) as attempted:
            occasion = occasion_for(request, None, Role.ADMINISTRATOR)
            opened = open_accounts(accounts=form.accounts(), seed=seed, occasion=occasion)
        if attempted.succeeded:
            request.session[SHOWN_ONCE] = {"seed": seed, "users": [user.pk for user in opened]}
            said = ngettext("%(number)d account is open.", "%(number)d accounts are open.", len(opened))
            messages.success(request, said % {"number": len(opened)})
            return redirect("cells:users_given")
    if code and below is None:
        messages.error(request, _("There is no organisation %(code)s.") % {"code": code})
    context = {"form": form, "code": code, "left": max(waiting.count() - len(versions), 0)}
    return render(request, "cells/users_many.html", context)


def _sent(request: Request) -> Sequence[OrganisationVersion]:
    """The organisations that the page showed, whoever may be their clerk by now."""
    shown = [number for text in request.POST.getlist(ROW)[:MOST] if (number := number_typed(text)) is not None]
    return list(versions_on(request.today).filter(organisation__in=shown).order_by("organisation__path"))


@declare(administrators)
@require_safe
@never_cache
def users_given(request: Request) -> HttpResponse:
    """The first passwords of the accounts just opened: a single time, then nobody can find them out."""
    kept = {} if request.method == "HEAD" else request.session.pop(SHOWN_ONCE, {})
    users: list[User] = list(users_with_mandates(request.today).filter(pk__in=kept.get("users", [])).order_by("pk"))
    held = [mandate for user in users for mandate in user.mandates_held]  # type: ignore[attr-defined]
    words = mandates_in_words(held, request.today)
    rows = [
        (
            user,
            [words[mandate.pk] for mandate in user.mandates_held],  # type: ignore[attr-defined]
            first_password(kept["seed"], user.username),
        )
        for user in users
    ]
    return render(request, "cells/users_given.html", {"rows": rows, "site": request.build_absolute_uri("/")})
