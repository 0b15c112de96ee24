"""Reminders of lists still owed, by e-mail. On the desk they show by themselves, from the days of the round."""

from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import Actor, Occasion
from accounts.rules.days import day_in_words
from accounts.services.log import record
from cells.queries.organisations import names_on
from pilots.models import Reminder, Submission
from pilots.queries.reminders import clerks_of, reminders_to_send


def send_reminders(*, at: datetime, today: date) -> int:
    """Write to the clerks of every list still owed, once for each day of reminding. Returns how many letters went out.

    An organisation without an address is passed over, and is written to once it has one. A letter that cannot be sent
    raises, and is tried again the next time: its row is kept only if it went out.
    """
    waiting = reminders_to_send(today)
    ids = [submission.organisation_id for submission, _due in waiting]
    clerks, names = clerks_of(ids, today), names_on(ids, today)
    sent = 0
    for submission, due_on in waiting:
        addresses = sorted(
            {mandate.user.email for mandate in clerks.get(submission.organisation_id, []) if mandate.user.email}
        )
        if addresses:
            name = names[submission.organisation_id]
            sent += _remind(submission, name, addresses, due_on=due_on, at=at, today=today)
    return sent


@transaction.atomic
def _remind(
    submission: Submission, name: str, addresses: Sequence[str], *, due_on: date, at: datetime, today: date
) -> int:
    """The row goes first: of two that run at once the second finds it and sends nothing."""
    Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
    _row, new = Reminder.objects.get_or_create(
        submission=submission, due_on=due_on, defaults={"sent_at": at, "addresses": len(addresses)}
    )
    if not new:
        return 0
    # Nobody pressed a button: the reminder was ordered by whoever opened the round.
    by = Actor.themselves(submission.round.opened_by, "reminder ordered with the round")
    record(
        Occasion(by=by, at=at, today=today),
        act="pilots.remind",
        subject=submission,
        data={"due_on": due_on, "to": len(addresses)},
    )
    with override(settings.LANGUAGE_CODE):
        _letter(submission, name, addresses, today).send()
    return 1


def _letter(submission: Submission, name: str, addresses: Sequence[str], today: date) -> EmailMessage:
    """It says what is owed and until when, and nothing of members: e-mail is read by others."""
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
    return EmailMessage(
        subject=_("Reminder: registration list for %(letter)s, until %(day)s") % facts,
        body="\n".join(line for line in lines if line),
        to=list(addresses),
    )
