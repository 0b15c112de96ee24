"""A member is exempted or suspended by a decision: the register keeps the days, and from the first of them bases and quorums
count without the member."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.services.log import record
from admissions.models import ActivityReason
from admissions.rules.exemptions import Reason, check_length
from cells.models import Activity, Member
from cells.queries.parameters import parameters_on
from cells.rules.document_reference import CitedDocument
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
