from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules.refusal import Refused
from cells.models import Mandate, Post
from cells.queries.organisations import existing_on
from pilots.queries.guidance import newest_guidance
from pilots.rules.terms import Format
from reports.models import Cover
from reports.queries.issuing import citation_of, head_of, issuer_of, signature_of
from reports.queries.quota_table import quota_rows
from reports.rules.chart import Charts
from reports.rules.counted import Counted, CountedFigure
from reports.rules.flagging import Figures
from reports.rules.kinds import RECIPIENTS, RECIPIENTS_WRITTEN, DocumentKind, Written
from reports.rules.quota_table import QuotaSection, QuotaTable, charts_of
from reports.rules.wording import cited_date, lines_of, organ_word, recipients_of
from reports.services.kinds.base import WITH_TABLES, KindOfDocument
from reports.services.order import Matter, Order

REMARKS = "remarks"
_LABELS = {
    Format.ONLINE: gettext_lazy("Organisations that may meet online, or have"),
    Format.BY_GROUP: gettext_lazy("Organisations that may meet by group, or have"),
}
_SUMS = {
    "limit": gettext_lazy("Meetings allowed"),
    "held": gettext_lazy("Meetings held"),
    "planned": gettext_lazy("Meetings planned"),
    "inherited": gettext_lazy("Meetings used before a reorganisation"),
    "left": gettext_lazy("Meetings left"),
}
"""By the column of the table what its sum is called."""
_SECTIONS = {Format.ONLINE: ("I", "Sinh hoạt trực tuyến"), Format.BY_GROUP: ("II", "Sinh hoạt theo tổ đảng")}


class QuotaTableKind(KindOfDocument):
    key = DocumentKind.QUOTA_TABLE
    label = gettext_lazy("Table of the quotas used")
    file_name = "Bảng tổng hợp số lần sinh hoạt thí điểm"
    type_code = "BC"
    writers = (Mandate.Role.BOARD, Mandate.Role.CLERK)
    files = WITH_TABLES
    charts = Charts.WHEN_ASKED
    sections = (Written(REMARKS, gettext_lazy("Remarks below the table")), RECIPIENTS_WRITTEN)

    def usual(self, matter: Matter) -> dict[str, str]:
        issuer = issuer_of(existing_on(matter.organisation, matter.day))
        return {RECIPIENTS: f"Lưu {organ_word(issuer)}"}

    def draft(self, matter: Matter, *, cover: Cover, texts: Mapping[str, str]) -> QuotaTable:
        version, guidance = existing_on(matter.organisation, matter.day), newest_guidance(matter.day)
        if guidance is None:
            raise Refused(_("No guidance had been issued by that day. Choose a later one."), field="on")
        rows = quota_rows(matter.organisation, matter.day)
        sections = tuple(QuotaSection(*_SECTIONS[format], rows[format]) for format in Format)
        return QuotaTable(
            head=head_of(
                version,
                day=matter.day,
                dated_on=cover.dated_on or matter.day,
                type_code=self.type_code if cover.number is not None else "",
                number=cover.number,
            ),
            year=matter.day.year,
            day=cited_date(matter.day),
            whose=version.name,
            guidance=citation_of(guidance.reference),
            sections=sections,
            written=lines_of(texts.get(REMARKS, "")),
            recipients=recipients_of(texts.get(RECIPIENTS, "")),
            signature=signature_of(version, matter.day, chosen=cover.signed_by, usually=Post.Title.SECRETARY),
            charts=charts_of(sections) if self.prints_charts(cover) else (),
        )

    def beside(self, matter: Matter) -> Figures:
        rows = quota_rows(matter.organisation, matter.day)
        met = {format: sum(row.held for row in rows[format]) for format in Format}
        return Figures(
            {
                "buổi sinh hoạt trực tuyến": (met[Format.ONLINE],),
                "buổi sinh hoạt theo tổ": (met[Format.BY_GROUP],),
                "buổi sinh hoạt": (sum(met.values()), *met.values()),
            }
        )

    def counted(self, order: Order, day: date) -> Counted:
        rows = quota_rows(order.organisation, day)
        figures = [
            figure for format in Format for figure in _figures(format, QuotaSection(*_SECTIONS[format], rows[format]))
        ]
        return Counted("reports.queries.quota_table.quota_rows", tuple(figures))


def _figures(format: Format, section: QuotaSection) -> Iterator[CountedFigure]:
    ids = tuple(row.pk for row in section.rows)
    yield CountedFigure(f"{format}", _LABELS[format], len(ids), ids)
    for name, label in _SUMS.items():
        amounts = tuple(getattr(row, name) or 0 for row in section.rows)
        yield CountedFigure(f"{format}:{name}", label, sum(amounts), ids, amounts, depth=1)
