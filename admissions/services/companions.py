"""Who introduces a person, and who helps a probationary member."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_before, day_in_words
from accounts.rules.refusal import Refused
from accounts.services.log import record
from admissions.models import Candidate, CandidateCompanion
from admissions.services.cases import locked, settle_stage
from cells.models import Degree, Member
from cells.models.dated import DatedQuerySet, not_over
from cells.rules.ahead import check_has_happened


@transaction.atomic
def add_companion(
    *,
    candidate: Candidate,
    member: Member | None,
    body: str,
    since: date | None,
    on: date,
    occasion: Occasion,
) -> CandidateCompanion:
    """From `on` an official member or a mass organisation introduces the person; after the ceremony a member helps them.
    Raises Refused."""
    candidate = locked(candidate)
    check_has_happened(on, occasion.today, field="on")
    if on < candidate.listed_on:
        words = _("The person is on the source list since %(day)s.") % {"day": day_in_words(candidate.listed_on)}
        raise Refused(words, field="on")
    if (member is None) is (not body):
        raise Refused(_("Choose a member or a mass organisation."), field="member")
    if member is not None and not member.degrees.on(on).filter(value=Degree.Value.OFFICIAL).exists():
        raise Refused(_("%(name)s is no official member on that day.") % {"name": member.in_full}, field="member")
    if since is not None and since > on:
        raise Refused(_("Give a day before the first day."), field="since")
    helps = candidate.member_id is not None
    same: DatedQuerySet = CandidateCompanion.objects.filter(candidate=candidate, helps=helps)
    if same.not_over(on).filter(member=member, body=body).exists():
        raise Refused(_("This one is with the person already."), field="member")
    if same.on(on).filter(not_over(on, end="left_on")).count() >= (1 if helps else 2):
        words = _("One helps already: end that first.") if helps else _("There are two already: end one of them first.")
        raise Refused(words, field="member")
    row = CandidateCompanion.objects.create(
        candidate=candidate, member=member, body=body, since=since, helps=helps, valid_from=on
    )
    settle_stage(candidate, occasion.today)
    data = {"member": member.pk if member else None, "body": body, "on": on, "helps": helps}
    record(occasion, act="admissions.add_companion", subject=candidate, data=data)
    return row


@transaction.atomic
def end_companion(*, companion: CandidateCompanion, on: date, occasion: Occasion) -> None:
    """From `on` they are with the person no more: their remark is due. Raises Refused."""
    candidate = locked(companion.candidate)
    row = CandidateCompanion.objects.get(pk=companion.pk)
    check_has_happened(on, occasion.today, field="on")
    if row.valid_to is not None:
        raise Refused(_("It ended on %(day)s.") % {"day": day_in_words(day_before(row.valid_to))})
    if on <= row.valid_from:
        raise Refused(_("It began on %(day)s.") % {"day": day_in_words(row.valid_from)}, field="on")
    row.valid_to = on
    row.save(update_fields=["valid_to"])
    settle_stage(candidate, occasion.today)
    record(occasion, act="admissions.end_companion", subject=candidate, data={"companion": row.pk, "on": on})
