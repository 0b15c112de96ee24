"""A list of new people from Excel: looked into, read, entered in one transaction and undone, on both engines.

Every list is worked on by a process of its own, so that its peak of memory is the list's; the process that opens the
workbook is a third one, whose memory is bounded (sheets/services/child.py).
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter

from script.measures.figures import Figure, report, say, seconds
from script.measures.site import DAY, registry

# isort: split
from django.db import connection, transaction

from accounts.models import Actor, Occasion, User
from accounts.rules.refusal import Refused
from cells.models import Degree, Member, Membership, Organisation
from cells.queries.organisations import Kind, versions_on
from cells.rules.names import fold, sort_key
from sheets.models import Sheet
from sheets.services import intake
from sheets.services.applying import apply_sheet
from sheets.services.staging import stage
from sheets.services.undoing import undo_sheet
from tests.cast import NOW

REGISTERED = 100_000
"""Members who are there already and among whom each row is looked for."""
SIZES = {"sqlite": (10_000, 100_000), "postgresql": (10_000, 100_000)}
HEADINGS = ("STT", "Họ và tên", "Ngày sinh", "Nam/Nữ", "Số thẻ ĐV", "Ngày vào Đảng", "Ngày chính thức", "Chi bộ")
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
GIVEN = ("An", "Bảo", "Châu", "Dũng", "Đạt", "Giang", "Hà", "Khánh", "Linh", "Minh", "Nga", "Phúc", "Quý", "Thảo")
FACTS = (Member, Membership, Degree)


def people(number: int) -> Iterator[tuple[Any, ...]]:
    """Nobody whom the synthetic country has: their names are of five syllables."""
    codes = list(
        versions_on(DAY)
        .filter(kind=Kind.CELL)
        .order_by("organisation__code")
        .values_list("organisation__code", flat=True)
    )
    for n in range(number):
        name = f"{FAMILIES[n % len(FAMILIES)]} Tôn Nữ Diệu {GIVEN[n % len(GIVEN)]}"
        born, admitted = date(1950, 1, 1) + timedelta(days=n % 10_000), date(2000, 1, 1) + timedelta(days=n % 8_000)
        official = admitted + timedelta(days=366)
        yield n + 1, name, born, ("Nam", "Nữ")[n % 2], f"77{n:06}", admitted, official, codes[n * len(codes) // number]


def write(path: Path, number: int) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet, days = book.add_worksheet("Danh sách"), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, HEADINGS)
        for row, person in enumerate(people(number), start=1):
            for place, cell in enumerate(person):
                if isinstance(cell, date):
                    sheet.write_datetime(row, place, cell, days)
                else:
                    sheet.write(row, place, cell)


def import_one(path: Path) -> None:
    """In a process of its own: the figures as one line of JSON."""
    user, _made = User.objects.get_or_create(username="bench")
    by = Actor(user=user, mandate_id=None, mandate="bench")
    top = Organisation.objects.get(depth=1)
    steps: dict[str, float] = {}
    held: list[Sheet] = []

    def look() -> None:
        sheet = intake.receive(
            organisation=top,
            kind=Sheet.Kind.REGISTER,
            file_name=path.name,
            content=path.read_bytes(),
            occasion=Occasion(by=by, at=NOW, today=DAY),
        )
        held[:] = [
            intake.choose_columns(
                sheet=sheet,
                columns=sheet.columns,
                default_cell=None,
                on=DAY,
                fill_partial_days=True,
                occasion=Occasion(by=by, at=NOW, today=DAY),
            )
        ]

    def read() -> None:
        held[:] = [stage(sheet=held[0], today=DAY)]

    def enter() -> None:
        held[:] = [apply_sheet(sheet=held[0], occasion=Occasion(by=by, at=NOW, today=DAY))]

    for name, act in (("looked into", look), ("read and matched", read), ("entered", enter)):
        steps[name] = seconds(act)
        say(f"{name}: {steps[name]:.1f} s")
    steps["memory"] = peak()
    steps["bulk_create"] = seconds(lambda: by_bulk_create(held[0]))
    steps["undone"] = seconds(lambda: undo_sheet(sheet=held[0], occasion=Occasion(by=by, at=NOW, today=DAY)))
    held[0].rows.all()._raw_delete(held[0].rows.db)
    print(json.dumps(steps))


def by_bulk_create(sheet: Sheet) -> None:
    """The control: the same people and facts by Django's own bulk_create, unread, unmatched, and taken back."""
    rows = sheet.rows.filter(verdict="new").values_list("full_name", "cell_id", "values").iterator(2_000)
    told = list(rows)
    with transaction.atomic():
        members = [
            Member(
                full_name=name, search_key=fold(name), sort_key=sort_key(name), born_on=values["born_on"], sex="male"
            )
            for name, _cell, values in told
        ]
        Member.objects.bulk_create(members, batch_size=2_000)
        Membership.objects.bulk_create(
            (
                Membership(member=member, cell_id=cell, valid_from=DAY, arrival=Membership.Arrival.REGISTERED)
                for member, (_name, cell, _values) in zip(members, told, strict=True)
            ),
            batch_size=2_000,
        )
        Degree.objects.bulk_create(
            (Degree(member=member, value=Degree.Value.OFFICIAL, valid_from=DAY) for member in members),
            batch_size=2_000,
        )
        transaction.set_rollback(True)


def peak() -> float:
    """Of this process, MiB."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def measured(engine: str, number: int, path: Path) -> list[Figure]:
    """Of one list on one engine."""
    ran = subprocess.run(
        [sys.executable, "-m", "script.measures.importing", str(path)], stdout=subprocess.PIPE, text=True, check=True
    )
    told = json.loads(ran.stdout.splitlines()[-1])
    memory, control = told.pop("memory"), told.pop("bulk_create")
    what = f"{number:,} rows, {engine}"
    found = [Figure("import", f"{what}: {step}", taken, "s") for step, taken in told.items() if step != "entered"]
    entered = told["entered"]
    found.insert(2, Figure("import", f"{what}: entered", entered, "s", entered / control, "bulk_create, unread"))
    found.append(Figure("import", f"{what}: peak memory", memory, "MiB"))
    return found


def main(engine: str) -> None:
    figures = registry("import", REGISTERED)
    if engine != connection.vendor:
        raise Refused(f"This database is {connection.vendor}.")
    with TemporaryDirectory() as place:
        for number in SIZES[engine]:
            path = Path(place) / f"{number}.xlsx"
            write(path, number)
            connection.close()
            say(f"{number} rows on {engine}")
            figures += measured(engine, number, path)
    report(figures)


def on_both_engines() -> None:
    """PostgreSQL first, where the bench began; then SQLite in a file of its own."""
    main("postgresql")
    with TemporaryDirectory() as place:
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{place}/import.sqlite3"}
        subprocess.run([sys.executable, "-m", "script.measures.importing", "sqlite"], env=environment, check=True)


if len(sys.argv) > 1 and sys.argv[1].endswith(".xlsx"):
    import_one(Path(sys.argv[1]))
elif sys.argv[1:] == ["sqlite"]:
    main("sqlite")
else:
    on_both_engines()
