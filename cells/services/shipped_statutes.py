"""Statutes and days off that ship with the product, read from their files into the database after every migrate."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from cells.models import DayOff, Statute
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from cells.services.statutes import ParameterSaid, Said, TermSaid, write_shipped

SHIPPED = Path(__file__).resolve().parent.parent / "statutes" / "statutes.json"
DAYS_OFF = SHIPPED.with_name("days_off.json")


@transaction.atomic
def ship_statutes() -> None:
    ship_from(SHIPPED)
    _ship_days_off(json.loads(DAYS_OFF.read_text(encoding="utf-8")))


@transaction.atomic
def ship_from(file: Path) -> None:
    """Enter what each statute of the file says that is not there yet. What is there stays as an office corrected it."""
    for shipped in json.loads(file.read_text(encoding="utf-8")):
        _ship(shipped)


def said_in(shipped: dict[str, Any]) -> Sequence[Said]:
    parameters: list[Said] = [ParameterSaid(**row) for row in shipped["parameters"]]
    return [*parameters, *(TermSaid(**row) for row in shipped.get("terms", ()))]


def _ship(shipped: dict[str, Any]) -> None:
    valid_from, cited = date.fromisoformat(shipped["valid_from"]), shipped["reference"]
    if cited is None:
        known = {"reference": None, "name": shipped["name"]}
    else:
        document = CitedDocument(
            cited["issuer"], cited["symbol"], date.fromisoformat(cited["issued_on"]), cited["title"]
        )
        reference = cite(document, today=None, shared=True)
        known = {"reference": reference, "name": reference.symbol}
    defaults = {"valid_from": valid_from, "shipped": True, "secondary": True}
    statute, _is_new = Statute.objects.get_or_create(**known, defaults=defaults)
    write_shipped(statute, valid_from, said_in(shipped))


def _ship_days_off(shipped: dict[str, Any]) -> None:
    """Once: what an office entered or took back since stays so. `decided_until`: later years are computed."""
    known = {"reference": None, "name": shipped["name"]}
    if Statute.objects.filter(**known).exists():
        return
    days = {date.fromisoformat(day): name == "worked" for name in ("off", "worked") for day in shipped[name]}
    statute = Statute.objects.create(**known, valid_from=min(days), shipped=True, secondary=True)
    DayOff.objects.bulk_create(
        DayOff(
            statute=statute,
            clause=shipped["clause"],
            day=day,
            is_worked=is_worked,
            is_computed=day.year > shipped["decided_until"],
        )
        for day, is_worked in sorted(days.items())
    )
