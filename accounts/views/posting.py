"""What every view does with what was posted: take it, try the act, and say beside which field it was refused."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from django.contrib import messages
from django.db import IntegrityError, OperationalError, transaction
from django.forms import BaseForm, Form
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from accounts.models import Once
from accounts.rules.collision import columns_taken, is_deadlock
from accounts.rules.refusal import Offered, Refused
from accounts.rules.replacing import Outdated

logger = logging.getLogger(__name__)


@dataclass
class Attempt:
    succeeded: bool = False
    refused: Refused | None = None


@runtime_checkable
class Places(Protocol):
    """Forms that put a refusal of one kind where a single form could not: beside a line, beside one of many rows."""

    places: type[Refused]

    def refuse(self, refused: Refused) -> None: ...


class Checked(Protocol):
    """A form, or what several are read as."""

    def is_valid(self) -> bool: ...


def posted(request: HttpRequest) -> QueryDict | None:
    """The data of a form that was sent; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


@contextmanager
def attempt(request: HttpRequest, *forms: object) -> Iterator[Attempt]:
    """Do an act in one transaction, once for each page that was sent, and learn whether it went through.

    A refusal goes beside its field of the first form, with every reason and its clause (above the form where it has no
    such field), unless one of the forms places that kind itself; without a form it is said at the top of the next page.
    What the database refuses is a refusal too: somebody was faster by the moment between asking and writing, or two waited
    for each other. Where a page is sent by several attempts, the last one says whether it was refused.
    Of a form that is only shown again (accounts/middleware.py) nothing goes through, and nothing is kept.
    """
    attempted, is_shown_again = Attempt(), getattr(request, "is_shown_again", False)
    try:
        with transaction.atomic():
            yield attempted
            _refuse_other_words(request)
            if is_shown_again:
                transaction.set_rollback(True)
        attempted.succeeded = not is_shown_again
    except Outdated as outdated:
        attempted.refused = outdated.told_to(getattr(getattr(request, "user", None), "pk", None))
    except Refused as refused:
        attempted.refused = refused
    except IntegrityError as error:
        logger.warning("The database refused what the rules had let pass", exc_info=True)
        attempted.refused = _by_the_database(error, forms)
    except OperationalError as error:
        if not is_deadlock(error.__cause__):
            raise
        logger.warning("Two who wrote at once waited for each other", exc_info=True)
        attempted.refused = _changed_a_moment_ago()
    if once := _once(request):
        once.refused = attempted.refused is not None
    if attempted.refused is not None:
        _place(request, attempted.refused, forms)


@contextmanager
def question(request: HttpRequest, *forms: object) -> Iterator[Attempt]:
    """As `attempt`, of what is only read: a refusal is placed likewise. No act is done by it, so that it is asked of a form
    that is shown again, and of one that is sent a second time, like of any other."""
    asked = Attempt()
    try:
        yield asked
        asked.succeeded = True
    except Refused as refused:
        asked.refused = refused
        _place(request, refused, forms)


def _once(request: HttpRequest) -> Once | None:
    """None where the page bore no token, or no middleware looked for one."""
    return getattr(request, "once", None)


def _refuse_other_words(request: HttpRequest) -> None:
    """Who goes back to a page that did its act, and types something else: as well, or instead? They are to say. What was
    done until here is undone by the refusal; it could be: only then is this the reason."""
    once = _once(request)
    if once is not None and once.with_other_words:
        raise Refused(
            _(
                "This page was sent before, with other words, and that was done. Send it again if this is to be done as well."
            )
        )


def _by_the_database(error: IntegrityError, forms: tuple[object, ...]) -> Refused:
    columns = columns_taken(str(error))
    if not columns:
        return _changed_a_moment_ago()
    fields = {name for form in forms if isinstance(form, BaseForm) for name in form.fields}
    field = next((name for column in columns for name in (column, column.removesuffix("_id")) if name in fields), None)
    return Refused(_("Somebody else entered the same a moment ago. Look at what is there already."), field=field)


def _changed_a_moment_ago() -> Refused:
    return Refused(_("What this rests on was changed a moment ago. Look at the page anew, then try again."))


def carry_out(request: HttpRequest, form: Checked, act: Callable[[], object], said: str = "") -> bool:
    """Try the act if the form is filled in; whether it went through, which the next page then says."""
    if not form.is_valid():
        return False
    with attempt(request, form) as attempted:
        act()
    if attempted.succeeded and said:
        messages.success(request, said)
    return attempted.succeeded


def carry_out_confirmed(
    request: HttpRequest, form: Checked, act: Callable[[], object], said: str, *, look: Callable[[], object]
) -> bool:
    """First a look at what would be true, which does nothing, then the act where that was confirmed; neither where what was
    typed is to be changed. Whether the act went through. What is offered in the place of what was typed is looked at instead,
    and said: it is what will be confirmed."""
    step = request.POST.get("step")
    if step == "confirm":
        return carry_out(request, form, act, said)
    if step != "change":
        carry_out(request, form, lambda: _look_at_what_is_offered(request, form, look))
    return False


def _look_at_what_is_offered(request: HttpRequest, form: Checked, look: Callable[[], object]) -> None:
    try:
        with transaction.atomic():
            look()
    except Offered as offered:
        if not (isinstance(form, Form) and _fill_in(form, offered)):
            raise
        form.full_clean()
        look()
        messages.warning(request, str(offered))


def _fill_in(form: Form, offered: Offered) -> bool:
    """Write what is offered into the form as if it had been typed; whether there is a field for it."""
    name = offered.field or ""
    if name not in form.fields:
        return False
    field = form.fields[name]
    data = form.data.copy() if isinstance(form.data, QueryDict) else dict(form.data)
    data[form.add_prefix(name)] = str(field.widget.format_value(field.prepare_value(offered.value)))
    form.data = data
    return True


def _place(request: HttpRequest, refused: Refused, forms: tuple[object, ...]) -> None:
    for form in forms:
        if isinstance(form, Places) and isinstance(refused, form.places):
            form.refuse(refused)
            return
    form = next((form for form in forms if isinstance(form, BaseForm)), None)
    if form is None:
        messages.error(request, str(refused))
        return
    if isinstance(refused, Offered) and isinstance(form, Form):
        _fill_in(form, refused)
    for reason in refused.reasons:
        form.add_error(reason.field if reason.field in form.fields else None, str(reason))
