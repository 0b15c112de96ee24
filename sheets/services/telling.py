"""Whom a list from Excel concerns, told once for each list: the clerks of the cells into whose register it wrote."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Entry, Occasion
from cells.models import Membership
from cells.queries.notice_kinds import NoticeKind
from cells.services.from_above import clerks_below
from cells.services.notices import tell
from sheets.models import Sheet, SheetRow

ENTERED, UNDONE = "sheets.entered", "sheets.undone"
_SAID = {
    ENTERED: _("%(by)s has entered members of yours from a list (%(file)s)"),
    UNDONE: _("%(by)s has undone a list from which members of yours were entered (%(file)s)"),
}
KINDS = {
    kind: NoticeKind(said, leads=lambda _values, own: reverse("cells:members", args=[own]), organisations=("by",))
    for kind, said in _SAID.items()
}


def written_cells(sheet: Sheet, day: date) -> list[int]:
    """The cells of those the list has entered or put right, where they belong on the day."""
    rows = sheet.rows.filter(verdict__in=[SheetRow.Verdict.NEW, SheetRow.Verdict.CHANGED], member__isnull=False)
    written = rows.exclude(choice=SheetRow.Choice.LEFT_OUT).order_by().values("member")
    cells = Membership.objects.on(day).filter(member__in=written).order_by("cell")
    return list(cells.values_list("cell_id", flat=True).distinct())


def tell_of_sheet(sheet: Sheet, cells: list[int], *, entry: Entry, occasion: Occasion) -> None:
    by, told = clerks_below(cells, occasion)
    kind = UNDONE if sheet.state == Sheet.State.UNDONE else ENTERED
    tell(entry, occasion=occasion, kind=kind, to=told, values={"by": by, "file": sheet.file_name})
