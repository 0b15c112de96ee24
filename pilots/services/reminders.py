"""Reminders of lists still owed, by e-mail. On the desk they show by themselves, from the days of the round."""

from collections.abc import Collection
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import Actor, Letter, Occasion
from accounts.rules.days import day_in_words
from accounts.services.letters import send_letters, write_letters
from accounts.services.log import record
from cells.queries.organisations import names_on
from pilots.models import Reminder, Submission
from pilots.queries.reminders import clerks_of, reminders_to_send

KIND = "pilots.reminder"


def send_reminders(*, at: datetime, today: date) -> int:
    """Write to the clerks of every list still owed, once for each day of reminding, a letter to each address, and send what
    is to be sent. Returns how many letters went out.

    An organisation without an address is passed over, and is written to once it has one. A letter that is refused keeps back
    no other and is tried again (accounts/services/letters.py).
    """
    waiting = reminders_to_send(today)
    ids = [submission.organisation_id for submission, _due in waiting]
    clerks, names = clerks_of(ids, today), names_on(ids, today)
    for submission, due_on in waiting:
        addresses = {mandate.user.email for mandate in clerks.get(submission.organisation_id, []) if mandate.user.email}
        if addresses:
            _remind(submission, names[submission.organisation_id], addresses, due_on=due_on, at=at, today=today)
    return send_letters(at=at)


def still_reminds(letter: Letter) -> bool:
    """Whether a letter that waited still says what is so: the list is owed, until the same day, and nothing newer was written."""
    reminder = Reminder.objects.select_related("submission__round").get(pk=letter.about)
    newest = Reminder.objects.filter(submission=reminder.submission_id).latest("due_on")
    is_owed = Submission.objects.owed().filter(pk=reminder.submission_id).exists()
    return is_owed and newest == reminder and day_in_words(reminder.submission.round.last_day) in letter.body


@transaction.atomic
def _remind(
    submission: Submission, name: str, addresses: Collection[str], *, due_on: date, at: datetime, today: date
) -> None:
    """The row goes first: of two that run at once the second finds it and writes nothing."""
    Submission.objects.select_for_update(of=("self",), no_key=True).get(pk=submission.pk)
    reminder, new = Reminder.objects.get_or_create(
        submission=submission, due_on=due_on, defaults={"sent_at": at, "addresses": len(addresses)}
    )
    if not new:
        return
    # Nobody pressed a button: the reminder was ordered by whoever opened the round.
    by = Actor.themselves(submission.round.opened_by, "reminder ordered with the round")
    record(
        Occasion(by=by, at=at, today=today),
        act="pilots.remind",
        subject=submission,
        data={"due_on": due_on, "to": len(addresses)},
    )
    with override(settings.LANGUAGE_CODE):
        subject, body = _letter(submission, name, today)
    write_letters(kind=KIND, about=reminder, to=addresses, subject=subject, body=body, at=at)


def _letter(submission: Submission, name: str, today: date) -> tuple[str, str]:
    """Its subject and its text. It says what is owed and until when, and nothing of members: e-mail is read by others."""
    round = submission.round
    facts = {"letter": str(round.letter), "day": day_in_words(round.last_day), "name": name}
    overdue = _("The list is overdue; it is accepted late, and marked so.") if submission.is_overdue_on(today) else ""
    address = f"{settings.SITE_ADDRESS}{reverse('pilots:submission', args=[submission.pk])}"
    lines = [
        _("%(name)s owes its registration list in the round of %(letter)s.") % facts,
        _("The last day is %(day)s.") % facts,
        overdue,
        address if settings.SITE_ADDRESS else "",
    ]
    subject = _("Reminder: registration list for %(letter)s, until %(day)s") % facts
    return subject, "\n".join(line for line in lines if line)
