"""The cell enters who has paid the fee of a month, and who is exempt from fees. No sums."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Entry, Occasion
from accounts.queries.kept_texts import last_entry
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.replacing import Entries
from accounts.rules.text import clean_text
from accounts.services.log import record
from accounts.services.replacing import check_up_to_date
from admissions.models import FeeExemption, MonthlyFee
from admissions.queries.fees import Payer, payers_of
from admissions.rules.fees import FIRST_YEAR, Fee, check_fee, is_correction
from cells.models import Member, Organisation
from cells.queries.organisations import cell_on
from cells.rules.ahead import check_has_happened
from cells.rules.document_reference import CitedDocument
from cells.rules.periods import Period, check_a_day_is_left, check_may_end
from cells.services.document_references import cite
from cells.services.periods import check_room, membership_on

ENTERED, CORRECTED = "admissions.record_fees", "admissions.correct_fees"


def entries_of_fees(fees: Mapping[int, Fee]) -> dict[str, object]:
    """By the names of the fields of the form."""
    entries: dict[str, object] = {}
    for pk, fee in fees.items():
        entries |= {f"state-{pk}": fee.state, f"day-{pk}": fee.paid_on, f"reason-{pk}": fee.reason}
    return entries


@transaction.atomic
def record_fees(
    *,
    cell: Organisation,
    month: date,
    fees: Mapping[int, Fee],
    why: str = "",
    occasion: Occasion,
    made_from: Entries | None = None,
) -> None:
    """By member, of the month with this first day; who is not named stays as they are. That somebody has paid since is told on
    its day; whatever else was entered otherwise is a correction, with `why`. Raises Refused; Outdated where somebody else entered
    one of them otherwise since `made_from`."""
    _check_month(month, occasion.today)
    cell_on(cell, occasion.today)
    Organisation.objects.select_for_update(no_key=True).get(pk=cell.pk)
    payers = {payer.member.pk: payer for payer in payers_of(cell, month, occasion.today)}
    if not set(fees) <= set(payers):
        raise Refused(_("Somebody of these does not pay here for the month. Look at the page anew."))
    told = {pk: Fee(fee.state, fee.paid_on, clean_text(fee.reason)[:255]) for pk, fee in fees.items()}
    before = {pk: payer.kept.fee for pk, payer in payers.items() if payer.kept is not None}
    wanted = entries_of_fees(told)
    kept = {name: value for name, value in entries_of_fees(before).items() if name in wanted}
    check_up_to_date(made_from, kept=kept, wanted=wanted, last=last_entry(cell, acts=[ENTERED, CORRECTED]))
    for pk, fee in told.items():
        check_fee(fee, month, occasion.today, field=str(pk))
    if not told and not before:
        raise Refused(_("Nobody is marked yet."))
    changed = {pk: fee for pk, fee in told.items() if before.get(pk) != fee}
    if not changed:
        return
    _keep_trail(cell, month, {pk: payers[pk] for pk in changed}, changed, why=why, occasion=occasion)
    MonthlyFee.objects.filter(cell=cell, month=month, member__in=changed).delete()
    MonthlyFee.objects.bulk_create(
        MonthlyFee(cell=cell, month=month, member_id=pk, state=fee.state, paid_on=fee.paid_on, reason=fee.reason)
        for pk, fee in changed.items()
    )


@transaction.atomic
def exempt_from_fees(
    *,
    member: Member,
    reason: str,
    on: date,
    until: date | None,
    document: CitedDocument | None,
    occasion: Occasion,
) -> FeeExemption:
    """`until`: the first day no more. Raises Refused; Offered where another begins later."""
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    check_has_happened(on, occasion.today, field="on")
    check_a_day_is_left(on, until, field="until")
    membership_on(member, on)
    if not (reason := clean_text(reason)[:255]):
        raise Refused(_("Write the reason."), field="reason")
    check_room(
        Period(on, until),
        FeeExemption.objects.filter(member=member),
        taken=lambda one: _("Exempt from fees since %(day)s already.") % {"day": day_in_words(one.valid_from)},
    )
    row = FeeExemption.objects.create(
        member=member, reason=reason, valid_from=on, valid_to=until, ordered_by=cite(document, today=occasion.today)
    )
    data = {"on": on, "until": until, "document": str(row.ordered_by or "")}
    record(occasion, act="admissions.exempt_from_fees", subject=member, data=data)
    return row


@transaction.atomic
def end_fee_exemption(*, exemption: FeeExemption, until: date, occasion: Occasion) -> None:
    """`until`: the first day on which the member owes again. Raises Refused."""
    row = _exemption(exemption)
    check_may_end(row.period, until, field="until")
    row.valid_to = until
    row.save(update_fields=["valid_to"])
    record(occasion, act="admissions.end_fee_exemption", subject=row.member, data={"until": until})


@transaction.atomic
def take_back_fee_exemption(*, exemption: FeeExemption, why: str, occasion: Occasion) -> None:
    """It was entered by mistake. Raises Refused."""
    row = _exemption(exemption)
    if not (why := clean_text(why)):
        raise Refused(_("Give the reason."), field="why")
    data = {"on": row.valid_from, "until": row.valid_to}
    record(occasion, act="admissions.take_back_fee_exemption", subject=row.member, why=why, data=data)
    row.delete()


def _exemption(exemption: FeeExemption) -> FeeExemption:
    Member.objects.select_for_update(no_key=True).get(pk=exemption.member_id)
    row = FeeExemption.objects.select_related("member").filter(pk=exemption.pk).first()
    if row is None:
        raise Refused(_("Somebody else took it back a moment ago."))
    return row


def _check_month(month: date, today: date) -> None:
    if month.day != 1 or not date(FIRST_YEAR, 1, 1) <= month <= today:
        raise Refused(_("Fees are entered for a month that has begun."))


def _keep_trail(
    cell: Organisation,
    month: date,
    payers: Mapping[int, Payer],
    after: Mapping[int, Fee],
    *,
    why: str,
    occasion: Occasion,
) -> Entry:
    """The log says how many were entered; of what is told otherwise what it was and is, by the keys of the members: it is read by
    more people than the fees are."""
    before = {pk: payer.kept.fee for pk, payer in payers.items() if payer.kept is not None}
    data: dict[str, object] = {"month": month, "members": len(after)}
    if before:
        data |= {"before": _in_words(before), "after": _in_words({pk: after[pk] for pk in before})}
    if not any(is_correction(was, after[pk]) for pk, was in before.items()):
        return record(occasion, act=ENTERED, subject=cell, data=data)
    if not (why := clean_text(why)):
        raise Refused(_("Give the reason."), field="why")
    return record(occasion, act=CORRECTED, subject=cell, why=why, data=data)


def _in_words(fees: Mapping[int, Fee]) -> Sequence[str]:
    return [f"{pk}: {fee}" for pk, fee in sorted(fees.items())]
