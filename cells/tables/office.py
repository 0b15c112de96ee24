"""The administrator's office, and the citation register."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accounts.models import Letter, User
from accounts.tables import Day, Link, Links, List, Moment, Number, Parts, State, Text
from cells.models import DocumentReference, Mandate
from cells.queries.mandates import mandates_in_words
from cells.tables.periods import DAYS


@dataclass(frozen=True)
class UserRow:
    user: User
    mandates: Sequence[str]
    """In words, those of the day."""


def user_rows(users: Sequence[User], *, day: date) -> Iterator[UserRow]:
    """Of `users_with_mandates(…)`; what the organisations are called is asked for once for all."""
    held: dict[int, list[Mandate]] = {user.pk: user.mandates_held for user in users}  # type: ignore[attr-defined]
    words = mandates_in_words((one for mandates in held.values() for one in mandates), day)
    for user in users:
        yield UserRow(user, [words[mandate.pk] for mandate in held[user.pk]])


USERS = List(
    gettext_lazy("Users"),
    Text(
        "username",
        gettext_lazy("User name"),
        "user.username",
        link=lambda row: reverse("cells:user", args=[row.user.pk]),
    ),
    Text("full_name", gettext_lazy("Full name"), "user.full_name", width=28),
    Parts(
        "mandates",
        gettext_lazy("Mandates today"),
        lambda row: row.mandates or [pgettext("mandates", "none")],
        width=50,
    ),
    State(
        "account",
        gettext_lazy("Account"),
        lambda row: _("open account") if row.user.is_active else _("closed account"),
        tone=lambda row: "good" if row.user.is_active else "neutral",
    ),
    rows_a_page=50,
)

_LETTER_TONES = {Letter.State.SENT: "good", Letter.State.FAILED: "bad", Letter.State.DROPPED: "neutral"}

LETTERS = List(
    gettext_lazy("Letters"),
    Text(
        "subject",
        gettext_lazy("What it says"),
        link=lambda letter: reverse("cells:letter", args=[letter.pk]),
        width=50,
    ),
    Text("to", gettext_lazy("To whom"), width=28),
    State(
        "state",
        gettext_lazy("State"),
        "get_state_display",
        tone=lambda letter: _LETTER_TONES.get(Letter.State(letter.state), "info"),
    ),
    Number("attempts", gettext_lazy("Attempts")),
    Text("error", gettext_lazy("What the mail server said"), width=50),
    Moment("next_at", gettext_lazy("Next attempt")),
    rows_a_page=50,
)


def mandates(today: date, words: Mapping[int, str]) -> List:
    """Each may be ended that is not over today; its last day may also be brought forward. `words`: what each is called."""

    def end(mandate: Mandate) -> list[Link]:
        address = reverse("cells:mandate_end", args=[mandate.pk])
        link = Link(pgettext("mandate", "End it"), address, "btn btn-secondary btn-sm")
        return [] if mandate.is_over_on(today) else [link]

    return List(
        gettext_lazy("Mandates"),
        Text("mandate", gettext_lazy("Mandate"), lambda mandate: words[mandate.pk], width=50),
        *DAYS,
        Links("links", end),
    )


@dataclass(frozen=True)
class CitationRow:
    reference: DocumentReference
    may_correct: bool

    @property
    def links(self) -> list[Link]:
        address = reverse("cells:citation_title", args=[self.reference.pk])
        return [Link(_("correct"), address)] if self.may_correct else []


CITATIONS = List(
    gettext_lazy("Citation register"),
    Text(
        "symbol",
        gettext_lazy("Number and symbol"),
        "reference.symbol",
        sort=("symbol_key", "pk"),
        kind="text-nowrap",
    ),
    Day("issued_on", gettext_lazy("Date"), "reference.issued_on", sort=("issued_on", "pk"), width=12),
    Text("issuer", gettext_lazy("Issuer"), "reference.issuer", sort=("issuer_key", "pk"), width=40),
    Text("title", gettext_lazy("What it is about"), "reference.title", width=50),
    Links("links"),
    rows_a_page=50,
)
