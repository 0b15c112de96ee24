from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import Day, List, State, Text
from cells.models import Notice
from cells.queries.notice_kinds import ToldNotice, told_notices
from cells.queries.notices import seen_by
from cells.requests import Request


@dataclass(frozen=True)
class NoticeRow:
    told: ToldNotice
    seen_at: datetime | None


def notice_rows(notices: Sequence[Notice], request: Request) -> Iterator[NoticeRow]:
    seen = seen_by(request.user, notices)
    return (NoticeRow(told, seen.get(told.notice.pk)) for told in told_notices(notices, request.mandates))


NOTICES = List(
    gettext_lazy("News"),
    Day("on", gettext_lazy("Date"), "told.notice.on", width=12),
    Text("what", gettext_lazy("What"), "told.sentence", link="told.address", width=60),
    Text("why", gettext_lazy("Reason"), "told.why", width=40),
    State(
        "seen",
        gettext_lazy("State"),
        lambda row: _("seen") if row.seen_at else _("new"),
        tone=lambda row: "" if row.seen_at else "info",
    ),
    rows_a_page=50,
)
