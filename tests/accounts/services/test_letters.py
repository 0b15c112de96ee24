"""Each letter stands alone: sent, tried again at growing intervals, given up at last, and seen by whoever can mend it."""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from accounts.models import Entry, Letter
from accounts.queries.letters import letters_in_trouble
from accounts.rules.letters import PAUSES, next_attempt, told_by
from accounts.rules.refusal import Refused
from accounts.services.letters import put_aside, register_letters, send_letters, try_again, write_letters
from accounts.services.users import give_email
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db
GOOD, WRONG = "an@example.vn", "nobody@example.vn"


class Server(EmailBackend):
    """Knows no `nobody`; where it is `away` it cannot even be called."""

    away, calls = False, 0

    def open(self) -> bool:
        Server.calls += 1
        if Server.away:
            raise ConnectionRefusedError("nobody answers")
        return True

    def send_messages(self, messages: Any) -> int:
        for message in messages:
            if message.to[0].startswith("nobody"):
                raise SMTPRecipientsRefused({message.to[0]: (550, b"unknown user")})
            if message.to[0].startswith("breaks"):
                raise SMTPServerDisconnected("Connection unexpectedly closed")
        return int(super().send_messages(messages))


@pytest.fixture(autouse=True)
def _server(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Server"
    monkeypatch.setattr(Server, "away", False)
    monkeypatch.setattr(Server, "calls", 0)


def written(cast: Cast, *to: str, at: datetime = NOW) -> list[Letter]:
    return write_letters(kind="test.letter", about=cast["WARD"], to=to, subject="Nhắc\nviệc", body="Đến hạn.", at=at)


def test_a_refused_address_keeps_back_no_other(cast: Cast) -> None:
    written(cast, WRONG, "breaks@example.vn", GOOD)
    assert send_letters(at=NOW) == 1
    assert [letter.to for letter in mail.outbox] == [[GOOD]]
    assert mail.outbox[0].subject == "Nhắc việc"
    assert dict(letters_in_trouble().values_list("to", "error")) == {
        WRONG: "550 unknown user",
        "breaks@example.vn": "Connection unexpectedly closed",
    }


def test_a_letter_is_written_to_an_address_once_and_sent_once(cast: Cast) -> None:
    written(cast, GOOD)
    assert written(cast, GOOD) == []
    assert (send_letters(at=NOW), send_letters(at=NOW)) == (1, 0)
    assert Letter.objects.get().state == "sent"


def test_it_is_tried_again_at_growing_intervals_and_given_up_at_last(cast: Cast) -> None:
    written(cast, WRONG)
    at = NOW
    for number, pause in enumerate(PAUSES, start=1):
        send_letters(at=at)
        assert send_letters(at=at + pause - timedelta(seconds=1)) == 0
        letter = Letter.objects.get()
        assert (letter.state, letter.attempts) == ("waiting", number)
        at += pause
    send_letters(at=at)
    letter.refresh_from_db()
    assert (letter.state, letter.attempts, letter.next_at) == ("failed", len(PAUSES) + 1, None)
    assert list(letters_in_trouble()) == [letter]
    assert next_attempt(len(PAUSES) + 1, at=NOW) is None
    assert sorted(PAUSES) == list(PAUSES)


def test_a_server_that_is_away_is_called_once_for_all_letters(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    written(cast, GOOD, "binh@example.vn", "chi@example.vn")
    monkeypatch.setattr(Server, "away", True)
    assert send_letters(at=NOW) == 0
    assert (Server.calls, letters_in_trouble().count()) == (1, 3)
    monkeypatch.setattr(Server, "away", False)
    assert send_letters(at=NOW + PAUSES[0]) == 3


def test_a_letter_whose_sender_died_is_sent_later_and_meanwhile_by_nobody_else(cast: Cast) -> None:
    (letter,) = written(cast, GOOD)
    Letter.objects.filter(pk=letter.pk).update(attempts=1, next_at=NOW + timedelta(minutes=10))
    assert send_letters(at=NOW) == 0
    assert send_letters(at=NOW + timedelta(minutes=10)) == 1


def test_what_is_no_longer_so_is_not_sent(cast: Cast) -> None:
    register_letters("test.letter", lambda _letter: False)
    written(cast, GOOD)
    try:
        assert send_letters(at=NOW) == 0
    finally:
        register_letters("test.letter", lambda _letter: True)
    assert (Letter.objects.get().state, mail.outbox) == ("dropped", [])


def test_the_administrator_has_it_tried_again_or_puts_it_aside(cast: Cast) -> None:
    (letter,) = written(cast, WRONG)
    office = cast.occasion("khanh")
    Letter.objects.update(state="failed", attempts=6, next_at=None, error="550 unknown user")
    try_again(letter=letter, occasion=office)
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == ("waiting", 0)
    for _ in range(2):
        put_aside(letter=letter, occasion=office)
    assert not letters_in_trouble().exists()
    assert Entry.objects.filter(act="accounts.put_letter_aside").count() == 1


def test_what_has_gone_out_is_neither_sent_again_nor_put_aside(cast: Cast) -> None:
    (letter,) = written(cast, GOOD)
    send_letters(at=NOW)
    for act in (try_again, put_aside):
        with pytest.raises(Refused):
            act(letter=letter, occasion=cast.occasion("khanh"))


def test_a_corrected_address_gets_what_could_not_be_sent_to_the_wrong_one(cast: Cast) -> None:
    cast.users["an"].email = WRONG
    cast.users["an"].save()
    written(cast, WRONG)
    send_letters(at=NOW)
    give_email(user=cast.users["an"], email=GOOD, occasion=cast.occasion("khanh"))
    assert send_letters(at=NOW) == 1
    assert mail.outbox[0].to == [GOOD]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (SMTPRecipientsRefused({WRONG: (550, b"unknown user")}), "550 unknown user"),
        (ConnectionRefusedError("nobody answers"), "nobody answers"),
        (TimeoutError(), "TimeoutError"),
    ],
)
def test_what_the_server_said_is_kept(error: Exception, told: str) -> None:
    assert told_by(error) == told
