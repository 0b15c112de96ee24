"""Lists handed in as Excel, and where another register differs."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.tables import List, Moment, Parts, State, Text
from sheets.models import Sheet, SheetRow

_S, _V = Sheet.State, SheetRow.Verdict


def _tone(sheet: Sheet) -> str:
    if sheet.is_busy:
        return "info"
    return {_S.APPLIED: "good", _S.UNDONE: "neutral", _S.DISCARDED: "neutral"}.get(_S(sheet.state), "warning")


SHEETS = List(
    gettext_lazy("Lists from Excel"),
    Text(
        "file_name",
        gettext_lazy("List"),
        link=lambda sheet: "" if sheet.state == _S.DISCARDED else reverse("sheets:sheet", args=[sheet.pk]),
        width=40,
    ),
    Text("kind", gettext_lazy("What it is"), "get_kind_display", width=28),
    Moment("uploaded_at", gettext_lazy("Handed in"), note="uploaded_by"),
    State(
        "state",
        gettext_lazy("Where it stands"),
        lambda sheet: _("being worked on") if sheet.is_busy else sheet.get_state_display(),
        tone=_tone,
    ),
    rows_a_page=25,
)


def _differences(shown: Any) -> list[str]:
    """Of a row that is only on one side what it says, else field by field what stands here and there."""
    if shown.row.verdict in (_V.NEW, _V.LIKELY):
        return [f"{cell.label}: {cell.text}" for cell in shown.cells if cell.text and cell.field != "full_name"]
    words = _("%(field)s: here %(old)s, there %(new)s")
    return [
        words % {"field": cell.label, "old": cell.old or "–", "new": cell.text or cell.typed or "–"}
        for cell in shown.differing
    ]


DIFFERENCES = List(
    gettext_lazy("Differences between two registers"),
    Text("number", gettext_lazy("Row"), lambda shown: shown.where, width=12),
    Text("person", gettext_lazy("Person"), lambda shown: shown.row.full_name or "?", width=28),
    Parts("differences", gettext_lazy("What is different"), _differences, width=50),
    Text("done", gettext_lazy("Done"), lambda _shown: "", show=lambda _shown: "", kind="box"),
)
