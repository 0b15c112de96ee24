from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.services.log import record
from cells.models import Organisation, OrganisationVersion
from cells.queries.organisations import grassroots_below, version_on
from cells.rules.ahead import is_ahead
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from pilots.models import Guidance, Round, RoundExtension, Submission
from pilots.queries.guidance import guidance_on
from pilots.rules.reminders import USUAL


@transaction.atomic
def open_round(
    *,
    organisation: Organisation,
    document: CitedDocument,
    last_day: date,
    occasion: Occasion,
    reminder_days: Sequence[int] = USUAL,
) -> Round:
    """Open a round for the subtree, under the guidance of the day, with a draft submission for each grassroots organisation.

    `document`: the letter (công văn) that opens it, such as 828-CV/ĐUK.
    Raises Refused where no guidance is in force, the last day is past, the letter already opened a round, or nothing
    grassroots hangs below.
    """
    guidance = _guidance(occasion.today)
    if last_day < occasion.today:
        raise Refused(_("The last day lies before the day of opening."), field="last_day")
    if is_ahead(document.issued_on, occasion.today):
        raise Refused(_("The letter is dated after today."), field="document")
    owing = _owing(organisation, occasion.today)
    letter = cite(document, shared=True)
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
    Submission.objects.bulk_create(Submission(round=opened, organisation=version.organisation) for version in owing)
    data = {"last_day": last_day, "guidance": str(guidance), "submissions": len(owing)}
    record(occasion, act="pilots.open_round", subject=opened, data=data)
    return opened


@transaction.atomic
def extend_round(
    *,
    round: Round,
    last_day: date,
    reason: str,
    occasion: Occasion,
) -> RoundExtension:
    """Give those who still owe their list more time, and say why; also after the last day has passed.

    Raises Refused where the new last day is not later than the one that holds, or is past already.
    """
    round = Round.objects.select_for_update(of=("self",)).select_related("letter").get(pk=round.pk)
    if not reason.strip():
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


def _guidance(on: date) -> Guidance:
    guidance = guidance_on(on)
    if guidance is None:
        raise Refused(_("No guidance is in force on %(day)s; a round cannot be opened.") % {"day": day_in_words(on)})
    return guidance


def _owing(organisation: Organisation, on: date) -> list[OrganisationVersion]:
    version = version_on(organisation, on)
    if version is None or version.kind != OrganisationVersion.Kind.SUPERIOR:
        raise Refused(_("Only an organisation above grassroots level opens a round."), field="organisation")
    owing = grassroots_below(organisation, on)
    if not owing:
        raise Refused(_("There is no grassroots organisation below that could register."), field="organisation")
    return owing
