"""Going on with what was typed before somebody had to sign in again, or had done so in another window."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import declare, declared_access, signed_in
from accounts.forms.sign_in import SignInForm
from accounts.forms.typed import CARRIED, SHOWN_AT, Typed, hold, typed_in
from accounts.models import User
from accounts.requests import Request, VisitorRequest, as_visitor
from accounts.views.addresses import is_ours, way_back

Arguments = ParamSpec("Arguments")
Asked = TypeVar("Asked", bound=VisitorRequest)
View = Callable[Concatenate[Asked, Arguments], HttpResponse]


def ask_to_sign_in(request: VisitorRequest) -> HttpResponse:
    """To the sign-in page; where something had been typed it comes at once, and carries what was typed."""
    return door(request, typed_in(request) if request.method == "POST" else None)


def door(request: VisitorRequest, typed: Typed | None) -> HttpResponse:
    """The sign-in page, with what is carried over it."""
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


def go_with_typed(
    request: VisitorRequest, to: str, *, without: Collection[str] = (), is_told: bool = True
) -> HttpResponse:
    """To a page of ours, by a button beside a form: what is typed in that is shown there filled in again. `without`: fields
    that are of the button, and not of the form."""
    if not request.user.is_authenticated and (typed := _carried(request)) is not None:
        return door(request, typed)
    hold_typed(request, at=to, without=without, is_told=is_told)
    return HttpResponseRedirect(to)


def hold_typed(request: VisitorRequest, *, at: str, without: Collection[str] = (), is_told: bool = True) -> None:
    """Of the form beside which a button was pressed, until the address `at` is opened; nothing where nothing was typed."""
    typed = typed_in(request)
    if typed is None or typed.by != request.user.pk or not _has_form(request) or not _needs_sign_in(at):
        return
    hold(request.session, replace(typed.without(*without), sent_to=at, is_told=is_told))


def back_with_typed(request: VisitorRequest, to: str) -> HttpResponse:
    """To a page of ours, as it was asked for where the form stood on it; what was sent is shown there filled in again."""
    typed = typed_in(request)
    if typed is None or typed.by != request.user.pk:
        return HttpResponseRedirect(to)
    at = typed.page if typed.page.partition("?")[0] == to else to
    hold(request.session, replace(typed.shown_filled_in(looked_over=False), sent_to=at, is_told=False))
    return HttpResponseRedirect(at)


def shown_at(request: VisitorRequest) -> str:
    """Where the form comes again beside which a button was pressed; the page to return to where there is none."""
    return request.GET[SHOWN_AT] if _has_form(request) else way_back(request)


def safe_or_shown_again(view: View[Asked, Arguments]) -> View[Asked, Arguments]:
    """For a page that is only looked at, and has boxes: it takes what is ticked where it is shown again, and nothing else."""

    @wraps(view)
    def answer(request: Asked, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponse:
        return (view if request.is_shown_again else require_safe(view))(request, *args, **kwargs)

    return answer


@declare(signed_in)
@require_POST
def asked_otherwise(request: Request) -> HttpResponse:
    """The same page, asked for another day, by another filter, for another part of its list, with what is typed in its form."""
    names = request.GET.getlist("asked")
    page, _mark, query = way_back(request).partition("?")
    if names:
        query = _query(request.POST, names)
    to = f"{page}?{query}" if query else page
    return go_with_typed(request, to, without=names, is_told="quiet" not in request.GET)


def _query(sent: QueryDict, names: Sequence[str]) -> str:
    asked = QueryDict(mutable=True)
    for name in names:
        if values := [value for value in sent.getlist(name) if value]:
            asked.setlist(name, values)
    return asked.urlencode()


def say_again(request: VisitorRequest, typed: Typed) -> HttpResponse:
    """Back to the page on which a button was pressed that has nothing to be filled in again."""
    if typed.is_judged:
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
    typed = _carried(visitor)
    if visitor.user.is_authenticated and (at_the_door or (typed and typed.by == visitor.user.pk)):
        return go_on(visitor, typed) if typed else redirect("desk")
    if typed and not at_the_door and not visitor.user.is_authenticated and _needs_sign_in(typed.sent_to):
        return door(visitor, typed)
    return render(request, "403_csrf.html", {"reason": reason}, status=403)


def _carried(request: VisitorRequest) -> Typed | None:
    """What was typed where nobody is signed in any more: in the form itself, or carried by the sign-in page."""
    return typed_in(request) or Typed.read(request.POST.get(CARRIED, ""))


def _has_form(request: VisitorRequest) -> bool:
    """Whether the button stood beside a form of one of our pages."""
    address = request.GET.get(SHOWN_AT, "")
    return is_ours(request, address) and _needs_sign_in(address)


def _needs_sign_in(address: str) -> bool:
    try:
        access = declared_access(resolve(address.partition("?")[0]).func)
    except Resolver404:
        return False
    return access is not None and access.needs_sign_in
