"""Transfers, departures, groups, lists from Excel, merged records and reorganisations in any order, done and taken back:
on every day, who has joined and not left belongs to exactly one cell, and that cell exists."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from accounts.rules.refusal import Refused
from cells.models import BulkAct, Member, Membership, OrganisationVersion, RecordMerger, Transfer
from cells.queries.facts import life_gaps
from cells.queries.overlaps import overlaps
from cells.services.bulk import set_group_for_many, undo_bulk
from cells.services.departures import leave, restore
from cells.services.record_mergers import merge_records, undo_merger
from cells.services.transfers import receive_transfer, send_transfer, take_back_transfer
from reorganisations.models import Reorganisation
from reorganisations.rules.plan import Part
from reorganisations.services.confirming import cancel_reorganisation
from sheets.models import Sheet
from sheets.services import deciding, intake
from sheets.services.applying import apply_sheet
from sheets.services.staging import stage
from sheets.services.undoing import undo_sheet
from tests.cast import Cast
from tests.cells.services.acting import DECISION
from tests.reorganisations.reorganising import come, confirmed, merge, new, split
from tests.sheets.workbooks import HEADINGS, receive

pytestmark = pytest.mark.django_db
FIRST = date(2025, 3, 22)
CELLS = ("CELL", "SECOND", "UNIT")


class Life:
    """The register on a day that only moves forward."""

    def __init__(self, cast: Cast, data: st.DataObject) -> None:
        self.cast, self.data, self.today, self.number = cast, data, FIRST, 0

    @property
    def door(self) -> dict[str, object]:
        return {"occasion": self.cast.occasion(today=self.today)}

    def draw(self, things: list) -> object:
        if not things:
            raise Refused("nothing of the kind")
        return self.data.draw(st.sampled_from(things))

    def member(self) -> Member:
        return self.draw(list(Member.objects.order_by("pk")))

    def cell(self) -> object:
        here = OrganisationVersion.objects.on(self.today).filter(
            kind="cell", organisation__path__startswith=self.city()
        )
        return self.draw(
            [one.organisation for one in here.select_related("organisation").order_by("organisation__code")]
        )

    def city(self) -> str:
        return self.cast["CITY"].path

    def send(self) -> None:
        to = self.cell()
        papers = {"papers_due_on": self.today, "document": None, "to_name": ""}
        send_transfer(member=self.member(), to_cell=to, on=self.today, **papers, **self.door)

    def receive(self) -> None:
        move = self.draw(list(Transfer.objects.under_way().order_by("pk")))
        receive_transfer(transfer=move, on=self.today, document=None, **self.door)

    def take_back(self) -> None:
        move = self.draw(list(Transfer.objects.under_way().order_by("pk")))
        take_back_transfer(transfer=move, on=self.today, **self.door)

    def leave(self) -> None:
        leave(member=self.member(), way="released", on=self.today, document=DECISION, **self.door)

    def come_back(self) -> None:
        told = {"cell": self.cell(), "on": self.today, "document": DECISION}
        restore(member=self.member(), **told, **self.door)

    def bulk(self) -> None:
        cell = self.cell()
        group = self.draw(list(cell.groups.on(self.today).order_by("pk")))
        members = list(Member.objects.filter(memberships__cell=cell).distinct())
        told = {"organisation": cell, "members": members, "group": group, "on": self.today, "document": None}
        set_group_for_many(**told, **self.door)

    def undo_bulk(self) -> None:
        undo_bulk(act=self.draw(list(BulkAct.objects.filter(undone_at=None))), **self.door)

    def enter(self) -> None:
        """Two people from a list, one of them perhaps known."""
        self.number += 1
        known = self.member()
        rows = [
            [1, f"Vũ Thị Thứ {self.number}", date(1970, 1, self.number), "Nữ", f"5877{self.number:04}", "", "", "CT"],
            [2, known.full_name, known.born_on or "", "", known.card_number, "", "", ""],
        ]
        code = self.cell().code
        sheet = receive(self.cast, [[*HEADINGS, "Tổ"], *([*row, code, "Tổ 7"] for row in rows)], of="CITY", by="dung")
        told = {"columns": sheet.columns, "default_cell": None, "on": self.today, "fill_partial_days": True}
        sheet = stage(sheet=intake.choose_columns(sheet=sheet, **told, **self.door), today=self.today)
        for row in sheet.rows.filter(verdict__in=["error", "likely"]):
            deciding.leave_out(row=row)
        apply_sheet(sheet=sheet, **self.door)

    def undo_sheet(self) -> None:
        undo_sheet(sheet=self.draw(list(Sheet.objects.filter(state="applied"))), **self.door)

    def merge_records(self) -> None:
        merge_records(kept=self.member(), absorbed=self.member(), from_absorbed=(), why="Trùng", **self.door)

    def undo_merger(self) -> None:
        undo_merger(merger=self.draw(list(RecordMerger.objects.filter(undone_at=None))), **self.door)

    def plan(self) -> None:
        """A merger or a split some days ahead, in whose days life goes on."""
        self.number += 1
        one, other = self.cell().code, self.cell().code
        step = merge([one], other) if self.data.draw(st.booleans()) else split(one, Part(one), new(f"N{self.number}"))
        on = self.today + timedelta(days=self.data.draw(st.integers(1, 3)))
        confirmed(self.cast, step, on=on, today=self.today, led_by=None, actor="khanh", title=f"{self.number}")

    def cancel(self) -> None:
        plan = self.draw(list(Reorganisation.objects.filter(state="confirmed")))
        cancel_reorganisation(
            reorganisation=plan, because="Thôi", occasion=self.cast.occasion("khanh", today=self.today)
        )

    def next_day(self) -> None:
        self.today += timedelta(days=1)
        come(self.today)
        assert not Reorganisation.objects.filter(state="confirmed", effective_on__lte=self.today).exists()


ACTS: list[Callable[[Life], None]] = [
    Life.send, Life.receive, Life.take_back, Life.leave, Life.come_back, Life.bulk, Life.undo_bulk, Life.enter, Life.enter,
    Life.undo_sheet, Life.merge_records, Life.undo_merger, Life.plan, Life.plan, Life.cancel, Life.next_day, Life.next_day,
]  # fmt: skip


@given(st.data())
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
def test_whatever_is_done_and_taken_back_everybody_belongs_to_one_cell(cast: Cast, data: st.DataObject) -> None:
    with transaction.atomic():
        cast.groups("CELL", cast.people(4, of="CELL"), number=2)
        cast.people(2, of="SECOND")
        life = Life(cast, data)
        for _step in range(data.draw(st.integers(8, 16))):
            act = data.draw(st.sampled_from(ACTS))
            try:
                with transaction.atomic():
                    act(life)
            except Refused:
                event(f"refused: {act.__name__}")
            else:
                event(f"done: {act.__name__}")
                check(life.today)
        transaction.set_rollback(True)


def check(today: date) -> None:
    """Of the rows alone. Days ahead may still tell the old cell of whom something happened to; they are led over on the day."""
    assert overlaps() == {}
    absorbed = RecordMerger.objects.filter(undone_at=None).values("absorbed")
    for member in Member.objects.exclude(pk__in=absorbed):
        assert life_gaps(member) == [], member
    for day in (today, FIRST - timedelta(days=1), FIRST):
        belonging = Membership.objects.on(day)
        assert belonging.count() == belonging.values("member").distinct().count()
        cells = OrganisationVersion.objects.on(day).filter(kind="cell").values("organisation")
        assert not belonging.exclude(cell__in=cells).exists(), day
    staying = Member.objects.exclude(pk__in=absorbed).exclude(memberships__departure__in=["released", "transferred"])
    assert not staying.exclude(pk__in=Membership.objects.on(today).values("member")).exists()
