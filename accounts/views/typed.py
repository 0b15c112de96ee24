"""Going on with what was typed before somebody had to sign in again, or had done so in another window."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from accounts.access import declared_access
from accounts.forms.sign_in import SignInForm
from accounts.forms.typed import CARRIED, Typed, hold, typed_in
from accounts.models import User
from accounts.requests import VisitorRequest, as_visitor


def ask_to_sign_in(request: VisitorRequest) -> HttpResponse:
    """To the sign-in page; where something had been typed it comes at once, and carries what was typed."""
    typed = typed_in(request) if request.method == "POST" else None
    context = carrying(typed) if typed else {}
    if not context:
        return redirect_to_login(request.get_full_path())
    context["form"] = SignInForm(request, initial={"username": context["typed_by"].username})
    response = render(request, "accounts/sign_in.html", context)
    add_never_cache_headers(response)
    return response


def carrying(typed: Typed) -> dict[str, Any]:
    """What the sign-in page carries and says of it; nothing where its person is no more."""
    user = User.objects.filter(pk=typed.by).first()
    return {"carried": typed.carried(), "typed_by": user, "next": typed.page} if user else {}


def go_on(request: VisitorRequest, typed: Typed) -> HttpResponse:
    """To the form as it was sent, filled in again; nobody but who typed it sees it."""
    if typed.by != request.user.pk:
        messages.info(request, _("What had been typed before belongs to another person and is not kept."))
        return redirect("desk")
    if not _needs_sign_in(typed.sent_to):
        return say_again(request, typed)
    hold(request.session, typed)
    return HttpResponseRedirect(typed.sent_to)


def say_again(request: VisitorRequest, typed: Typed) -> HttpResponse:
    """Back to the page on which a button was pressed that has nothing to be filled in again."""
    messages.warning(
        request, _("You have signed in again since. Nothing has been done yet: press the button once more.")
    )
    return HttpResponseRedirect(typed.page)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form from before its person signed in again in another window is shown filled in; any other is refused.

    Showing it is safe: the act itself needs the button once more, with the token of the new session.
    """
    visitor = as_visitor(request)
    at_the_door = request.path == reverse("accounts:login")
    typed = Typed.read(request.POST.get(CARRIED, "")) if at_the_door else typed_in(request)
    if visitor.user.is_authenticated and (at_the_door or (typed and typed.by == visitor.user.pk)):
        return go_on(visitor, typed) if typed else redirect("desk")
    if typed and not at_the_door and not visitor.user.is_authenticated and _needs_sign_in(typed.sent_to):
        return ask_to_sign_in(visitor)
    return render(request, "403_csrf.html", {"reason": reason}, status=403)


def _needs_sign_in(address: str) -> bool:
    access = declared_access(resolve(address.partition("?")[0]).func)
    return access is not None and access.needs_sign_in
