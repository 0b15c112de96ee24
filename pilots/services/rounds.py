from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.seen import Figures, refuse_if_changed
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import version_on
from cells.queries.tree import grassroots_ids_below
from cells.rules.ahead import is_ahead
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from pilots.models import Guidance, Registration, Round, RoundCorrection, RoundExtension, Submission
from pilots.queries.guidance import guidance_on
from pilots.queries.rounds import (
    letter_shown,
    round_extended,
    round_shown,
    round_stands,
    rounds_in_words,
    rounds_running,
)
from pilots.rules.lists import RoundAct, round_transition, round_way_on
from pilots.rules.registration import OPEN, RegistrationAct, State
from pilots.rules.reminders import USUAL
from pilots.services.registration_steps import advance, remove_draft
from pilots.services.telling import tell_of_round, tell_of_round_called_off


@transaction.atomic
def open_round(
    *,
    organisation: Organisation,
    document: CitedDocument,
    last_day: date,
    occasion: Occasion,
    reminder_days: Sequence[int] = USUAL,
    alone: bool = False,
    seen: Figures | None = None,
) -> Round:
    """Open a round for the subtree, under the guidance of the day, with a draft submission for each grassroots organisation.

    `document`: the letter (công văn) that opens it, such as 828-CV/ĐUK. `alone`: nobody said that another round of
    the organisation may be running beside it.
    Raises Refused where no guidance is in force, the last day is past, the letter already opened a round, another is running
    though it is to be alone, or nothing grassroots hangs below; Changed where `seen` (`round_shown`) is no longer so.
    """
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    guidance = _guidance(occasion.today)
    if last_day < occasion.today:
        raise Refused(_("The last day lies before the day of opening."), field="last_day")
    if is_ahead(document.issued_on, occasion.today):
        raise Refused(_("The letter is dated after today."), field="document")
    owing = _owing(organisation, occasion.today)
    refuse_if_changed(seen, round_shown(organisation, occasion.today))
    running = rounds_running(organisation, occasion.today)
    if running and alone:
        raise Refused(_asked_about(running), field="beside_running")
    letter = cite(document, today=occasion.today, shared=True)
    try:
        with transaction.atomic():
            opened = Round.objects.create(
                organisation=organisation,
                guidance=guidance,
                letter=letter,
                opened_on=occasion.today,
                last_day=last_day,
                reminder_days=sorted(set(reminder_days), reverse=True),
                opened_by=occasion.by.user,
            )
    except IntegrityError:
        raise Refused(_("This letter has already opened a round."), field="document") from None
    Submission.objects.bulk_create(Submission(round=opened, organisation_id=pk) for pk in owing)
    data = {"last_day": last_day, "guidance": str(guidance), "submissions": len(owing)}
    entry = record(occasion, act="pilots.open_round", subject=opened, data=data)
    tell_of_round(opened, owing, entry=entry, occasion=occasion)
    return opened


@transaction.atomic
def extend_round(
    *,
    round: Round,
    last_day: date,
    reason: str,
    occasion: Occasion,
    seen: Figures | None = None,
) -> RoundExtension:
    """Give those who still owe their list more time, and say why; also after the last day has passed.

    Raises Refused where the new last day is not later than the one that holds, or is past already; Changed where `seen`
    (`round_extended`) is no longer so.
    """
    round = _held(round, RoundAct.EXTEND)
    refuse_if_changed(seen, round_extended(round))
    reason = clean_text(reason, lines=True)
    if not reason:
        raise Refused(_("Write the reason: everybody who owes a list reads it."), field="reason")
    if last_day <= round.last_day:
        raise Refused(
            _("The last day is %(day)s now; an extension needs a later one.") % {"day": day_in_words(round.last_day)},
            field="last_day",
        )
    if last_day < occasion.today:
        raise Refused(_("The new last day is past already."), field="last_day")
    extension = RoundExtension.objects.create(
        round=round,
        last_day_before=round.last_day,
        last_day=last_day,
        reason=reason,
        by=occasion.by.user,
        mandate=occasion.by.mandate,
        on=occasion.today,
    )
    round.last_day = last_day
    round.save(update_fields=["last_day"])
    data = {"from": extension.last_day_before, "to": last_day}
    record(occasion, act="pilots.extend_round", subject=round, why=reason, data=data)
    return extension


@transaction.atomic
def correct_letter(
    *, round: Round, document: CitedDocument, reason: str, occasion: Occasion, seen: Figures | None = None
) -> RoundCorrection:
    """The letter was cited with a mistake: from now on the right one is cited wherever the round is named.

    Raises Refused where it is the same letter, one dated after the round was opened, or one that opened another round;
    Changed where `seen` (`letter_shown`) is no longer so.
    """
    round = _held(round, RoundAct.CORRECT_LETTER)
    refuse_if_changed(seen, letter_shown(round))
    _refuse_without_reason(reason)
    if document.issued_on > round.opened_on:
        raise Refused(
            _("The round was opened on %(day)s; its letter is not dated later.")
            % {"day": day_in_words(round.opened_on)},
            field="document",
        )
    letter, before = cite(document, today=occasion.today, shared=True), round.letter
    if letter == before:
        raise Refused(_("This is the letter that is cited already."), field="document")
    round.letter = letter
    try:
        with transaction.atomic():
            round.save(update_fields=["letter"])
    except IntegrityError:
        raise Refused(_("This letter has already opened a round."), field="document") from None
    correction = RoundCorrection.objects.create(
        round=round,
        letter_before=before,
        letter=letter,
        reason=reason,
        by=occasion.by.user,
        mandate=occasion.by.mandate,
        on=occasion.today,
    )
    data = {"from": str(before), "to": str(letter)}
    record(occasion, act="pilots.correct_letter", subject=round, why=reason, data=data)
    return correction


@transaction.atomic
def call_off_round(*, round: Round, reason: str, occasion: Occasion, seen: Figures | None = None) -> Round:
    """The round was opened by mistake, or is over before its time: no list is owed any more, what is undecided falls.

    What was decided stays decided. Raises Refused where no reason is given; Changed where `seen`
    (`round_stands`) is no longer so.
    """
    round = _held(round, RoundAct.CALL_OFF)
    _refuse_without_reason(reason)
    list(Submission.objects.select_for_update(no_key=True).filter(round=round).order_by("pk"))
    refuse_if_changed(seen, round_stands(round))
    listed = Registration.objects.filter(submission__round=round, state__in=OPEN).select_related("organisation")
    # In the order in which several are decided on one page (views/many.py): nobody waits for who waits for them.
    for registration in listed.select_for_update(of=("self",), no_key=True).order_by("submission_id", "pk"):
        if registration.state == State.DRAFT:
            remove_draft(registration, on=occasion.today, occasion=occasion, why=reason)
        else:
            advance(registration, RegistrationAct.CALL_OFF, on=occasion.today, remark=reason, occasion=occasion)
    round.called_off_on, round.called_off_by, round.called_off_because = occasion.today, occasion.by.user, reason
    round.save(update_fields=["called_off_on", "called_off_by", "called_off_because"])
    entry = record(occasion, act="pilots.call_off_round", subject=round, why=reason, data={"on": occasion.today})
    tell_of_round_called_off(round, entry=entry, occasion=occasion)
    return round


def _held(round: Round, act: RoundAct) -> Round:
    """The round as it is now, held until the end of the transaction. Raises Refused where the act is not possible."""
    held = Round.objects.select_for_update(of=("self",)).select_related("letter", "organisation").get(pk=round.pk)
    if round_transition(act, held.state) is None:
        raise Refused(round_way_on(held.state))
    return held


def _refuse_without_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Write the reason: the others must know why."), field="reason")


def _asked_about(running: Sequence[Round]) -> str:
    words = _("A round of yours is still running: %(rounds)s. If you mean to open another beside it, say so.")
    return words % {"rounds": ", ".join(rounds_in_words(running))}


def _guidance(on: date) -> Guidance:
    guidance = guidance_on(on)
    if guidance is None:
        raise Refused(_("No guidance is in force on %(day)s; a round cannot be opened.") % {"day": day_in_words(on)})
    return guidance


def _owing(organisation: Organisation, on: date) -> list[int]:
    """Ids of the grassroots organisations that owe a list."""
    version = version_on(organisation, on)
    if version is None or version.kind != OrganisationVersion.Kind.SUPERIOR:
        raise Refused(_("Only an organisation above grassroots level opens a round."), field="organisation")
    owing = grassroots_ids_below(organisation, on)
    if not owing:
        raise Refused(_("There is no grassroots organisation below that could register."), field="organisation")
    return owing
