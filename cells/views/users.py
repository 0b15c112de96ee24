"""The administrator's office: accounts and mandates. It shows no member data."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import declare
from accounts.models import Occasion, User
from accounts.rules.text import clean_text
from accounts.services.password import give_password
from accounts.services.users import create_user, give_email
from accounts.views.posting import attempt, carry_out, posted
from accounts.views.replacing import carry_out_replacing
from cells.access import Role, administrators, occasion_for
from cells.forms.users import EmailForm, EndMandateForm, MandateForm, PasswordForm, UserForm
from cells.models import Mandate
from cells.queries.mandates import mandates_in_words
from cells.queries.users import mandates_of_user, users_with_mandates
from cells.requests import Request
from cells.services.accounts import set_account_closed
from cells.services.mandates import end_mandate, end_mandate_at_once, give_mandate
from cells.tables.office import USERS, mandates, user_rows
from cells.views.lists import answer_lists, saves_as_excel


def _administrator(request: Request) -> Occasion:
    return occasion_for(request, None, Role.ADMINISTRATOR)


@declare(administrators)
@saves_as_excel
def users(request: Request) -> HttpResponse:
    words = clean_text(request.GET.get("words", ""))
    accounts = users_with_mandates(request.today, words=words)
    table = USERS.of(accounts, dress=partial(user_rows, day=request.today))
    return answer_lists(request, "cells/users.html", {"words": words}, table, as_administrator=True)


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def user_new(request: Request) -> HttpResponse:
    form = UserForm(posted(request))
    if form.is_valid():
        with attempt(request, form) as attempted:
            user = create_user(
                username=form.cleaned_data["username"],
                full_name=form.cleaned_data["full_name"],
                password=form.cleaned_data["password"],
                email=form.cleaned_data["email"],
                occasion=_administrator(request),
            )
        if attempted.succeeded:
            messages.success(request, _("The account is open. Give it a mandate, or it sees nothing."))
            return redirect("cells:user", pk=user.pk)
    return render(request, "cells/user_new.html", {"form": form})


@declare(administrators)
@require_safe
def user(request: Request, pk: int) -> HttpResponse:
    account = get_object_or_404(User, pk=pk)
    held = list(mandates_of_user(account))
    table = mandates(request.today, mandates_in_words(held, request.today)).of(held)
    return render(request, "cells/user.html", {"account": account, "table": table})


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def mandate_new(request: Request, pk: int) -> HttpResponse:
    account = get_object_or_404(User, pk=pk)
    form = MandateForm(
        posted(request),
        initial={"on": request.today},
    )

    def act() -> None:
        give_mandate(
            user=account,
            organisation=form.cleaned_data["code"],
            role=form.cleaned_data["role"],
            on=form.cleaned_data["on"],
            until=form.cleaned_data["until"],
            occasion=_administrator(request),
        )

    if carry_out(request, form, act, _("The mandate is given.")):
        return redirect("cells:user", pk=pk)
    return render(request, "cells/mandate_new.html", {"form": form, "account": account})


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def mandate_end(request: Request, pk: int) -> HttpResponse:
    at_once = "at_once" in request.POST
    mandate = Mandate.objects.select_related("user", "organisation").filter(pk=pk).first()
    if mandate is None and at_once:
        messages.info(request, _("This mandate has ended already."))
        return redirect("cells:users")
    if mandate is None:
        raise Http404
    form = EndMandateForm(None if at_once else posted(request), mandate=mandate, today=request.today)

    def act() -> None:
        until = form.cleaned_data["until"]
        end_mandate(mandate=mandate, until=until, made_from=form.made_from, occasion=_administrator(request))

    if at_once:
        with attempt(request) as attempted:
            end_mandate_at_once(mandate=mandate, occasion=_administrator(request))
        if attempted.succeeded:
            messages.success(
                request, _("The mandate has ended. What it let the person see and do, they no longer can.")
            )
        return redirect("cells:user", pk=mandate.user_id)
    if carry_out_replacing(request, form, act, _("The mandate now has a last day.")):
        return redirect("cells:user", pk=mandate.user_id)
    called = mandates_in_words([mandate], request.today)[mandate.pk]
    return render(request, "cells/mandate_end.html", {"form": form, "mandate": mandate, "called": called})


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def user_password(request: Request, pk: int) -> HttpResponse:
    account = get_object_or_404(User, pk=pk)
    form = PasswordForm(posted(request))

    def act() -> None:
        give_password(users=[account], password=form.cleaned_data["password"], occasion=_administrator(request))

    if carry_out(request, form, act, _("The new password holds; everywhere else the person is signed out.")):
        return redirect("cells:user", pk=pk)
    return render(request, "cells/user_password.html", {"form": form, "account": account})


@declare(administrators)
@require_http_methods(["GET", "HEAD", "POST"])
def user_email(request: Request, pk: int) -> HttpResponse:
    account = get_object_or_404(User, pk=pk)
    form = EmailForm(posted(request), account=account)

    def act() -> None:
        email = form.cleaned_data["email"]
        give_email(user=account, email=email, made_from=form.made_from, occasion=_administrator(request))

    if carry_out_replacing(request, form, act, _("Letters go to this address from now on.")):
        return redirect("cells:user", pk=pk)
    return render(request, "cells/user_email.html", {"form": form, "account": account})


@declare(administrators)
@require_POST
def user_close(request: Request, pk: int) -> HttpResponse:
    """Pressed twice it is closed: the address says what becomes of the account, whatever it is now."""
    return _account_is_now(request, pk, closed=True)


@declare(administrators)
@require_POST
def user_open(request: Request, pk: int) -> HttpResponse:
    return _account_is_now(request, pk, closed=False)


def _account_is_now(request: Request, pk: int, *, closed: bool) -> HttpResponse:
    account = get_object_or_404(User, pk=pk)
    with attempt(request) as attempted:
        set_account_closed(user=account, closed=closed, occasion=_administrator(request))
    if attempted.succeeded:
        messages.success(request, _("The account is closed.") if closed else _("The account is open."))
    return redirect("cells:user", pk=pk)
