from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from cells.models import Mandate, Post
from cells.queries.organisations import existing_on
from reports.models import Cover, ReportingPeriod
from reports.queries.issuing import head_of, issuer_of, signature_of
from reports.queries.periods import period_about, periods_of, standing_closing, whole_of
from reports.rules.chart import Charts
from reports.rules.consolidation import Consolidation, charts_of, figures_in
from reports.rules.counted import Counted, CountedFigure
from reports.rules.flagging import Figures
from reports.rules.kinds import RECIPIENTS, RECIPIENTS_WRITTEN, DocumentKind, Written
from reports.rules.period_figures import labels_of
from reports.rules.periods import Asked, PeriodKind
from reports.rules.wording import lines_of, organ_word, recipients_of
from reports.services.kinds.base import WITH_TABLES, KindOfDocument
from reports.services.order import Matter, Order
from reports.services.periods import frozen_of

REMARKS = "remarks"


class ConsolidationKind(KindOfDocument):
    """Of the period of its reporting day: as it was closed, or while it is open as a draft of what has been sent."""

    key = DocumentKind.CONSOLIDATION
    label = gettext_lazy("Table of the figures of those below: pilots")
    file_name = "Bảng tổng hợp số liệu thí điểm"
    type_code = "BC"
    writers = (Mandate.Role.BOARD, Mandate.Role.CLERK)
    files = WITH_TABLES
    charts = Charts.WHEN_ASKED
    sections = (Written(REMARKS, gettext_lazy("Remarks below the table")), RECIPIENTS_WRITTEN)
    of: ClassVar[PeriodKind] = PeriodKind.PILOTS

    @property
    def template(self) -> str:
        return "reports/documents/consolidation.html"

    @property
    def text_template(self) -> str:
        return "reports/documents/consolidation_text.html"

    def matter(self, order: Order, today: date) -> Matter:
        """Of the newest period where no day is asked for."""
        newest = periods_of(order.organisation).filter(kind=self.of, called_off_on__isnull=True).first()
        matter = Matter(order.organisation, order.on or (newest.day if newest else today))
        self._period(matter)
        return matter

    def usual(self, matter: Matter) -> dict[str, str]:
        issuer = issuer_of(existing_on(matter.organisation, matter.day))
        return {RECIPIENTS: f"Lưu {organ_word(issuer)}"}

    def draft(self, matter: Matter, *, cover: Cover, texts: Mapping[str, str]) -> Consolidation:
        version, period = existing_on(matter.organisation, matter.day), self._period(matter)
        figures = figures_in(self._whole(period), self.of)
        return Consolidation(
            head=head_of(
                version,
                day=matter.day,
                dated_on=cover.dated_on or matter.day,
                type_code=self.type_code if cover.number is not None else "",
                number=cover.number,
            ),
            whose=version.name,
            issuer=issuer_of(version),
            asked=period.asked,
            figures=figures,
            written=lines_of(texts.get(REMARKS, "")),
            recipients=recipients_of(texts.get(RECIPIENTS, "")),
            signature=signature_of(version, matter.day, chosen=cover.signed_by, usually=Post.Title.SECRETARY),
            charts=charts_of(figures, self.of) if self.prints_charts(cover) else (),
        )

    def check_ready(self, order: Order, day: date) -> None:
        if self._period(Matter(order.organisation, day)).closed_on is None:
            raise Refused(_("The period is still open. Close it first: what is issued is frozen."))

    def counted(self, order: Order, day: date) -> Counted:
        """The sums, each with the organisations that sent figures and what each of them brings to it."""
        whole = self._whole(self._period(Matter(order.organisation, day)))
        labels = labels_of(self.of)
        return Counted(
            "reports.services.periods.frozen_of",
            tuple(
                _sum(key, labels[key], total, whole["rows"]) for key, total in whole["totals"].items() if key in labels
            ),
        )

    def beside(self, matter: Matter) -> Figures:
        members = self._whole(self._period(matter))["totals"].get("members")
        return Figures({"đảng viên": (members,)} if members else {})

    def _period(self, matter: Matter) -> ReportingPeriod:
        period = period_about(matter.organisation, Asked(self.of, matter.day))
        if period is None:
            raise Refused(
                _("No figures of %(day)s have been asked for. Choose the reporting day of a period.")
                % {"day": day_in_words(matter.day)},
                field="on",
            )
        return period

    @staticmethod
    def _whole(period: ReportingPeriod) -> Mapping[str, Any]:
        closing = standing_closing(period)
        return closing.whole if closing else frozen_of(period, whole_of(period, period.due_on))


def _sum(key: str, label: str | Promise, total: int, rows: Sequence[Mapping[str, Any]]) -> CountedFigure:
    sent = {row["organisation"]: row["numbers"][key] for row in rows if key in (row["numbers"] or {})}
    return CountedFigure(key, label, total, tuple(sent), tuple(sent.values()))


class ConsolidationOfYearsKind(ConsolidationKind):
    key = DocumentKind.CONSOLIDATION_OF_YEARS
    label = gettext_lazy("Table of the figures of those below: several years")
    file_name = "Bảng tổng hợp số liệu nhiều năm"
    of = PeriodKind.YEARS
