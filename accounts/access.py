"""The first wall: every view declares who may use it; a view that declares nothing is refused to everybody.

The second wall stands where objects are fetched: from a queryset scoped to the mandates of the day (cells/access.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest

View = TypeVar("View", bound=Callable[..., object])


@dataclass(frozen=True)
class Access:
    name: str
    allows: Callable[[HttpRequest], bool]
    needs_sign_in: bool = True


anyone = Access("anyone", lambda request: True, needs_sign_in=False)
signed_in = Access("signed_in", lambda request: True)


def declare(access: Access) -> Callable[[View], View]:
    """Mark a view function with who may use it. A class-based view says `access = …` in its body."""

    def mark(view: View) -> View:
        view.access = access  # type: ignore[attr-defined]
        return view

    return mark


def declared_access(view: object) -> Access | None:
    return getattr(view, "access", None) or getattr(getattr(view, "view_class", None), "access", None)
