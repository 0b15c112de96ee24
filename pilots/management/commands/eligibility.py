"""eligibility [--organisation CODE] [--on DATE] [--format online|by_group] [--json]"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from accounts.clock import read_clock
from accounts.management.arguments import refuse_in_one_line
from accounts.rules.as_json import encode
from accounts.rules.days import day_in_words
from cells.models import Organisation, OrganisationVersion
from pilots.models.guidance import FORMATS
from pilots.queries.eligibility import all_subjects, finding_for, findings_for
from pilots.rules.eligibility import Finding, Remark
from pilots.rules.terms import Format

TOGETHER = 1000
"""Subjects asked about in one go: few queries, and no more placeholders than a database takes."""


class Command(BaseCommand):
    help = "Whether an organisation, or every subject of a pilot, may pilot a format on a day, and why (one JSON object a line)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organisation", metavar="CODE", help="every subject of a pilot without it")
        parser.add_argument("--on", metavar="DATE", help="the day, as 2025-03-21; today without it")
        parser.add_argument("--format", metavar="FORMAT", help=f"{' or '.join(Format)}; both without it")
        parser.add_argument("--json", action="store_true", help="JSON in the place of text")
        refuse_in_one_line(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        day, formats, code = _day(options["on"]), _formats(options["format"]), options["organisation"]
        if code is None:
            self._write_findings(day, formats)
            return
        organisation = _organisation(code)
        for format in formats:
            finding = finding_for(organisation, format, day)
            self.stdout.write(_as_json(code, day, finding) if options["json"] else _as_text(code, day, finding))

    def _write_findings(self, day: date, formats: Sequence[Format]) -> None:
        for versions in _parts(all_subjects(day)):
            findings = findings_for(versions, day, formats=formats)
            for version in versions:
                for format in formats:
                    finding = findings[version.organisation_id, format]
                    self.stdout.write(_as_json(version.organisation.code, day, finding))


def _parts(versions: list[OrganisationVersion]) -> Iterator[list[OrganisationVersion]]:
    for start in range(0, len(versions), TOGETHER):
        yield versions[start : start + TOGETHER]


def _as_json(code: str, day: date, finding: Finding) -> str:
    count = finding.count
    return json.dumps(
        {
            "organisation": code,
            "on": day,
            "format": finding.format,
            "eligible": finding.eligible,
            "counts": {
                "base": count.base,
                "affected": count.affected,
                "members": count.members,
                "groups": count.groups,
            },
            "basis": finding.basis,
            "reasons": _remarks(finding.reasons),
            "warnings": _remarks(finding.warnings),
        },
        default=encode,
        ensure_ascii=False,
    )


def _remarks(remarks: Sequence[Remark]) -> list[dict[str, str]]:
    return [{"clause": remark.clause, "message": remark.message} for remark in remarks]


def _as_text(code: str, day: date, finding: Finding) -> str:
    count = finding.count
    verdict = _("eligible") if finding.eligible else _("not eligible")
    lines = [
        f"{code} · {dict(FORMATS)[finding.format]} · {day_in_words(day)}: {verdict}",
        f"  {_('members')}: {count.members}; {_('members counted (base)')}: {count.base}",
        f"  {_('of the base, with a valid ground')}: {count.affected}; {_('groups')}: {count.groups}",
    ]
    lines += [f"  - {remark.message} ({remark.clause})" for remark in finding.reasons]
    lines += [f"  ! {remark.message} ({remark.clause})" for remark in finding.warnings]
    return "\n".join(lines)


def _day(typed: str | None) -> date:
    if typed is None:
        return read_clock().today
    try:
        return date.fromisoformat(typed)
    except ValueError:
        _refuse(f"{typed!r} is no day; write it as 2025-03-21.")


def _formats(typed: str | None) -> list[Format]:
    if typed is None:
        return list(Format)
    try:
        return [Format(typed)]
    except ValueError:
        _refuse(f"{typed!r} is no format; there are: {', '.join(Format)}.")


def _organisation(code: str) -> Organisation:
    organisation = Organisation.objects.filter(code=code).first() if "\0" not in code else None
    return organisation or _refuse(f"There is no organisation {code!r}.")


def _refuse(message: str) -> NoReturn:
    raise CommandError(message, returncode=2)
