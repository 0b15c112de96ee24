"""Which text a form has for an organisation on a day: that of the nearest office above it that says one, else the shipped one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from cells.models import Organisation
from cells.queries.organisations import ancestors_on
from reports.models import FormText
from reports.rules.form_fields import FORMS
from reports.rules.form_text import FormWording
from reports.rules.kinds import DocumentKind

SHIPPED = Path(__file__).resolve().parent.parent / "shipped" / "forms.json"


@dataclass(frozen=True)
class Standing:
    """`row` None: what ships with the product."""

    kind: DocumentKind
    wording: FormWording
    row: FormText | None = None


@cache
def shipped_wordings() -> Mapping[DocumentKind, FormWording]:
    told = json.loads(SHIPPED.read_text(encoding="utf-8"))
    return {
        DocumentKind(kind): FormWording(one["number"], one["title"], one["summary"], "\n".join(one["text"]))
        for kind, one in told.items()
    }


def standing_on(organisation: Organisation, day: date) -> dict[DocumentKind, Standing]:
    """Of every form, in three queries."""
    upwards = [version.organisation_id for version in ancestors_on(organisation, day)]
    rows = FormText.objects.on(day).filter(organisation__in=upwards).select_related("organisation", "ordered_by")
    nearest: dict[str, FormText] = {}
    for row in sorted(rows, key=lambda row: upwards.index(row.organisation_id), reverse=True):
        nearest[row.kind] = row
    return {kind: _standing(kind, nearest.get(kind)) for kind in FORMS}


def _standing(kind: DocumentKind, row: FormText | None) -> Standing:
    return Standing(kind, row.wording if row is not None else shipped_wordings()[kind], row)


def wording_on(organisation: Organisation, kind: DocumentKind, day: date) -> FormWording:
    return standing_on(organisation, day)[kind].wording


def texts_of(organisation: Organisation, kind: DocumentKind) -> list[FormText]:
    """What the office itself said in the form, the newest first."""
    rows = FormText.objects.filter(organisation=organisation, kind=kind).select_related("ordered_by")
    return list(rows.order_by("-valid_from"))
