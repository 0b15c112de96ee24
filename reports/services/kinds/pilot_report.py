from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from cells.models import Mandate, Organisation
from reports.models import Cover
from reports.queries.pilot_figures import pilot_figures
from reports.queries.pilot_report import TYPE_CODE, drafted, pilot_report, proposed_texts
from reports.rules.flagging import Figures
from reports.rules.issuing import Counted
from reports.rules.kinds import RECIPIENTS_WRITTEN, DocumentKind, Written
from reports.rules.pilot_flags import beside
from reports.rules.pilot_report import PilotReport, Section
from reports.services.kinds.base import KindOfDocument
from reports.services.order import Order

_AFTER_FIGURES = _("Printed after the sentence that states the figures.")


class PilotReportKind(KindOfDocument):
    key = DocumentKind.PILOT_REPORT
    label = _("Result report of the pilots")
    file_name = "Báo cáo kết quả thí điểm"
    type_code = TYPE_CODE
    writer = Mandate.Role.BOARD
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

    def compose(self, order: Order, today: date) -> tuple[PilotReport, date]:
        day = order.on or today
        return pilot_report(order.organisation, day), day

    def proposals(self, organisation: Organisation, day: date) -> Mapping[str, str]:
        return proposed_texts(organisation, day, pilot_figures(organisation, day))

    def draft(self, organisation: Organisation, day: date, *, cover: Cover, texts: Mapping[str, str]) -> PilotReport:
        return drafted(organisation, day, cover=cover, figures=pilot_figures(organisation, day), texts=texts)

    def counted(self, organisation: Organisation, day: date) -> Counted:
        figures = pilot_figures(organisation, day).by_key
        return Counted(
            query="reports.queries.pilot_figures.pilot_figures",
            numbers={key: figure.value for key, figure in figures.items()},
            behind={key: [figure.counted, figure.amounts] for key, figure in figures.items()},
        )

    def beside(self, organisation: Organisation, day: date) -> Figures:
        return beside(pilot_figures(organisation, day))
