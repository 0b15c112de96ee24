"""What the acts ask of an entry is asked of its correction too: a membership, a group, a host that is there on its days."""

from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from cells.models import (
    Activity,
    AssignedTask,
    Group,
    GroupBelonging,
    GroupLeadership,
    Membership,
    Post,
    Residence,
    TemporaryStay,
)
from cells.models.dated import Dated
from cells.queries.parameters import statutes_known
from cells.rules.leaving import NEEDS_A_DECISION, READMITTED
from cells.rules.member_facts import check_readmission
from cells.rules.periods import Period
from cells.services.groups import known_end
from cells.services.periods import check_lasts_no_longer, check_while_a_member, check_within

FIRST, END = "valid_from", "valid_to"


def check_what_it_rests_on(fact: Dated, was: Period, *, today: date) -> None:
    """Raises Refused beside the days of the correction; Offered where what it rests on ends earlier.

    `was`: the days it had. Where they were wrong already, whoever mends one thing of an old record is not kept from it.
    """
    if isinstance(fact, GroupBelonging | GroupLeadership):
        _check_group(fact.group, fact.period)
    elif isinstance(fact, Membership):
        _check_admitted_again(fact)
    elif isinstance(fact, Activity | AssignedTask | Post | Residence | TemporaryStay) and fact.period != was:
        try:
            _check_days(fact, was, today)
        except Refused:
            return
        _check_days(fact, fact.period, today)


def _check_admitted_again(membership: Membership) -> None:
    if membership.arrival != READMITTED:
        return
    others = Membership.objects.filter(member=membership.member_id).exclude(pk=membership.pk)
    before = others.filter(valid_from__lt=membership.valid_from)
    left = before.filter(departure__in=NEEDS_A_DECISION).order_by("valid_from").last()
    if left is None:
        raise Refused(_("Nobody is admitted again who had not left the Party before."), field="arrival")
    if left.valid_to is not None:
        again_before = before.filter(arrival=READMITTED).count()
        check_readmission(
            left.valid_to, membership.valid_from, statutes=statutes_known(), again_before=again_before, field=FIRST
        )


def _check_group(group: Group, period: Period) -> None:
    if not group.is_true_on(period.start):
        raise Refused(
            _("%(group)s does not exist on %(day)s.") % {"group": group.name, "day": day_in_words(period.start)},
            field="group",
        )
    check_lasts_no_longer(period, known_end(group), told=_("The group is no more from %(day)s on."), until=END)


def _check_days(fact: Activity | AssignedTask | Post | Residence | TemporaryStay, period: Period, today: date) -> None:
    is_guest = isinstance(fact, TemporaryStay) and not fact.member.memberships.exists()
    if not is_guest:
        cell = fact.organisation if isinstance(fact, Post) else None
        check_while_a_member(period, fact.member, cell, field=FIRST, until=END)
    where = fact.host if isinstance(fact, TemporaryStay) else fact.cell if isinstance(fact, Residence) else None
    if where is not None:
        check_within(period, where, today=today, field=FIRST, until=END)
