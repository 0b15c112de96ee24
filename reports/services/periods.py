"""Reporting periods: opened, called off, closed with the whole frozen, reopened with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.as_json import as_json
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from accounts.rules.seen import Figures, digest_of, refuse_if_changed
from accounts.rules.text import clean_text
from accounts.services.log import record
from cells.models import Organisation
from cells.queries.organisations import existing_on
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from reports.models import Contribution, PeriodClosing, ReportingPeriod
from reports.queries.periods import Whole, directly_below, owing_shown, standing_closing, whole_of
from reports.rules.period_figures import totals
from reports.rules.periods import Asked, State, check_asked, check_closing


@dataclass(frozen=True)
class PeriodDraft:
    """What a committee asks for, until when, and by which letter."""

    asked: Asked
    due_on: date
    document: CitedDocument | None = None


@transaction.atomic
def open_period(
    *,
    organisation: Organisation,
    draft: PeriodDraft,
    occasion: Occasion,
    passed_on: Contribution | None = None,
    seen: Figures | None = None,
) -> ReportingPeriod:
    """Ask those that hung directly below on the reporting day for their figures of it.

    `passed_on`: what the organisation owes above, for which it asks those below it for the same. Raises Refused where the day
    lies ahead, the last day to send is past, nothing hung below, or the same was asked for already; Changed where `seen`
    (`owing_shown`) is no longer so.
    """
    asked = check_asked(draft.asked, due_on=draft.due_on, today=occasion.today)
    if passed_on is not None and (passed_on.period.asked != asked or passed_on.organisation_id != organisation.pk):
        raise Refused(
            _("What is asked of those below is what the committee owes above: the same figures of the same day.")
        )
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    existing_on(organisation, asked.day, field="day")
    owing = list(directly_below(organisation, asked.day).values_list("organisation_id", flat=True))
    if not owing:
        raise Refused(_("Nothing hung directly below on that day: there is nobody to ask."), field="day")
    refuse_if_changed(seen, owing_shown(organisation, asked.day))
    document = cite(draft.document, today=occasion.today, shared=True)
    try:
        with transaction.atomic():
            period = ReportingPeriod.objects.create(
                organisation=organisation,
                kind=asked.kind,
                day=asked.day,
                since=asked.since,
                due_on=draft.due_on,
                document=document,
                passed_on=passed_on,
                opened_on=occasion.today,
                opened_by=occasion.by.user,
            )
    except IntegrityError:
        raise Refused(
            _("These figures of %(day)s have been asked for already.") % {"day": day_in_words(asked.day)}, field="day"
        ) from None
    Contribution.objects.bulk_create(Contribution(period=period, organisation_id=pk) for pk in owing)
    data = {"kind": asked.kind, "day": asked.day, "since": asked.since, "due_on": draft.due_on, "owing": len(owing)}
    record(occasion, act="reports.open_period", subject=period, data=data)
    return period


@transaction.atomic
def call_off_period(*, period: ReportingPeriod, reason: str, occasion: Occasion) -> ReportingPeriod:
    """It was opened by mistake: nothing is owed in it any more; what was sent stays readable. Raises Refused."""
    period = _locked(period)
    reason = _reason(reason)
    period.called_off_on, period.called_off_because = occasion.today, reason
    period.save(update_fields=["called_off_on", "called_off_because"])
    record(occasion, act="reports.call_off_period", subject=period, why=reason)
    return period


@transaction.atomic
def close_period(*, period: ReportingPeriod, occasion: Occasion, seen: Figures | None = None) -> PeriodClosing:
    """Freeze the whole: nothing of the period changes any more. Raises Refused while somebody is waited for, and Changed where
    `seen` (`whole_shown`) is no longer so."""
    period = _locked(period)
    # Whoever sends or answers holds its row: each is either in the whole, or comes too late.
    states = list(Contribution.objects.select_for_update(no_key=True).filter(period=period).order_by("pk"))
    check_closing(State(one.state) for one in states)
    whole = whole_of(period, occasion.today)
    refuse_if_changed(seen, whole_shown(period, whole))
    frozen = frozen_of(period, whole)
    closing = PeriodClosing.objects.create(
        period=period,
        number=period.closings.count() + 1,
        whole=frozen,
        digest=digest_of(frozen),
        closed_on=occasion.today,
        closed_at=occasion.at,
        closed_by=occasion.by.user,
    )
    period.closed_on = occasion.today
    period.save(update_fields=["closed_on"])
    data = {"number": closing.number, "digest": closing.digest, "totals": frozen["totals"]}
    record(occasion, act="reports.close_period", subject=period, data=data)
    return closing


@transaction.atomic
def reopen_period(*, period: ReportingPeriod, reason: str, occasion: Occasion) -> ReportingPeriod:
    """What was frozen stays as the version before. Raises Refused without a reason, and where it is not closed."""
    period = ReportingPeriod.objects.select_for_update(no_key=True).get(pk=period.pk)
    closing = standing_closing(period)
    if closing is None:
        raise Refused(_("The period is not closed."))
    closing.reason = _reason(reason)
    closing.reopened_on, closing.reopened_by = occasion.today, occasion.by.user
    closing.save(update_fields=["reason", "reopened_on", "reopened_by"])
    period.closed_on = None
    period.save(update_fields=["closed_on"])
    record(
        occasion,
        act="reports.reopen_period",
        subject=period,
        why=closing.reason,
        data={"number": closing.number, "digest": closing.digest},
    )
    return period


def whole_shown(period: ReportingPeriod, whole: Whole) -> Figures:
    """What is looked at before it is closed: the sums, and that the lines are the same."""
    frozen = frozen_of(period, whole)
    return {"totals": frozen["totals"], "lines": digest_of(frozen["rows"])}


def frozen_of(period: ReportingPeriod, whole: Whole) -> Mapping[str, Any]:
    """The whole as it is kept: each line as it counts, the sums, and what the register of the committee says beside them."""
    rows = [
        {
            "organisation": line.contribution.organisation_id,
            "code": line.contribution.organisation.code,
            "name": line.named.name,
            "state": line.contribution.state,
            "numbers": dict(line.sent) if line.sent is not None else None,
            "version": line.contribution.standing.number if line.contribution.standing else None,
            "query": line.contribution.standing.query if line.contribution.standing else "",
            "digest": line.contribution.standing.digest if line.contribution.standing else "",
            "remark": line.contribution.standing.remark if line.contribution.standing else "",
            "why": line.why_off,
        }
        for line in sorted(whole.lines, key=lambda line: line.contribution.organisation.code)
    ]
    frozen: Mapping[str, Any] = as_json(
        {
            "rows": rows,
            "totals": totals(period.asked.kind, whole.counted),
            "register": {"query": whole.register.query, "numbers": whole.register.numbers},
        }
    )
    return frozen


def _locked(period: ReportingPeriod) -> ReportingPeriod:
    """Raises Refused where it is no longer open."""
    period = ReportingPeriod.objects.select_for_update(no_key=True).get(pk=period.pk)
    check_open(period)
    return period


def check_open(period: ReportingPeriod) -> None:
    """Raises Refused for a period of which nothing changes any more."""
    if period.called_off_on is not None:
        raise Refused(_("The period was called off: nothing is owed in it."))
    if period.closed_on is not None:
        raise Refused(_("The period is closed: nothing of it changes unless it is reopened with a reason."))


def _reason(typed: str) -> str:
    reason = clean_text(typed, lines=True)
    if not reason:
        raise Refused(_("Write the reason: it stays with the period."), field="reason")
    return reason
