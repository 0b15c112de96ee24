"""render_document KIND --organisation CODE [--on DATE] [--from DATE] [--round ID] [--meeting ID]
[--person ID] [--transfer ID] --format pdf|docx|xlsx --output FILE
"""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.clock import read_clock
from accounts.management.arguments import refuse_in_one_line
from accounts.rules.numbers import number_typed
from accounts.rules.refusal import Refused
from cells.models import Organisation
from reports.rules.kinds import DocumentKind, FileType
from reports.services.documents import print_document
from reports.services.kinds import KINDS
from reports.services.order import Order


class Command(BaseCommand):
    help = "Write one document of an organisation to a file. Same data, same bytes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", metavar="KIND", help=", ".join(KINDS))
        parser.add_argument("--organisation", metavar="CODE", required=True)
        parser.add_argument("--on", metavar="DATE", help="the reporting day, as 2025-03-21; today without it")
        parser.add_argument("--from", metavar="DATE", dest="since", help="the first day of a report on a longer time")
        parser.add_argument("--round", metavar="ID", help="of a document about a round; the newest without it")
        parser.add_argument("--meeting", metavar="ID", help="of a document about a meeting; the newest without it")
        parser.add_argument(
            "--person", metavar="ID", help="of a form about a person on the way into the Party; all without it"
        )
        parser.add_argument("--transfer", metavar="ID", help="of the slip of a transfer; all under way without it")
        parser.add_argument("--format", default=FileType.PDF.value, help=", ".join(FileType))
        parser.add_argument("--output", metavar="FILE", required=True)
        refuse_in_one_line(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        order = Order(
            kind=_kind(options["kind"]),
            organisation=_organisation(options["organisation"]),
            on=_day(options["on"]),
            since=_day(options["since"]),
            round_id=_number(options["round"], "round"),
            meeting_id=_number(options["meeting"], "meeting"),
            person_id=_number(options["person"], "person"),
            transfer_id=_number(options["transfer"], "transfer"),
        )
        file = _file(options["format"], order.kind)
        output = Path(options["output"])
        if not output.parent.is_dir():
            raise _bad(f"There is no directory {output.parent} to write to.")
        try:
            printed = print_document(order, today=read_clock().today, file=file)
        except Refused as refused:
            raise _bad(str(refused)) from refused
        _write(output, printed.content)


def _write(output: Path, content: bytes) -> None:
    """Whole or not at all."""
    unfinished = output.with_name(f"{output.name}.unfinished")
    unfinished.write_bytes(content)
    unfinished.rename(output)


def _kind(typed: str) -> DocumentKind:
    try:
        return DocumentKind(typed)
    except ValueError:
        raise _bad(f"There is no document {typed!r} yet; there are: {', '.join(KINDS)}.") from None


def _file(typed: str, kind: DocumentKind) -> FileType:
    if typed not in KINDS[kind].files:
        raise _bad(f"There is no {kind} as {typed!r}; there is: {', '.join(KINDS[kind].files)}.")
    return FileType(typed)


def _organisation(code: str) -> Organisation:
    organisation = Organisation.objects.filter(code=code).first()
    if organisation is None:
        raise _bad(f"There is no organisation with the code {code!r}.")
    return organisation


def _day(typed: str | None) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise _bad(f"{typed!r} is no date; write it as 2025-03-21.") from None


def _number(typed: str | None, what: str) -> int | None:
    number = number_typed(typed) if typed is not None else None
    if typed is not None and number is None:
        raise _bad(f"{typed!r} is no {what}; write its number.")
    return number


def _bad(message: str) -> CommandError:
    return CommandError(message, returncode=2)
