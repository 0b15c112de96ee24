"""Parameters that ship with the product, read from their file into the database after every migrate."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from admissions.models import AdmissionParameter
from admissions.services.parameters import write_shipped
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite

SHIPPED = Path(__file__).resolve().parent.parent / "shipped" / "parameters.json"


@transaction.atomic
def ship_parameters() -> None:
    """Enter each that is not there yet. What is there stays as an office corrected it."""
    for shipped in json.loads(SHIPPED.read_text(encoding="utf-8")):
        _ship(shipped)


def _ship(shipped: dict[str, Any]) -> None:
    valid_from, cited = date.fromisoformat(shipped["valid_from"]), shipped["reference"]
    there = AdmissionParameter.objects.filter(valid_from=valid_from).values_list("key", flat=True)
    new = [row for row in shipped["parameters"] if row["key"] not in set(there)]
    if not new:
        return
    reference = cited and cite(
        CitedDocument(cited["issuer"], cited["symbol"], date.fromisoformat(cited["issued_on"]), cited["title"]),
        today=None,
        shared=True,
    )
    for row in new:
        write_shipped(row["key"], row["value"], valid_from, reference, row["clause"])
