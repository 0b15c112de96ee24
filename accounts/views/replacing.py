"""What a view does with a form that replaces what is kept, and with the earlier wordings of it."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.forms.replacing import Replacing
from accounts.models import KeptText
from accounts.queries.kept_texts import kept_texts_of
from accounts.rules.differences import Piece, differences
from accounts.rules.numbers import number_typed
from accounts.rules.replacing import Entries
from accounts.views.posting import attempt

A_PAGE = 20
TRIES = 5
"""Each takes over what another kept meanwhile; as often as this nobody writes by hand."""


def carry_out_replacing(request: HttpRequest, form: Replacing, act: Callable[[], object], said: str = "") -> bool:
    """As `carry_out`; what somebody else changed meanwhile is taken over, which the next page says, and what both changed is
    asked about. Whether the act went through."""
    for _number in range(TRIES):
        if not form.is_valid():
            return False
        form.settled = False
        with attempt(request, form.beside, form, *form.parts) as attempted:
            act()
        if not form.settled:
            break
    else:
        form.beside.add_error(None, str(attempted.refused))
    if attempted.succeeded:
        if said:
            messages.success(request, said)
        if form.taken_over:
            taken = (
                _("You changed this yourself in another window, and it is kept too: %(fields)s.")
                if form.by_oneself
                else _("Somebody else changed this meanwhile, and it is kept too: %(fields)s.")
            )
            messages.info(request, taken % {"fields": ", ".join(dict.fromkeys(form.taken_over))})
    return attempted.succeeded


@dataclass(frozen=True)
class Wording:
    """One wording as it was kept: `changes` are its differences from the one before, `whole` is all it says, by label."""

    kept: KeptText
    stands: bool
    changes: list[tuple[str, list[Piece]]]
    whole: list[tuple[str, str]]


def wordings(request: HttpRequest, form: Replacing, *, of: Model, part: str) -> dict[str, object]:
    """A page of the wordings of something, the newest first, in the words of its form; for `components/earlier_texts.html`."""
    asked = kept_texts_of(of, part)
    before = number_typed(request.GET.get("before", ""))
    kept = list((asked if before is None else asked.filter(number__lt=before))[: A_PAGE + 1])
    shown = [
        _wording(form, one, older, stands=before is None and one is kept[0])
        for one, older in zip_longest(kept, kept[1:])
    ]
    more = len(kept) > A_PAGE
    return {"wordings": shown[:A_PAGE], "older": kept[A_PAGE - 1].number if more else None}


def earlier_text(request: HttpRequest, *, of: Model, part: str) -> KeptText | None:
    """The earlier wording a form is to be filled in with (`?earlier=3`): it is brought back when the form is saved."""
    number = number_typed(request.GET.get("earlier", ""))
    return kept_texts_of(of, part).filter(number=number).first() if number is not None else None


def _wording(form: Replacing, one: KeptText, older: KeptText | None, *, stands: bool) -> Wording:
    now, then = _in_words(form, one.texts), _in_words(form, older.texts if older else {})
    changes = [
        (label, differences(then.get(label, ""), text)) for label, text in now.items() if then.get(label, "") != text
    ]
    changes += [(label, differences(text, "")) for label, text in then.items() if text and label not in now]
    return Wording(one, stands, changes if older else [], [(label, text) for label, text in now.items() if text])


def _in_words(form: Replacing, entries: Entries) -> dict[str, str]:
    return {form.entry_label(name): form.entry_in_words(name, value) for name, value in entries.items()}
