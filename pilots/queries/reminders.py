"""Who is to be reminded of a list, and who has been."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef

from accounts.models import Letter
from cells.models import Mandate
from pilots.models import Reminder, Round, Submission


def clerks_of(organisation_ids: Collection[int], day: date) -> dict[int, list[Mandate]]:
    """Clerks' mandates of these very organisations on the day, by organisation."""
    clerks: dict[int, list[Mandate]] = {}
    held = Mandate.objects.on(day).filter(role=Mandate.Role.CLERK, organisation__in=list(organisation_ids))
    for mandate in held.filter(user__is_active=True).select_related("user").order_by("pk"):
        clerks.setdefault(mandate.organisation_id or 0, []).append(mandate)
    return clerks


def reminders_to_send(day: date) -> list[tuple[Submission, date]]:
    """Lists still owed with the reminder that is due on the day and was not sent."""
    open_rounds = Round.objects.filter(Exists(Submission.objects.owed().filter(round=OuterRef("pk"))))
    due = {round.pk: reminder for round in open_rounds if (reminder := round.reminder_due_on(day)) is not None}
    owed = (
        Submission.objects.owed()
        .filter(round__in=due)
        .select_related("round__letter", "round__opened_by", "organisation")
        .prefetch_related("round__extensions", "returns")
        .order_by("pk")
    )
    sent = set(Reminder.objects.filter(submission__in=owed).values_list("submission_id", "due_on"))
    return [
        (submission, due[submission.round_id])
        for submission in owed
        if (submission.pk, due[submission.round_id]) not in sent
    ]


def reached(reminders: Collection[Reminder], kind: str) -> set[int]:
    """Those of the reminders of which a letter went out; one that was sent before letters were kept has none."""
    states: dict[int, set[str]] = {}
    for about, state in Letter.objects.filter(kind=kind, about__in=[one.pk for one in reminders]).values_list(
        "about", "state"
    ):
        states.setdefault(about, set()).add(state)
    return {one.pk for one in reminders if one.pk not in states or Letter.State.SENT in states[one.pk]}
