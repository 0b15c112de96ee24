"""Letters by e-mail: written in the transaction of the act they tell of, sent after it, each by itself.

A letter is claimed before it is sent and no transaction is open meanwhile: a slow server for mail holds up nobody, and of two
senders one has it. What failed is tried again at growing intervals (rules/letters.py); what is given up stays for the
administrator to see.
"""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Self

from django.core.mail import EmailMessage, get_connection
from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import Letter, Occasion
from accounts.queries.letters import letters_due, letters_in_trouble
from accounts.rules.letters import CLAIMED_FOR, next_attempt, told_by
from accounts.rules.refusal import Refused
from accounts.services.log import record

logger = logging.getLogger(__name__)
Wanted = Callable[[Letter], bool]
State = Letter.State
_wanted: dict[str, Wanted] = {}


def register_letters(kind: str, is_wanted: Wanted) -> None:
    """Upper apps say at start-up whether a letter of their kind still says what is so: one that waited may not."""
    _wanted[kind] = is_wanted


def write_letters(
    *, kind: str, about: models.Model, to: Iterable[str], subject: str, body: str, at: datetime
) -> list[Letter]:
    """One to each address, which is written to once about the row. They go out by `send_letters`. Must run in a transaction."""
    written = []
    for address in sorted(set(to)):
        letter, new = Letter.objects.get_or_create(
            key=f"{kind}:{about.pk}:{address}",
            defaults={
                "kind": kind,
                "about": about.pk,
                "to": address,
                "subject": " ".join(subject.split())[:255],
                "body": body,
                "written_at": at,
                "next_at": at,
            },
        )
        if new:
            written.append(letter)
    return written


def send_letters(*, at: datetime) -> int:
    """Try every letter whose turn it is. How many went out."""
    with _Post() as post:
        return sum(_send(letter, post, at=at) for letter in letters_due(at=at) if _claim(letter, at=at))


def try_again(*, letter: Letter, occasion: Occasion) -> None:
    """From the beginning, with the next that are sent. Raises Refused where it has gone out."""
    with transaction.atomic():
        letter = _not_sent(letter)
        letter.state, letter.attempts, letter.next_at, letter.finished_at = State.WAITING, 0, occasion.at, None
        letter.save(update_fields=["state", "attempts", "next_at", "finished_at"])
        record(occasion, act="accounts.try_letter_again", subject=letter)


def put_aside(*, letter: Letter, occasion: Occasion) -> None:
    """It is not tried again. Raises Refused where it has gone out."""
    with transaction.atomic():
        letter = _not_sent(letter)
        if letter.state != State.DROPPED:
            letter.state, letter.next_at, letter.finished_at = State.DROPPED, None, occasion.at
            letter.save(update_fields=["state", "next_at", "finished_at"])
            record(occasion, act="accounts.put_letter_aside", subject=letter)


def readdress(*, old: str, new: str, at: datetime) -> None:
    """What could not be sent to an address that was wrong goes to the right one. For the services of this app."""
    if old and new:
        letters_in_trouble().filter(to=old).update(
            to=new, state=State.WAITING, attempts=0, next_at=at, finished_at=None
        )


def _not_sent(letter: Letter) -> Letter:
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.state == State.SENT:
        raise Refused(_("This letter has gone out already."))
    return locked


def _claim(letter: Letter, *, at: datetime) -> bool:
    """Counts the attempt before it is made: one that ends the process is not made for ever."""
    due = Letter.objects.filter(pk=letter.pk, state=State.WAITING, next_at=letter.next_at)
    return bool(due.update(next_at=at + CLAIMED_FOR, attempts=F("attempts") + 1))


def _send(letter: Letter, post: "_Post", *, at: datetime) -> int:
    """Whatever goes wrong with one, the others go out."""
    letter.refresh_from_db()
    wanted = _wanted.get(letter.kind)
    try:
        if wanted is not None and not wanted(letter):
            _finish(letter, State.DROPPED, at=at)
            return 0
        post.take(letter)
    except Exception as error:
        logger.warning("Letter %s could not be sent: %s", letter.pk, told_by(error))
        _note_failure(letter, error, at=at)
        return 0
    _finish(letter, State.SENT, at=at)
    return 1


class _Post:
    """One connection for all letters. A server that cannot be reached is not waited for again by each of them."""

    def __enter__(self) -> Self:
        self._connection = get_connection()
        self._out_of_reach: Exception | None = None
        return self

    def __exit__(self, *_: object) -> None:
        self._hang_up()

    def take(self, letter: Letter) -> None:
        """Raises whatever the server answers."""
        if self._out_of_reach is not None:
            raise self._out_of_reach
        try:
            self._connection.open()
        except Exception as error:
            self._out_of_reach = error
            raise
        try:
            EmailMessage(letter.subject, letter.body, to=[letter.to], connection=self._connection).send()
        except Exception:
            # What a failure leaves of a connection is not gone on with.
            self._hang_up()
            raise

    def _hang_up(self) -> None:
        try:
            self._connection.close()
        except Exception:
            logger.debug("The connection to the server for mail was gone already", exc_info=True)


def _finish(letter: Letter, state: str, *, at: datetime) -> None:
    Letter.objects.filter(pk=letter.pk, state=State.WAITING).update(
        state=state, next_at=None, finished_at=at, error="" if state == State.SENT else letter.error
    )


def _note_failure(letter: Letter, error: Exception, *, at: datetime) -> None:
    again = next_attempt(letter.attempts, at=at)
    Letter.objects.filter(pk=letter.pk, state=State.WAITING).update(
        state=State.FAILED if again is None else State.WAITING,
        next_at=again,
        finished_at=at if again is None else None,
        error=told_by(error),
    )
