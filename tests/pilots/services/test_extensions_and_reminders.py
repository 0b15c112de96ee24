"""A later last day, and the letters to those who still owe their list."""

from datetime import date, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command

from accounts.models import Entry, Letter
from accounts.rules.refusal import Refused
from cells.models import Mandate
from pilots.models import Reminder, Round, RoundExtension
from pilots.queries.reminders import reached
from pilots.rules.progress import ListProgress
from pilots.services.reminders import KIND, send_reminders
from pilots.services.rounds import extend_round
from pilots.services.submissions import submit_submission
from tests.cast import NOW, TODAY, Cast
from tests.pilots.story import LAST_DAY, list_of, opened

pytestmark = pytest.mark.django_db
LATER, FIRST_REMINDER = date(2025, 4, 20), date(2025, 4, 2)


@pytest.fixture
def round(cast: Cast) -> Round:
    for username in ("binh", "chi"):
        cast.users[username].email = f"{username}@example.vn"
        cast.users[username].save()
    return opened(cast)


def extend(
    cast: Cast, round: Round, *, last_day: date = LATER, reason: str = "Mưa lũ", on: date = TODAY
) -> RoundExtension:
    return extend_round(round=round, last_day=last_day, reason=reason, occasion=cast.occasion("dung", today=on))


def test_an_extension_moves_the_last_day_and_keeps_the_one_before(cast: Cast, round: Round) -> None:
    extension = extend(cast, round)
    round.refresh_from_db()
    assert round.last_day == LATER
    assert (extension.last_day_before, extension.reason, extension.by) == (LAST_DAY, "Mưa lũ", cast.users["dung"])
    entry = Entry.objects.get(act="pilots.extend_round")
    assert (entry.why, entry.data) == ("Mưa lũ", {"from": "2025-04-09", "to": "2025-04-20"})


def test_a_round_can_be_extended_after_its_last_day_and_who_comes_then_is_in_time(cast: Cast, round: Round) -> None:
    after = date(2025, 4, 12)
    extend(cast, round, on=after)
    submission = list_of(cast)
    submit_submission(submission=submission, none_registers=True, occasion=cast.occasion("binh", today=after))
    submission.refresh_from_db()
    assert submission.progress_on(after) == ListProgress.SUBMITTED


def test_who_was_late_stays_late_when_the_round_is_extended_for_the_others(cast: Cast, round: Round) -> None:
    late, extended = date(2025, 4, 10), date(2025, 4, 12)
    submission = list_of(cast)
    submit_submission(submission=submission, occasion=cast.occasion("binh", today=late), none_registers=True)
    extend(cast, round, on=extended)
    submission.refresh_from_db()
    days = (LAST_DAY, late, extended)
    assert [submission.progress_on(day) for day in days] == [ListProgress.WAITING, ListProgress.LATE, ListProgress.LATE]
    owing = list_of(cast, "UNIT")
    assert [owing.progress_on(day) for day in (late, extended)] == [ListProgress.OVERDUE, ListProgress.WAITING]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"reason": " \n"}, "reason"),
        ({"last_day": LAST_DAY}, "last_day"),
        ({"last_day": date(2025, 4, 1)}, "last_day"),
        ({"on": date(2025, 5, 1)}, "last_day"),
    ],
)
def test_an_extension_needs_a_reason_and_a_later_day_ahead(cast: Cast, round: Round, facts: dict, field: str) -> None:
    with pytest.raises(Refused) as refused:
        extend(cast, round, **facts)
    assert refused.value.field == field
    assert not RoundExtension.objects.exists()


def test_before_the_first_day_of_reminding_nobody_is_written_to(cast: Cast, round: Round) -> None:
    assert send_reminders(at=NOW, today=date(2025, 4, 1)) == 0
    assert mail.outbox == []


def test_the_clerks_of_lists_still_owed_are_written_to_once_a_day_of_reminding(cast: Cast, round: Round) -> None:
    submit_submission(submission=list_of(cast, "UNIT"), none_registers=True, occasion=cast.occasion("chi"))
    assert send_reminders(at=NOW, today=FIRST_REMINDER) == 1
    assert send_reminders(at=NOW, today=FIRST_REMINDER) == 0
    assert send_reminders(at=NOW, today=date(2025, 4, 6)) == 1
    assert [letter.to for letter in mail.outbox] == [["binh@example.vn"]] * 2
    assert "828-CV/ĐUK" in mail.outbox[0].subject
    assert "09/04/2025" in mail.outbox[0].body
    assert Reminder.objects.count() == Entry.objects.filter(act="pilots.remind").count() == 2


def test_who_has_no_address_is_written_to_once_there_is_one(cast: Cast, round: Round) -> None:
    cast.users["binh"].email = ""
    cast.users["binh"].save()
    assert send_reminders(at=NOW, today=FIRST_REMINDER) == 1
    cast.users["binh"].email = "binh@example.vn"
    cast.users["binh"].save()
    assert send_reminders(at=NOW, today=FIRST_REMINDER) == 1


def refusing(monkeypatch: pytest.MonkeyPatch, *refused: str) -> None:
    """The server for mail does not know these addresses."""
    send = EmailMessage.send

    def answer(letter: EmailMessage, *args: object, **facts: object) -> int:
        if letter.to[0] in refused:
            raise SMTPRecipientsRefused({letter.to[0]: (550, b"5.1.1 unknown user")})
        return send(letter)

    monkeypatch.setattr("django.core.mail.EmailMessage.send", answer)


def test_one_refused_address_keeps_back_no_other_and_is_tried_again(
    cast: Cast, round: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        refusing(broken, "binh@example.vn")
        assert send_reminders(at=NOW, today=FIRST_REMINDER) == 1
        assert send_reminders(at=NOW + timedelta(days=1), today=FIRST_REMINDER) == 0
    refused = Letter.objects.get(to="binh@example.vn")
    reminders = list(Reminder.objects.all())
    assert [reminder.pk for reminder in reminders if reminder.pk not in reached(reminders, KIND)] == [refused.about]
    assert (refused.state, refused.attempts, refused.error) == ("waiting", 2, "550 5.1.1 unknown user")
    assert send_reminders(at=NOW + timedelta(days=2), today=FIRST_REMINDER) == 1
    assert [letter.to for letter in mail.outbox] == [["chi@example.vn"], ["binh@example.vn"]]


def test_each_address_has_a_letter_of_its_own(cast: Cast, round: Round) -> None:
    cast.mandate("hoa", Mandate.Role.CLERK, "WARD")
    cast.users["hoa"].email = "hoa@example.vn"
    cast.users["hoa"].save()
    assert send_reminders(at=NOW, today=FIRST_REMINDER) == 3
    assert sorted(letter.to for letter in mail.outbox) == [["binh@example.vn"], ["chi@example.vn"], ["hoa@example.vn"]]


def test_a_reminder_that_waited_is_dropped_once_the_list_has_come_in_or_the_day_has_moved(
    cast: Cast, round: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        refusing(broken, "binh@example.vn", "chi@example.vn")
        assert send_reminders(at=NOW, today=FIRST_REMINDER) == 0
    submit_submission(submission=list_of(cast), none_registers=True, occasion=cast.occasion("binh"))
    extend(cast, round)
    assert send_reminders(at=NOW + timedelta(days=1), today=FIRST_REMINDER) == 0
    assert set(Letter.objects.values_list("state", flat=True)) == {"dropped"}


def test_an_extension_moves_the_days_of_reminding_too(cast: Cast, round: Round) -> None:
    extend(cast, round)
    assert send_reminders(at=NOW, today=FIRST_REMINDER) == 0
    assert send_reminders(at=NOW, today=date(2025, 4, 13)) == 2


def test_the_command_sends_only_where_a_server_for_mail_is_named(cast: Cast, round: Round, settings, capsys) -> None:
    settings.DEMO_TODAY = FIRST_REMINDER
    settings.EMAIL_HOST = ""
    call_command("remind")
    assert mail.outbox == []
    settings.EMAIL_HOST = "mail.example.vn"
    call_command("remind")
    assert len(mail.outbox) == 2
    assert "2 reminders" in capsys.readouterr().out
