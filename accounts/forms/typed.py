"""What was typed when a session was over, had been begun anew elsewhere, or when a button beside the form was pressed (another
language, another day): carried along and shown filled in again.

Every POST form carries a mark, signed by us, of who was given it and on which page. Only with the mark of a person is what
was typed carried, and only to that person: a page of somebody else's cannot forge one. Passwords and files are never carried.
"""

from dataclasses import asdict, dataclass, replace
from typing import Self

from django.contrib.sessions.backends.base import SessionBase
from django.core import signing
from django.http import HttpRequest, QueryDict

from accounts.requests import ONCE

MARK, CARRIED = "typed_by", "typed"
"""The fields of a form: whose it is; on the sign-in page, what is carried."""
SHOWN_AT, LOOKED_OVER = "shown_at", "looked_over"
"""In the address of a button beside a form: where that comes again, and whether it is being looked over."""
DAYS_KEPT = 7
_OURS = {MARK, CARRIED, "csrfmiddlewaretoken"}
NOT_TYPED = _OURS | {ONCE}
"""What a form bears beside what is typed in it."""


@dataclass(frozen=True)
class Typed:
    by: int
    """The key of the user."""
    page: str
    """The address of the page on which the form stood, which may be another than it is sent to."""
    sent_to: str
    data: str
    """As in an address: name=value&…"""
    had_files: bool
    is_judged: bool = True
    """Its own button had been pressed: what is wrong is said. Not where another button of the page took it along."""
    is_told: bool = True
    """The page says that it is filled in again."""

    @classmethod
    def read(cls, carried: str) -> Self | None:
        """What the sign-in page carried; None where it did not, or not as we wrote it."""
        try:
            return cls(**signing.loads(carried, salt=CARRIED, max_age=DAYS_KEPT * 24 * 3600))
        except signing.BadSignature:
            return None

    def carried(self) -> str:
        return signing.dumps(asdict(self), salt=CARRIED, compress=True)

    def without(self, *names: str) -> Self:
        """Fields that are of the button that was pressed, and not of the form."""
        kept = QueryDict(self.data, mutable=True)
        for name in names:
            kept.pop(name, None)
        return replace(self, data=kept.urlencode())

    def shown_filled_in(self, *, looked_over: bool) -> Self:
        """As another button of its page found it. A form comes again as a form, and what was being looked over before it is
        done, to be looked over."""
        typed = self.without(ONCE)
        return replace(typed, data=typed.data if looked_over else f"{typed.data}&step=change", is_judged=False)


def mark_of(request: HttpRequest) -> str:
    """The mark for the forms of a page; a page that answers a form is of the page on which that one stood."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    typed = typed_in(request) if request.method == "POST" else None
    return signing.dumps([user.pk, typed.page if typed else request.get_full_path()], salt=MARK)


def typed_in(request: HttpRequest) -> Typed | None:
    """What was sent with a mark of ours, by its own button or by one beside the form; None of what was not."""
    try:
        by, page = signing.loads(request.POST.get(MARK, ""), salt=MARK, max_age=DAYS_KEPT * 24 * 3600)
    except signing.BadSignature:
        return None
    kept = QueryDict(mutable=True)
    for name, values in request.POST.lists():
        if name not in _OURS and "password" not in name:
            kept.setlist(name, values)
    shown_at = request.GET.get(SHOWN_AT, "")
    typed = Typed(by, page, shown_at or request.get_full_path(), kept.urlencode(), had_files=bool(request.FILES))
    return typed.shown_filled_in(looked_over=LOOKED_OVER in request.GET) if shown_at else typed


def hold(session: SessionBase, typed: Typed) -> None:
    """Until the address it was sent to is opened, which the next request does."""
    session[CARRIED] = typed.carried()


def held_for(session: SessionBase, address: str) -> Typed | None:
    """What is to be shown again at the address, and then no more."""
    typed = Typed.read(session.get(CARRIED, ""))
    if typed is None or typed.sent_to != address:
        return None
    del session[CARRIED]
    return typed
