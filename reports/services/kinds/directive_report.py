from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from admissions.rules.targets import together
from cells.models import Mandate
from reports.models import Cover
from reports.queries.directive_report import TYPE_CODE, counted_by, directive_figures, drafted, recipients_proposed
from reports.queries.narratives import texts_on
from reports.queries.pilot_report import superior_on
from reports.rules.chart import Charts
from reports.rules.counted import Counted
from reports.rules.directive_report import DirectiveReport, Section, first_day, usual_first_day
from reports.rules.directive_sentences import Span
from reports.rules.flagging import Figures
from reports.rules.kinds import RECIPIENTS_WRITTEN, Argument, DocumentKind, Written
from reports.rules.pilot_flags import beside
from reports.services.kinds.base import KindOfDocument
from reports.services.order import Matter, Order

_AFTER_FIGURES = _("Printed after the sentence that states the figures.")


class DirectiveReportKind(KindOfDocument):
    """Of the years from one 1 January to the day, in the structure of seed 004."""

    key = DocumentKind.DIRECTIVE_REPORT
    label = _("Report of several years on Directive 28-CT/TW")
    file_name = "Báo cáo thực hiện Chỉ thị 28-CT/TW và Quy định 38-QĐ/TU"
    type_code = TYPE_CODE
    writers = (Mandate.Role.BOARD,)
    takes = frozenset({Argument.ON, Argument.FROM})
    sections = (
        Written(
            Section.SITUATION,
            _("I. How the organisation has been led"),
            _("Printed after the figures of the registry."),
        ),
        Written(Section.LEADERSHIP, _("II.1. Leadership and guidance"), expected=True),
        Written(Section.ADMISSION, _("II.2.1. More about admissions"), _AFTER_FIGURES),
        Written(Section.MANAGEMENT, _("II.2.2. Managing and educating members"), expected=True),
        Written(Section.SCREENING, _("II.2.3. More about screening"), _AFTER_FIGURES),
        Written(
            Section.DISCIPLINE,
            _("II.2.3. More about cases of discipline"),
            _AFTER_FIGURES,
        ),
        Written(Section.MEETINGS, _("II.3. Quality of meetings"), _AFTER_FIGURES, expected=True),
        Written(Section.STRENGTHS, _("III.1. Strengths"), expected=True),
        Written(Section.LIMITATIONS, _("III.2. Limitations"), expected=True),
        Written(Section.OBJECTIVE_CAUSES, _("III.3.1. Objective causes"), expected=True),
        Written(Section.SUBJECTIVE_CAUSES, _("III.3.2. Subjective causes"), expected=True),
        Written(Section.LESSONS, _("III.4. Lessons"), _("The heading is printed only where something is written.")),
        Written(Section.FORECAST, _("IV.1. What is to be expected"), expected=True),
        Written(Section.GOALS, _("IV.2. Goals"), expected=True),
        Written(
            Section.TASKS,
            _("IV.3. Tasks and solutions"),
            _("Write the number of each task yourself."),
            expected=True,
        ),
        Written(Section.PROPOSALS, _("V. Proposals"), expected=True),
        RECIPIENTS_WRITTEN,
    )
    cites_what_asked = True
    charts = Charts.USUALLY

    def settled(self, order: Order, today: date) -> Order:
        return replace(order, since=order.since or usual_first_day(order.on or today))

    def matter(self, order: Order, today: date) -> Matter:
        day = order.on or today
        return Matter(order.organisation, day, since=first_day(order.since, day))

    def kept_as(self, matter: Matter) -> str:
        """A report on another number of years than usual, on the same day, has texts of its own; the next one of that length
        begins with them."""
        since = first_day(matter.since, matter.day)
        if since == usual_first_day(matter.day):
            return self.key
        return f"{self.key}/{matter.day.year - since.year + 1}"

    def proposals(self, matter: Matter) -> Mapping[str, str]:
        if texts_on(matter.organisation, self.kept_as(matter), matter.day).get(Section.RECIPIENTS):
            return {}
        return {Section.RECIPIENTS: recipients_proposed(matter.organisation, matter.day)}

    def draft(self, matter: Matter, *, cover: Cover, texts: Mapping[str, str]) -> DirectiveReport:
        span = _span_of(matter)
        figures = directive_figures(matter.organisation, span, listed=False)
        return drafted(
            matter.organisation,
            span,
            cover=cover,
            figures=figures,
            texts=texts,
            with_charts=self.prints_charts(cover),
        )

    def counted(self, order: Order, day: date) -> Counted:
        return _told(order, day, listed=True)

    def numbers(self, order: Order, day: date) -> Counted:
        return _told(order, day, listed=False)

    def counted_on(self, order: Order, today: date) -> date:
        day = self.matter(order, today).day
        superior_on(order.organisation, day)
        return day

    def beside(self, matter: Matter) -> Figures:
        figures = directive_figures(matter.organisation, _span_of(matter), listed=False)
        registry, whole = beside(figures.organisations), together(figures.years)
        shares = [(figures.organisations["ward_members"], figures.organisations["members"])]
        shares += [(whole.admitted, whole.target)] if whole and whole.target else []
        members = registry.counted["đảng viên"] + ((whole.admitted,) if whole else ())
        return Figures(
            {**registry.counted, "đảng viên": members},
            (*registry.shares, *((part, of) for part, of in shares if of)),
        )


def _told(order: Order, day: date, *, listed: bool) -> Counted:
    span = Span(first_day(order.since, day), day)
    figures = directive_figures(order.organisation, span, listed=listed)
    return Counted("reports.queries.directive_report.directive_figures", counted_by(order.organisation, span, figures))


def _span_of(matter: Matter) -> Span:
    return Span(first_day(matter.since, matter.day), matter.day)
