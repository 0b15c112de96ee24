"""A reporting period of CITY, opened today for today: WARD and UNIT owe their figures in it."""

from datetime import date, timedelta

from reports.models import Contribution, ReportingPeriod
from reports.rules.periods import Asked, PeriodKind
from reports.services.contributions import accept_figures, send_figures
from reports.services.periods import PeriodDraft, open_period
from tests.cast import TODAY, Cast

DUE = TODAY + timedelta(days=10)


def opened(
    cast: Cast,
    *,
    code: str = "CITY",
    by: str = "dung",
    kind: PeriodKind = PeriodKind.PILOTS,
    day: date = TODAY,
    since: date | None = None,
    today: date = TODAY,
) -> ReportingPeriod:
    draft = PeriodDraft(Asked(kind, day, since), max(DUE, today))
    return open_period(organisation=cast[code], draft=draft, occasion=cast.occasion(by, today=today))


def of(period: ReportingPeriod, code: str = "WARD") -> Contribution:
    return Contribution.objects.select_related("period", "organisation").get(period=period, organisation__code=code)


def sent(
    cast: Cast, period: ReportingPeriod, code: str = "WARD", *, today: date = TODAY, remark: str = ""
) -> Contribution:
    by = {"WARD": "binh", "UNIT": "chi"}.get(code, "an")
    return send_figures(contribution=of(period, code), remark=remark, occasion=cast.occasion(by, today=today))


def accepted(cast: Cast, period: ReportingPeriod, *codes: str, today: date = TODAY) -> None:
    for code in codes or ("WARD", "UNIT"):
        accept_figures(contribution=sent(cast, period, code, today=today), occasion=cast.occasion("dung", today=today))
