from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from cells.models import Mandate, Post
from cells.queries.organisations import existing_on
from meetings.models import Band
from meetings.queries.ratings import counts_by_month
from meetings.rules.rating_picture import month_of, months_until
from reports.models import Cover
from reports.queries.issuing import head_of, issuer_of, signature_of
from reports.queries.ratings_table import rated_meetings
from reports.rules.chart import Chart, Charts
from reports.rules.counted import Counted, CountedFigure, Records
from reports.rules.flagging import Figures
from reports.rules.kinds import RECIPIENTS, RECIPIENTS_WRITTEN, DocumentKind, Written
from reports.rules.ratings_table import RatedMeeting, RatingsTable, charts_of
from reports.rules.wording import lines_of, organ_word, recipients_of
from reports.services.kinds.base import WITH_TABLES, KindOfDocument
from reports.services.order import Matter, Order

REMARKS = "remarks"


class RatingsTableKind(KindOfDocument):
    """Of the month of the day, up to that day."""

    key = DocumentKind.RATINGS_TABLE
    label = gettext_lazy("Monthly table of ratings")
    file_name = "Bảng tổng hợp chất lượng sinh hoạt"
    type_code = "BC"
    writers = (Mandate.Role.CLERK, Mandate.Role.BOARD)
    files = WITH_TABLES
    charts = Charts.USUALLY
    sections = (Written(REMARKS, gettext_lazy("Remarks below the table")), RECIPIENTS_WRITTEN)

    def usual(self, matter: Matter) -> dict[str, str]:
        issuer = issuer_of(existing_on(matter.organisation, matter.day))
        return {RECIPIENTS: f"Lưu {organ_word(issuer)}"}

    def draft(self, matter: Matter, *, cover: Cover, texts: Mapping[str, str]) -> RatingsTable:
        version = existing_on(matter.organisation, matter.day)
        rows = rated_meetings(matter.organisation, month_of(matter.day)[0], matter.day)
        return RatingsTable(
            head=head_of(
                version,
                day=matter.day,
                dated_on=cover.dated_on or matter.day,
                type_code=self.type_code if cover.number is not None else "",
                number=cover.number,
            ),
            whose=version.name,
            month=month_of(matter.day)[0],
            rows=rows,
            written=lines_of(texts.get(REMARKS, "")),
            recipients=recipients_of(texts.get(RECIPIENTS, "")),
            signature=signature_of(version, matter.day, chosen=cover.signed_by, usually=Post.Title.SECRETARY),
            charts=_charts(matter, rows) if self.prints_charts(cover) else (),
        )

    def beside(self, matter: Matter) -> Figures:
        figures = {
            figure.key: figure.value
            for figure in self.counted(Order(self.key, matter.organisation), matter.day).figures
        }
        met, rated = figures["held"], figures["held"] - figures["unrated"]
        shares = tuple((figures[f"rated:{band}"], rated) for band in Band.Key) if rated else ()
        return Figures({"chi bộ": (figures["cells"], figures["without"]), "buổi sinh hoạt": (met, rated)}, shares)

    def counted(self, order: Order, day: date) -> Counted:
        first, _last = month_of(day)
        return Counted(
            "reports.queries.ratings_table.rated_meetings",
            tuple(_figures(rated_meetings(order.organisation, first, day))),
        )


def _charts(matter: Matter, rows: Sequence[RatedMeeting]) -> tuple[Chart, ...]:
    months = months_until(matter.day)
    return charts_of(rows, months, counts_by_month(matter.organisation, months[0], matter.day))


def _figures(rows: Sequence[RatedMeeting]) -> Iterator[CountedFigure]:
    cells = tuple(dict.fromkeys(row.cell_pk for row in rows))
    without = tuple(row.cell_pk for row in rows if row.held_on is None)
    held = [row for row in rows if row.held_on is not None]
    yield CountedFigure("cells", gettext_lazy("Cells"), len(cells), cells)
    yield CountedFigure("without", gettext_lazy("Cells that held no meeting"), len(without), without, depth=1)
    yield _of_meetings("held", gettext_lazy("Meetings held"), held)
    for band in Band.Key:
        yield _of_meetings(
            f"rated:{band}",
            format_lazy(gettext_lazy("rated “{band}”"), band=band.label),
            [row for row in held if row.band == band],
            depth=1,
        )
    unrated = [row for row in held if not row.band]
    yield _of_meetings("unrated", gettext_lazy("not rated yet"), unrated, depth=1)


def _of_meetings(key: str, label: str | Promise, rows: Sequence[RatedMeeting], *, depth: int = 0) -> CountedFigure:
    ids = tuple(row.meeting_pk for row in rows)
    return CountedFigure(key, label, len(ids), ids, records=Records.MEETINGS, depth=depth)
