"""The boxes of a comparison: which values are to be taken over. All are ticked until somebody takes a mark off, and what is
done about one row leaves those of the others as they are."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.http import QueryDict

from accounts.rules.numbers import number_typed
from cells.requests import Request
from sheets.models import Sheet
from sheets.views.rows import ShownRow, shown_rows

ROW = "row"
"""The boxes of a list to enter: which rows are decided on together."""
TICKED, DECIDED = "take-", "decision-"
"""Before the key of a row: its boxes, and what its buttons would replace, which is sent with whatever is ticked."""


class Ticks:
    """As a button of the page sent them; none on a page that is only looked at."""

    def __init__(self, request: Request) -> None:
        self._sent = request.POST if request.is_shown_again else QueryDict()

    def on(self, rows: Sequence[ShownRow]) -> list[ShownRow]:
        return [replace(shown, unticked=self._unticked(shown)) for shown in rows]

    def elsewhere(self, sheet: Sheet, here: Collection[ShownRow], day: date) -> Iterator[tuple[str, str]]:
        """Of rows on other pages of the list from which somebody took a mark: what goes on with the next button."""
        keys = {key for name in self._sent if (key := _key(name)) is not None} - {shown.row.pk for shown in here}
        if not keys:
            return
        for shown in self.on(shown_rows(sheet, list(sheet.rows.filter(pk__in=keys)), day)):
            if shown.unticked:
                yield f"{DECIDED}{shown.row.pk}", shown.decision
                yield from ((f"{TICKED}{shown.row.pk}", field) for field in shown.offered - shown.unticked)

    def _unticked(self, shown: ShownRow) -> frozenset[str]:
        if self._sent.get(f"{DECIDED}{shown.row.pk}") != shown.decision:
            return frozenset()  # it had no boxes, or others
        return shown.offered - set(self._sent.getlist(f"{TICKED}{shown.row.pk}"))


def _key(name: str) -> int | None:
    return number_typed(name.removeprefix(DECIDED)) if name.startswith(DECIDED) else None


class TickedRows:
    """The rows ticked on this page of the list and on others. They go along with what leads to another page of it."""

    def __init__(self, request: Request) -> None:
        sent = request.POST if request.is_shown_again else QueryDict()
        self._all_here = sent.get("tick") == "all"
        self._ticked = [] if sent.get("tick") == "none" else ticked_rows(sent)
        self._shown: set[int] = set()

    def on(self, rows: Sequence[ShownRow]) -> list[ShownRow]:
        self._shown = {shown.row.pk for shown in rows}
        return [replace(shown, is_ticked=self._all_here or shown.row.pk in self._ticked) for shown in rows]

    @property
    def elsewhere(self) -> list[int]:
        """Those that stand on no row of the page."""
        return [key for key in self._ticked if key not in self._shown]


def ticked_rows(sent: QueryDict) -> list[int]:
    typed = (number_typed(one) for one in sent.getlist(ROW))
    return list(dict.fromkeys(key for key in typed if key is not None))
