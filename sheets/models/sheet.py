from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Job
from accounts.models.guard import Guard, register_guard
from cells.models.member import Member
from cells.models.organisation import Organisation
from sheets.models.sealed import SealedJSONField


class Sheet(models.Model):
    """Somebody's own list of members, on its way into the register (or only compared with it)."""

    class Kind(models.TextChoices):
        REGISTER = "register", _("list to enter")
        RECONCILE = "reconcile", _("list of another register to compare with")

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("uploaded")
        MAPPED = "mapped", _("columns chosen")
        PREVIEWED = "previewed", _("ready to look through")
        APPLIED = "applied", _("entered")
        UNDONE = "undone", _("undone")
        DISCARDED = "discarded", _("discarded")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sheets")
    """Whose register it is: only cells below it are written or compared."""
    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sheets")
    uploaded_at = models.DateTimeField()
    file_name = models.CharField(max_length=255)
    is_text = models.BooleanField()
    """Pasted, or a text file; otherwise a workbook."""
    digest = models.CharField(max_length=64)
    contents = SealedJSONField(default=list)
    """Of each of its sheets the name, the number of rows and the first of them, as seen when it was uploaded."""
    name = models.CharField(max_length=255, blank=True)
    """Of the sheet that was chosen."""
    header_first = models.PositiveIntegerField(default=0)
    header_rows = models.PositiveSmallIntegerField(default=1)
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    """What each column means, "" where it is passed over (rules/sheet/fields.py)."""
    meanings = models.JSONField(default=dict)
    """Of the columns with few values: field → folded text → value; of the cell: text → code."""
    along = models.JSONField(default=list)
    """Other sheets of the workbook that are read together with the one chosen (rules/parts.py)."""
    default_cell = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    on = models.DateField(null=True)
    fill_partial_days = models.BooleanField(default=True)
    counts = SealedJSONField(default=dict)
    """How many rows there are of each verdict, and what stands in the columns with few values."""
    job = models.ForeignKey(Job, on_delete=models.PROTECT, null=True, related_name="+")
    problem = models.TextField(blank=True)
    """Why the last step was refused when it ran as a job."""
    newest_member = models.BigIntegerField(default=0)
    """The last number of a member when the preview was made: who came later may be one of its people."""
    applied_at = models.DateTimeField(null=True)
    entry = models.BigIntegerField(null=True)
    """The entry of the log that applied it: what the log holds later was built on it."""
    founded_groups = models.JSONField(default=list)
    appointed = models.JSONField(default=list)
    """Posts and residences that it entered, and what ended by that, as accounts/services/journal.py tells it."""

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind__in=["register", "reconcile"]), name="a_sheet_has_a_known_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["uploaded", "mapped", "previewed", "applied", "undone", "discarded"]),
                name="a_sheet_has_a_known_state",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="applied", kind="reconcile"),
                name="a_list_to_compare_with_is_never_entered_whole",
            ),
        )

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_busy(self) -> bool:
        return self.job is not None and not self.job.is_finished


class SheetRow(models.Model):
    """One person of a sheet as read, staged until the sheet is confirmed; of a comparison also whom only we have."""

    class Verdict(models.TextChoices):
        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        UNCHANGED = "unchanged", _("unchanged")
        LIKELY = "likely", _("is this the same person?")
        ASK = "ask", _("to be confirmed")
        ERROR = "error", _("error")
        ABSENT = "absent", _("not in the sheet")
        PASSED_OVER = "passed", _("passed over")

    class Choice(models.TextChoices):
        NONE = "", _("not decided")
        SAME = "same", _("the same person")
        DIFFERENT = "different", _("somebody else")
        LEFT_OUT = "left_out", _("left out")
        CONFIRMED = "confirmed", _("right as it was read")
        KNOWN = "known", _("known, left as it is")
        MENDED = "mended", _("mended")

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="rows", db_index=False, db_constraint=False)
    """Found by the indexes below: each one more is written for every row that is read, and again for every one entered. That it
    is there, and the cell, guards see to: for as many rows as a list has they ask it once, where the database asks of each."""
    part = models.PositiveSmallIntegerField(default=0)
    """Which of the sheets that are read together: 0 the one chosen, then those of `along`."""
    number = models.PositiveIntegerField(null=True)
    """The row in the sheet; null for one who stands only in the register."""
    verdict = models.CharField(max_length=10, choices=Verdict)
    has_warning = models.BooleanField(default=False)
    choice = models.CharField(max_length=10, choices=Choice, blank=True, default="")
    member = models.ForeignKey(Member, on_delete=models.SET_NULL, null=True, related_name="sheet_rows")
    """Whom it was recognised as, or who was entered from it."""
    cell = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False
    )
    full_name = models.CharField(max_length=150)
    values = models.JSONField(default=dict)
    """What is said of the person: days as yyyy-mm-dd, the number of the identity paper as a mark only."""
    marks = models.JSONField(default=dict)
    """Of single cells, where there is more to say than the verdict does (rules/sheet/rows.py, Mark)."""
    candidates = models.JSONField(default=list)
    """Members it might be."""
    mended = models.JSONField(default=dict)
    """What was put right in the preview: field → value, as `values` has it."""
    written = models.JSONField(null=True)
    """What was put right about a member of the register, as accounts/services/journal.py tells it."""

    class Meta:
        ordering: ClassVar = ["sheet_id", "pk"]
        indexes: ClassVar = [models.Index(fields=["sheet", "verdict"], name="sheet_row_by_verdict")]
        constraints = (
            models.UniqueConstraint(fields=["sheet", "part", "number"], name="a_row_of_a_sheet_is_staged_once"),
            models.CheckConstraint(
                condition=models.Q(
                    verdict__in=["new", "changed", "unchanged", "likely", "ask", "error", "absent", "passed"]
                ),
                name="a_row_has_a_known_verdict",
            ),
        )

    def __str__(self) -> str:
        return self.full_name


def _points_nowhere(lock: str = "") -> str:
    """Of a new row. `lock`: what it points at may not go before the row is there."""
    its_list = f"SELECT 1 FROM sheets_sheet AS list WHERE list.id = NEW.sheet_id {lock}"
    its_cell = f"SELECT 1 FROM cells_organisation AS cell WHERE cell.id = NEW.cell_id {lock}"
    return f"NOT EXISTS ({its_list}) OR (NEW.cell_id IS NOT NULL AND NOT EXISTS ({its_cell}))"


for _act, _when in (("enters", "before insert"), ("changes", "before update of sheet_id, cell_id")):
    register_guard(
        Guard(
            name=f"a_row_that_{_act}_has_its_list_and_its_cell",
            table="sheets_sheetrow",
            when=_when,
            refuse_if=_points_nowhere(),
            postgresql_refuse_if=_points_nowhere("FOR KEY SHARE"),
            message="there is no such list, or no such cell",
            at_once=_when == "before insert",
        )
    )
for _table, _column in (("sheets_sheet", "sheet_id"), ("cells_organisation", "cell_id")):
    register_guard(
        Guard(
            name=f"no_row_of_a_list_loses_its_{_column}",
            table=_table,
            when="before delete",
            refuse_if=f"EXISTS (SELECT 1 FROM sheets_sheetrow AS line WHERE line.{_column} = OLD.id)",
            message="a row of a list points at it",
        )
    )


class SheetMemory(models.Model):
    """What an organisation's clerks once said of a sheet of this make, so that they are not asked again."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64)
    """Of the headings that were guessed, whichever were chosen in the end: the same list is guessed the same next month."""
    header = models.JSONField(default=list)
    """Where the headings stand: first row, number of rows."""
    columns = models.JSONField()
    meanings = models.JSONField(default=dict)
    along = models.JSONField(default=dict)
    """What was said of the other sheets of the workbook: name → whether it is read along. Of others nothing was said yet."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "fingerprint"], name="a_make_of_sheet_is_remembered_once"),
        )

    def __str__(self) -> str:
        return f"{self.organisation}: {self.fingerprint[:8]}"
