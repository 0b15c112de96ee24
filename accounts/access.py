"""The first wall: every view declares who may use it; a view that declares nothing is refused to everybody.

The second wall stands where objects are fetched: from a queryset scoped to the mandates of the day (cells/access.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.models import Actor, Occasion, User
from accounts.requests import VisitorRequest

View = TypeVar("View", bound=Callable[..., object])
IsLarge = Callable[..., bool]


@dataclass(frozen=True)
class Access:
    name: str
    allows: Callable[..., bool]
    """Asked with the request as the app that declares it knows it."""
    needs_sign_in: bool = True


anyone = Access("anyone", lambda _request: True, needs_sign_in=False)
signed_in = Access("signed_in", lambda _request: True)


def declare(access: Access) -> Callable[[View], View]:
    """Mark a view function with who may use it. A class-based view says `access = …` in its body."""

    def mark(view: View) -> View:
        view.access = access  # type: ignore[attr-defined]
        return view

    return mark


def declared_access(view: object) -> Access | None:
    return getattr(view, "access", None) or getattr(getattr(view, "view_class", None), "access", None)


def large(when: IsLarge) -> Callable[[View], View]:
    """Mark a view that looks through a whole subtree: of such pages only so many are made at once (accounts/middleware.py).

    `when` is asked with the request and what its address names: the same page of one cell is small.
    """

    def mark(view: View) -> View:
        view.is_large = when  # type: ignore[attr-defined]
        return view

    return mark


def always(_request: HttpRequest, **_named: object) -> bool:
    return True


def declared_large(view: object) -> IsLarge | None:
    return getattr(view, "is_large", None)


def own_occasion(request: VisitorRequest) -> Occasion:
    """An act of a signed-in person that needs no mandate: about their own account, or about nothing of the Party."""
    return Occasion(by=Actor.themselves(signed_in_user(request)), at=request.now, today=request.today)


def signed_in_user(request: VisitorRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied("Nobody is signed in.")
    return request.user
