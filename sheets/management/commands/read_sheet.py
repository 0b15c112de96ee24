"""read_sheet FILE --organisation CODE [--cell CODE]: what the preview of a list would say, row by row. Writes nothing."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.clock import read_clock
from accounts.management.arguments import refuse_in_one_line
from accounts.rules.as_json import encode
from accounts.rules.refusal import Refused
from cells.models import Organisation
from sheets.models import Sheet, SheetRow
from sheets.rules import fields
from sheets.rules.bounds import MOST_BYTES
from sheets.rules.comparing import group_key
from sheets.rules.marks import RowRead
from sheets.rules.notes import refusal
from sheets.rules.parts import head_in
from sheets.rules.rows import start_of
from sheets.rules.shapes import shape_of
from sheets.rules.walking import Passed
from sheets.services.intake import Upload, look_at, unsaved_sheet
from sheets.services.staging import Judged, Staging, stated_or_likely_degree

TOGETHER = 500
WORDS: dict[str, str] = {SheetRow.Verdict.LIKELY: "ask", SheetRow.Verdict.PASSED_OVER: "passed_over"}
"""Of the verdicts that the contract calls by another name."""
TOLD = (
    fields.FULL_NAME, fields.BORN_ON, fields.SEX, fields.CARD_NUMBER, fields.ADMITTED_ON, fields.OFFICIAL_ON, fields.DEGREE,
    fields.ACTIVITY, fields.CELL, fields.GROUP,
)  # fmt: skip


class Command(BaseCommand):
    help = "Reads a list of members up to its preview, with the proposals the page would make; one JSON object a row."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--organisation", metavar="CODE", required=True, help="whose register the list is for")
        parser.add_argument("--cell", metavar="CODE", help="where those belong of whom the list names no cell")
        refuse_in_one_line(parser)

    def handle(self, *, file: str, organisation: str, cell: str | None = None, **_options: object) -> None:
        today = read_clock().today
        sheet = self._proposed(Path(file), _organisation(organisation), _organisation(cell) if cell else None)
        try:
            staging = Staging(sheet, today)
            rows = staging.read(Path(file))
            while together := list(islice(rows, TOGETHER)):
                for judged in staging.judge(together):
                    self.stdout.write(json.dumps(_told(judged, staging), ensure_ascii=False, default=encode))
        except Refused as refused:
            raise CommandError(f"{file}: {refused}", returncode=2) from refused

    def _proposed(self, path: Path, organisation: Organisation, cell: Organisation | None) -> Sheet:
        try:
            size = path.stat().st_size
            if size > MOST_BYTES:
                raise CommandError(f"{path} is larger than {MOST_BYTES // 2**20} MB.", returncode=2)
            upload = Upload(Sheet.Kind.REGISTER, path.name, path.read_bytes())
            sheet = unsaved_sheet(organisation, upload, look_at(upload, path), read_clock().now)
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}", returncode=2) from error
        except Refused as refused:
            raise CommandError(f"{path}: {refused}", returncode=2) from refused
        if not fields.has_a_name([column for column in sheet.columns if column]):
            shapes = [shape for content in sheet.contents if (shape := shape_of(head_in(content)))]
            why = refusal(shapes[0]) if shapes else "no headings were found that say where the names stand."
            raise CommandError(f"{path}: {why}", returncode=2)
        sheet.default_cell = cell
        return sheet


def _organisation(code: str) -> Organisation:
    try:
        return Organisation.objects.get(code__iexact=code)
    except Organisation.DoesNotExist as missing:
        raise CommandError(f"There is no organisation {code}.", returncode=2) from missing


def _told(judged: Judged, staging: Staging) -> dict[str, Any]:
    row = judged.read
    verdict = WORDS.get(judged.verdict, judged.verdict)
    name = staging.gathering.parts[row.part].name
    if isinstance(row, Passed):
        return {"sheet": name, "row": row.number, "verdict": str(verdict), "fields": {}, "notes": [row.reason]}
    return {
        "sheet": name,
        "row": row.number,
        "verdict": str(verdict),
        "fields": dict(_fields(row, staging)),
        "notes": list(dict.fromkeys(mark.note for mark in row.marks.values() if mark.note)),
    }


def _fields(row: RowRead, staging: Staging) -> Iterator[tuple[str, object]]:
    """As they would be entered; only those known."""
    codes = {pk: code for code, pk in staging.codes.items()}
    for name in TOLD:
        value = row.values.get(name)
        if name == fields.BORN_ON and isinstance(value, int):
            yield "birth_year", value
        elif name == fields.DEGREE:
            yield (
                name,
                stated_or_likely_degree(row.values, start_of(row.values, staging.plan.on), staging.plan.statutes),
            )
        elif name == fields.GROUP and value:
            yield name, staging.groups.get((row.values[fields.CELL], group_key(value)), value)
        elif value not in (None, ""):
            yield name, codes.get(value) if name == fields.CELL else value
