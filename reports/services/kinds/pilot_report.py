from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from cells.models import Mandate
from reports.models import Cover
from reports.queries.figure_labels import labelled
from reports.queries.pilot_figures import pilot_figures
from reports.queries.pilot_report import TYPE_CODE, drafted, proposed_texts, superior_on
from reports.rules.chart import Charts
from reports.rules.counted import Counted
from reports.rules.flagging import Figures
from reports.rules.kinds import RECIPIENTS_WRITTEN, DocumentKind, Written
from reports.rules.pilot_figures import PilotFigures
from reports.rules.pilot_flags import beside
from reports.rules.pilot_report import PilotReport, Section
from reports.services.kinds.base import KindOfDocument
from reports.services.order import Matter, Order

_AFTER_FIGURES = _("Printed after the sentence that states the figures.")


class PilotReportKind(KindOfDocument):
    key = DocumentKind.PILOT_REPORT
    label = _("Result report of the pilots")
    file_name = "Báo cáo kết quả thí điểm"
    type_code = TYPE_CODE
    writers = (Mandate.Role.BOARD,)
    sections = (
        Written(Section.PLACE, _("I. What the place is like")),
        Written(
            Section.SITUATION,
            _("I. How the organisation has been led"),
            _("Printed after the figures of the registry."),
        ),
        Written(Section.LEADERSHIP, _("II.1. Leadership and guidance"), expected=True),
        Written(Section.ONLINE, _("II.2.1. More about online meetings"), _AFTER_FIGURES),
        Written(Section.BY_GROUP, _("II.2.2. More about meetings by group"), _AFTER_FIGURES),
        Written(Section.STRENGTHS, _("III.1. Strengths"), expected=True),
        Written(Section.DIFFICULTIES, _("III.2. Difficulties"), expected=True),
        Written(
            Section.TASKS,
            _("IV. Tasks for the time to come"),
            _("Write the number of each task yourself."),
            expected=True,
        ),
        RECIPIENTS_WRITTEN,
    )
    cites_what_asked = True
    charts = Charts.WHEN_ASKED

    def proposals(self, matter: Matter) -> Mapping[str, str]:
        return proposed_texts(matter.organisation, matter.day, _numbers(matter))

    def draft(self, matter: Matter, *, cover: Cover, texts: Mapping[str, str]) -> PilotReport:
        return drafted(
            matter.organisation,
            matter.day,
            cover=cover,
            figures=_numbers(matter),
            texts=texts,
            with_charts=self.prints_charts(cover),
        )

    def counted(self, order: Order, day: date) -> Counted:
        return _told(pilot_figures(order.organisation, day), day)

    def numbers(self, order: Order, day: date) -> Counted:
        return _told(pilot_figures(order.organisation, day, listed=False), day)

    def counted_on(self, order: Order, today: date) -> date:
        day = self.matter(order, today).day
        superior_on(order.organisation, day)
        return day

    def beside(self, matter: Matter) -> Figures:
        return beside(_numbers(matter))


def _numbers(matter: Matter) -> PilotFigures:
    return pilot_figures(matter.organisation, matter.day, listed=False)


def _told(figures: PilotFigures, day: date) -> Counted:
    return Counted("reports.queries.pilot_figures.pilot_figures", tuple(labelled(figures, day)))
