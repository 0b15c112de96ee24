"""A list of new people from Excel: looked into, read, entered in one transaction and undone, on both engines.

Every list is worked on by a process of its own, so that its peak of memory is the list's; the process that opens the
workbook is a third one, whose memory is bounded (sheets/services/child.py).
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from script.measures.figures import Figure, report, say, seconds
from script.measures.site import DAY, ask, registry

# isort: split
from django.db import connection, transaction

from accounts.models import Actor, Occasion, User
from accounts.rules.refusal import Refused
from cells.models import Degree, Member, Membership, Organisation
from cells.queries.organisations import Kind, versions_on
from cells.rules.names import fold, sort_key
from sheets.models import Sheet
from sheets.services import intake
from sheets.services.intake import discard
from sheets.services.proceeding import APPLY, READ, carry_out
from sheets.services.undoing import undo_sheet
from tests.cast import NOW

REGISTERED = 100_000
"""Members who are there already and among whom each row is looked for."""
SIZES = {"sqlite": (10_000, 100_000), "postgresql": (10_000, 100_000)}
HEADINGS = ("STT", "Họ và tên", "Ngày sinh", "Nam/Nữ", "Số thẻ ĐV", "Ngày vào Đảng", "Ngày chính thức", "Chi bộ")
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
MIDDLE = (
    "Ái",
    "Bích",
    "Cẩm",
    "Diệu",
    "Gia",
    "Hải",
    "Kim",
    "Lan",
    "Mai",
    "Ngọc",
    "Quỳnh",
    "Thanh",
    "Thu",
    "Xuân",
    "Yến",
)
GIVEN = ("An", "Bảo", "Châu", "Dũng", "Đạt", "Giang", "Hà", "Khánh", "Linh", "Minh", "Nga", "Phúc", "Quý", "Thảo")


def people(number: int) -> Iterator[tuple[Any, ...]]:
    """Nobody whom the synthetic country has: their names are of five syllables."""
    codes = list(
        versions_on(DAY)
        .filter(kind=Kind.CELL)
        .order_by("organisation__code")
        .values_list("organisation__code", flat=True)
    )
    for n in range(number):
        name = f"{FAMILIES[n % len(FAMILIES)]} Tôn Nữ {MIDDLE[n // 7 % len(MIDDLE)]} {GIVEN[n % len(GIVEN)]}"
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
    occasion = Occasion(by=Actor(user=user, mandate_id=None, mandate="bench"), at=NOW, today=DAY)
    top, content = Organisation.objects.get(depth=1), path.read_bytes()
    steps: dict[str, float] = {}
    held: list[Sheet] = []

    def look() -> None:
        upload = intake.Upload(Sheet.Kind.REGISTER, path.name, content)
        sheet = intake.receive(organisation=top, upload=upload, occasion=occasion)
        chosen = {"columns": sheet.columns, "default_cell": None, "on": DAY, "fill_partial_days": True}
        held[:] = [intake.choose_columns(sheet=sheet, occasion=occasion, **chosen)]

    def read() -> None:
        held[:] = [carry_out(sheet=held[0], act=READ, occasion=occasion)]

    def enter() -> None:
        held[:] = [carry_out(sheet=held[0], act=APPLY, occasion=occasion)]

    def take(name: str, act: Callable[[], None]) -> None:
        began = processor()
        passed = seconds(act)
        steps[name] = processor() - began
        say(f"{name}: {steps[name]:.1f} s of processors, {passed:.1f} s")

    before = peak()
    take("looked into", look)
    take("bare read", lambda: read_bare(path))
    take("read and matched", read)
    take("read anew", read)
    take("entered", enter)
    entered = held[0]
    take("looked into again", look)
    take("second reading", read)
    unchanged = held[0].counts["unchanged"]
    if unchanged != entered.counts["new"]:
        raise Refused(f"The second reading knows {unchanged} of {entered.counts['new']} people again.")
    steps["memory"] = peak() - before
    discard(sheet=held[0], occasion=occasion)
    take("bulk_create", lambda: by_bulk_create(entered))
    held[:] = [entered]
    take("undone", lambda: undo_sheet(sheet=held[0], occasion=occasion))
    entered.rows.all()._raw_delete(entered.rows.db)
    print(json.dumps(steps))


def read_bare(path: Path) -> None:
    """What no import can do without: every row of the workbook by the library that reads it, and nothing done with it."""
    with CalamineWorkbook.from_path(path) as book:
        for _row in book.get_sheet_by_index(0).iter_rows():
            pass


def by_bulk_create(sheet: Sheet) -> None:
    """The control: the same people and facts by Django's own bulk_create, unread, unmatched, and taken back. What the database
    looks at when it is committed it looks at here too."""
    rows = sheet.rows.filter(verdict="new").values_list("full_name", "cell_id", "values").iterator(2_000)
    told = list(rows)
    with transaction.atomic():
        members = [
            Member(
                full_name=name,
                search_key=fold(name),
                sort_key=sort_key(name),
                born_on=values["born_on"],
                sex=values["sex"],
                card_number=values["card_number"],
                admitted_on=values["admitted_on"],
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
            (
                degree
                for member, (_name, _cell, values) in zip(members, told, strict=True)
                for degree in degrees(member, values)
            ),
            batch_size=2_000,
        )
        if connection.vendor == "postgresql":
            connection.check_constraints()
        transaction.set_rollback(True)


def degrees(member: Member, values: dict[str, Any]) -> tuple[Degree, Degree]:
    first, official = values["admitted_on"], values["official_on"]
    return (
        Degree(member=member, value=Degree.Value.PROBATIONARY, valid_from=first, valid_to=official),
        Degree(member=member, value=Degree.Value.OFFICIAL, valid_from=official),
    )


def processor() -> float:
    """Seconds of processors that this process, its children that have ended and its process of the database server have used:
    what else a shared machine does is not counted."""
    used = sum(os.times()[:4])
    if connection.vendor == "postgresql":
        server = Path(f"/proc/{ask('SELECT pg_backend_pid()')[0][0]}/stat").read_text().rpartition(")")[2].split()
        used += sum(map(int, server[11:13])) / os.sysconf("SC_CLK_TCK")
    return used


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
    what = f"{number:,} rows, {engine}"

    def figure(step: str, taken: float, to: float | None = None, beside: str = "") -> Figure:
        return Figure("import", f"{what}: {step}", taken, "s CPU", taken / to if to else None, beside)

    control, first = told["bulk_create"], told["read and matched"]
    all_in = told["looked into"] + first + told["entered"]
    return [
        figure("bare read", told["bare read"]),
        figure("bulk_create of the same people and facts", control),
        figure("looked into", told["looked into"]),
        figure("read and matched", first, told["bare read"], "bare read"),
        figure("read anew", told["read anew"], first, "read and matched"),
        figure("entered", told["entered"], control, "bulk_create"),
        figure("all in: looked into, read, matched, entered", all_in, control, "bulk_create"),
        figure("second reading, all known", told["second reading"], first, "read and matched"),
        figure("undone", told["undone"]),
        Figure("import", f"{what}: more memory", told["memory"], "MiB"),
    ]


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
