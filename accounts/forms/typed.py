"""What was typed when a session was over, or had been begun anew elsewhere: carried over the sign-in and shown filled in again.

Every POST form carries a mark, signed by us, of who was given it and on which page. Only with the mark of a person is what
was typed carried, and only to that person: a page of somebody else's cannot forge one. Passwords and files are never carried.
"""

from dataclasses import asdict, dataclass
from typing import Self

from django.contrib.sessions.backends.base import SessionBase
from django.core import signing
from django.http import HttpRequest, QueryDict

MARK, CARRIED = "typed_by", "typed"
"""The fields of a form: whose it is; on the sign-in page, what is carried."""
DAYS_KEPT = 7
_OURS = {MARK, CARRIED, "csrfmiddlewaretoken"}


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

    @classmethod
    def read(cls, carried: str) -> Self | None:
        """What the sign-in page carried; None where it did not, or not as we wrote it."""
        try:
            return cls(**signing.loads(carried, salt=CARRIED, max_age=DAYS_KEPT * 24 * 3600))
        except signing.BadSignature:
            return None

    def carried(self) -> str:
        return signing.dumps(asdict(self), salt=CARRIED, compress=True)


def mark_of(request: HttpRequest) -> str:
    """The mark for the forms of a page; a page that answers a form is of the page on which that one stood."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    typed = typed_in(request) if request.method == "POST" else None
    return signing.dumps([user.pk, typed.page if typed else request.get_full_path()], salt=MARK)


def typed_in(request: HttpRequest) -> Typed | None:
    """What was sent with a mark of ours; None of what was not."""
    try:
        by, page = signing.loads(request.POST.get(MARK, ""), salt=MARK, max_age=DAYS_KEPT * 24 * 3600)
    except signing.BadSignature:
        return None
    kept = QueryDict(mutable=True)
    for name, values in request.POST.lists():
        if name not in _OURS and "password" not in name:
            kept.setlist(name, values)
    return Typed(by, page, request.get_full_path(), kept.urlencode(), had_files=bool(request.FILES))


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
