"""The checklist of papers that ships with the product, read from its file into the database after every migrate."""

import json
from datetime import date
from pathlib import Path

from django.db import transaction

from admissions.models import PaperKind
from admissions.services.paper_kinds import write_paper
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite

SHIPPED = Path(__file__).resolve().parent.parent / "shipped" / "papers.json"
PARAMETERS = SHIPPED.with_name("parameters.json")
"""Statutes: the register ships them (cells/services/shipped_statutes.py)."""


@transaction.atomic
def ship_papers() -> None:
    """Each paper of each guidance once. What is there stays as an office corrected it."""
    for shipped in json.loads(SHIPPED.read_text(encoding="utf-8")):
        valid_from = date.fromisoformat(shipped["valid_from"])
        there = set(PaperKind.objects.filter(valid_from=valid_from).values_list("key", flat=True))
        new = [(place, paper) for place, paper in enumerate(shipped["papers"]) if paper["key"] not in there]
        if not new:
            continue
        cited = shipped["reference"]
        document = CitedDocument(
            cited["issuer"], cited["symbol"], date.fromisoformat(cited["issued_on"]), cited["title"]
        )
        reference = cite(document, today=None, shared=True)
        for place, paper in new:
            write_paper(PaperKind(reference=reference, valid_from=valid_from, position=place, shipped=True, **paper))
