"""A member is exempted or suspended by a decision: the register keeps the days, and from the first of them bases and quorums
count without the member."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.services.log import record
from admissions.models import ActivityReason
from admissions.rules.exemptions import REASONS, Reason, check_length
from cells.models import Activity, Member
from cells.queries.parameters import parameters_on
from cells.rules.document_reference import CitedDocument
from cells.rules.periods import Period
from cells.services.axes import begin_activity


@transaction.atomic
def exempt_member(
    *, member: Member, reason: str, on: date, until: date | None, document: CitedDocument | None, occasion: Occasion
) -> Activity:
    """`until`: the first day no more. Raises Refused, also by the register; Offered where the member is so again later."""
    if reason not in list(Reason):
        raise Refused(_("Choose one of the values offered."), field="reason")
    if document is None:
        raise Refused(_("Name the decision."), field="document")
    check_length(reason, on, until, parameters_on(on))
    value = Activity.Value.SUSPENDED if reason == Reason.SUSPENSION else Activity.Value.EXEMPT
    activity = begin_activity(member=member, value=value, on=on, until=until, document=document, occasion=occasion)
    ActivityReason.objects.create(activity=activity, reason=reason)
    record(occasion, act="admissions.exempt_member", subject=activity.member, data={"reason": reason, "on": on})
    return activity


def check_reason(activity: Activity) -> None:
    """Of an entry whose days or state are corrected: the reason that is kept must hold for them too. Raises Refused."""
    known = ActivityReason.objects.filter(activity=activity).first()
    if known is None:
        return
    if (known.reason == Reason.SUSPENSION) is not (activity.value == Activity.Value.SUSPENDED):
        words = _("Its reason is kept: “%(reason)s”. Take this entry out, and enter the right one anew.")
        raise Refused(words % {"reason": REASONS[known.reason]}, field="value")
    days = Period(activity.valid_from, activity.valid_to)
    check_length(known.reason, days.start, days.end, parameters_on(days.start), field="valid_to")


def keep_reasons(members: Collection[int]) -> None:
    """Of new members from a list: it enters nobody as exempt but for age or health (sheets/rules/exempt_reasons.py)."""
    reasons = {Activity.Value.EXEMPT: Reason.AGE_HEALTH, Activity.Value.SUSPENDED: Reason.SUSPENSION}
    rows = Activity.objects.filter(member__in=members, reason=None).values_list("pk", "value")
    ActivityReason.objects.bulk_create(ActivityReason(activity_id=pk, reason=reasons[value]) for pk, value in rows)


def forget_reasons(members: Collection[int]) -> None:
    ActivityReason.objects.filter(activity__member__in=members).delete()
