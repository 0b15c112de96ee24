"""What a decisive form goes through: a look over what would be done, then the act itself with the very figures looked at."""

from collections.abc import Callable
from enum import StrEnum

from django.db import transaction
from django.http import HttpRequest

from accounts.forms.seen import SeenForm
from accounts.requests import as_visitor
from accounts.rules.seen import Changed, Figures
from accounts.views.posting import Checked, attempt


class Stage(StrEnum):
    FORM = "form"
    """To be filled in, or filled in anew."""
    LOOK = "look"
    """To be looked over and confirmed; nothing is done yet."""
    DONE = "done"


def look_over(
    request: HttpRequest,
    form: SeenForm,
    act: Callable[[], object],
    *,
    figures: Callable[[], Figures],
    beside: Checked | None = None,
) -> Stage:
    """The first press shows what would be done, which is tried and taken back; the second does it.

    `act` asks for `form.seen` itself, in its own transaction; `figures` are what the page to be confirmed shows. Where they have
    changed since, the page comes again with both (`form.changed`); where something else stands in the way, the form does.
    `beside`: lines that are sent with the form.
    """
    step = request.POST.get("step")
    complete = [form.is_valid(), beside is None or beside.is_valid()]
    if request.method != "POST" or step == "change" or not all(complete):
        return Stage.FORM
    confirmed = step == "confirm" and form.seen is not None
    with attempt(request, form) as attempted, transaction.atomic():
        act()
        transaction.set_rollback(not confirmed)
    if attempted.succeeded and confirmed:
        return Stage.DONE
    if attempted.refused is not None and not isinstance(attempted.refused, Changed):
        return Stage.FORM
    form.show(figures())
    as_visitor(request).is_looked_over = True
    return Stage.LOOK


def carry_out_seen(
    request: HttpRequest, form: SeenForm, act: Callable[[], object], *, figures: Callable[[], Figures]
) -> bool:
    """The same where the form stands on the page with the figures: one press, and both sides where they have changed."""
    if request.method == "POST" and form.is_valid():
        with attempt(request, form) as attempted:
            act()
        if attempted.succeeded:
            return True
    form.show(figures())
    return False
