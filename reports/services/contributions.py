"""What an organisation sends in a reporting period, and what the committee answers."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.rules.seen import Figures, digest_of, refuse_if_changed
from accounts.rules.text import clean_text
from accounts.services.log import record
from reports.models import Contribution, ContributionStep, ReportingPeriod, SentFigures
from reports.queries.period_figures import figures_of
from reports.queries.periods import agreeing, whole_of
from reports.rules.counted import Counted
from reports.rules.period_figures import labels_of
from reports.rules.periods import Act, State, check_act, state_after
from reports.services.periods import check_open


@transaction.atomic
def send_figures(
    *, contribution: Contribution, remark: str, occasion: Occasion, seen: Figures | None = None
) -> Contribution:
    """Send what the register counts for the reporting day, as a copy that stays. Late is accepted.

    Raises Refused where it lies with the committee already, and Changed where `seen` (`own_shown`) is no longer so.
    """
    contribution = _locked(contribution, Act.SEND)
    counted = figures_of(contribution.organisation, contribution.period.asked)
    refuse_if_changed(seen, own_shown(counted))
    contribution.standing = SentFigures.objects.create(
        contribution=contribution,
        number=contribution.versions.count() + 1,
        query=counted.query,
        numbers=dict(counted.numbers),
        digest=digest_of(counted.behind),
        remark=clean_text(remark, lines=True),
        sent_on=occasion.today,
        sent_at=occasion.at,
        sent_by=occasion.by.user,
    )
    return _stepped(contribution, Act.SEND, occasion)


@transaction.atomic
def withdraw_figures(*, contribution: Contribution, occasion: Occasion) -> Contribution:
    """As long as the committee has not answered. Raises Refused afterwards."""
    return _stepped(_locked(contribution, Act.WITHDRAW), Act.WITHDRAW, occasion)


@transaction.atomic
def return_figures(
    *, contribution: Contribution, figure: str, text: str, occasion: Occasion, seen: Figures | None = None
) -> Contribution:
    """With a comment on one figure, and what is to be mended. Raises Refused without either, and Changed where another version
    has been sent than was looked at."""
    contribution = _locked(contribution, Act.RETURN)
    refuse_if_changed(seen, sent_shown(contribution))
    if figure not in labels_of(contribution.period.asked.kind):
        raise Refused(_("Choose the figure that is to be looked at again."), field="figure")
    text = clean_text(text, lines=True)
    if not text:
        raise Refused(_("Write what is to be mended: they read it on their desk."), field="text")
    return _stepped(contribution, Act.RETURN, occasion, figure=figure, text=text)


@transaction.atomic
def accept_figures(*, contribution: Contribution, occasion: Occasion, seen: Figures | None = None) -> Contribution:
    """Raises Refused where nothing lies there, and Changed where another version has been sent than was looked at."""
    contribution = _locked(contribution, Act.ACCEPT)
    refuse_if_changed(seen, sent_shown(contribution))
    return _stepped(contribution, Act.ACCEPT, occasion)


@transaction.atomic
def accept_agreeing(
    *, period: ReportingPeriod, occasion: Occasion, seen: Figures | None = None
) -> Sequence[Contribution]:
    """All that agree with the register. Raises Refused where there is none, and Changed where `seen` (`agreeing_shown`) is no
    longer so."""
    period = ReportingPeriod.objects.select_for_update(no_key=True).get(pk=period.pk)
    check_open(period)
    waiting = Contribution.objects.select_for_update(no_key=True).filter(period=period, state=State.SENT)
    list(waiting.order_by("pk"))
    refuse_if_changed(seen, agreeing_shown(period, occasion.today))
    lines = agreeing(whole_of(period, occasion.today))
    if not lines:
        raise Refused(_("Nothing that was sent and agrees with the register waits here."))
    return [accept_figures(contribution=line.contribution, occasion=occasion) for line in lines]


@transaction.atomic
def take_off(*, contribution: Contribution, reason: str, occasion: Occasion) -> Contribution:
    """It owes nothing in this period any more: it has ended since, or there is another reason, which is printed below the whole.
    Raises Refused without one."""
    contribution = _locked(contribution, Act.TAKE_OFF)
    text = clean_text(reason, lines=True)
    if not text:
        raise Refused(_("Write the reason: it is printed below the whole."), field="reason")
    return _stepped(contribution, Act.TAKE_OFF, occasion, text=text)


@transaction.atomic
def put_back(*, contribution: Contribution, occasion: Occasion) -> Contribution:
    """It owes its figures again. Raises Refused where it was not taken off."""
    return _stepped(_locked(contribution, Act.PUT_BACK), Act.PUT_BACK, occasion)


def own_shown(counted: Counted) -> Figures:
    """What stands on the page from which it is sent."""
    return {**counted.numbers, "which": digest_of(counted.behind)}


def sent_shown(contribution: Contribution) -> Figures:
    """What is accepted or returned is the version that was looked at."""
    standing = contribution.standing
    return {"version": standing.number, "digest": standing.digest} if standing else {}


def agreeing_shown(period: ReportingPeriod, today: date) -> Figures:
    lines = agreeing(whole_of(period, today))
    return {line.contribution.organisation.code: dict(sent_shown(line.contribution)) for line in lines}


def _locked(contribution: Contribution, act: Act) -> Contribution:
    """Raises Refused where the act is not possible. The period is read once its row is held: who closes it holds them all."""
    contribution = Contribution.objects.select_for_update(no_key=True).get(pk=contribution.pk)
    check_open(contribution.period)
    check_act(act, State(contribution.state))
    return contribution


def _stepped(
    contribution: Contribution, act: Act, occasion: Occasion, *, figure: str = "", text: str = ""
) -> Contribution:
    before = [Act(done) for done in contribution.steps.values_list("act", flat=True)]
    version = contribution.standing
    state = state_after(act, before)
    contribution.state = state
    contribution.standing = version if state in (State.SENT, State.ACCEPTED) else None
    contribution.save(update_fields=["state", "standing"])
    ContributionStep.objects.create(
        contribution=contribution,
        act=act,
        version=version,
        figure=figure,
        text=text,
        by=occasion.by.user,
        mandate=occasion.by.mandate,
        at=occasion.at,
        on=occasion.today,
    )
    record(
        occasion,
        act=f"reports.{act}_figures",
        subject=contribution,
        why=text,
        data={"version": version.number if version else None} | ({"figure": figure} if figure else {}),
    )
    return contribution
