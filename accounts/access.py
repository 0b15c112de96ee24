"""The first wall: every view declares who may use it; a view that declares nothing is refused to everybody.

The second wall stands where objects are fetched: from a queryset scoped to the mandates of the day (cells/access.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import PermissionDenied

from accounts.models import Actor, Occasion, User
from accounts.requests import VisitorRequest

View = TypeVar("View", bound=Callable[..., object])


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


def own_occasion(request: VisitorRequest) -> Occasion:
    """An act of a signed-in person that needs no mandate: about their own account, or about nothing of the Party."""
    return Occasion(by=Actor.themselves(signed_in_user(request)), at=request.now, today=request.today)


def signed_in_user(request: VisitorRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied("Nobody is signed in.")
    return request.user
