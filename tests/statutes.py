"""The statutes as the product ships them, without a database, and others of which some values are changed from a day on."""

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import pairwise

from django.db.models import QuerySet

from admissions.models import ScreeningGround
from admissions.services.shipped_papers import PARAMETERS
from cells.models import DocumentReference, OrganisationTerm, Parameter, Statute
from cells.models.dated import not_over
from cells.rules.parameters import Asked, Statutes
from cells.rules.periods import Period
from cells.services.shipped_statutes import SHIPPED as FILE

ALWAYS = date(1930, 2, 3)


def documents_besides_shipped() -> QuerySet[DocumentReference]:
    """Without those that statutes and grounds of a screening cite which ship with the product."""
    grounds = ScreeningGround.objects.values("reference")
    return DocumentReference.objects.filter(statute=None).exclude(pk__in=grounds)


def _shipped() -> list[Asked]:
    by_key = defaultdict(list)
    for statute in [one for file in (FILE, PARAMETERS) for one in json.loads(file.read_text(encoding="utf-8"))]:
        name = statute["reference"]["symbol"] if statute["reference"] else statute["name"]
        for row in statute["parameters"]:
            by_key[row["key"]].append((date.fromisoformat(statute["valid_from"]), name, row))
    rows = []
    for key, told in by_key.items():
        for (first, name, row), (end, *_rest) in pairwise([*told, (None, None, None)]):
            clause = f"{name}, {row['clause']}" if row["clause"] else name
            rows.append(_asked(key, row["value"], clause, Period(first, end), strict=row.get("strict", True)))
    return rows


def _asked(key: str, value: int | str, clause: str, period: Period, *, strict: bool = True) -> Asked:
    if isinstance(value, str):
        return Asked(key, 0, clause, period, strict, value)
    return Asked(key, value, clause, period, strict)


SHIPPED = Statutes(_shipped())


def asking(key: str, value: int | str, *, since: date = ALWAYS, clause: str = "Q, 1", strict: bool = True) -> Statutes:
    """The shipped ones, but this of one key from a day on."""
    rows = []
    for row in _shipped():
        if row.key == key and row.period.start >= since:
            continue
        if row.key == key and not row.period.is_over_on(since):
            row = replace(row, period=Period(row.period.start, since))
        rows.append(row)
    return Statutes([*rows, _asked(key, value, clause, Period(since), strict=strict)])


def without(key: str) -> Statutes:
    """Nothing is asked of this."""
    return Statutes(row for row in _shipped() if row.key != key)


def sets(key: str, value: int | str | None, *, since: date, strict: bool = True) -> Parameter:
    """A row of the database from a day on, in the place of whatever was asked from then on."""
    statute = Statute.objects.create(name=f"Quy định {key}", valid_from=since)
    Parameter.objects.filter(key=key, valid_from__gte=since).delete()
    Parameter.objects.filter(key=key).filter(not_over(since)).update(valid_to=since)
    return Parameter.objects.create(
        statute=statute, key=key, value=value, clause="Điều 7", valid_from=since, strict=strict
    )


def calls(what: str, key: str, english: str, *, since: date) -> OrganisationTerm:
    """A word of the database from a day on, in the place of whatever was said from then on; in both languages."""
    statute = Statute.objects.create(name=f"Quy định {key}", valid_from=since)
    same = OrganisationTerm.objects.filter(what=what, key=key)
    same.filter(valid_from__gte=since).delete()
    same.filter(not_over(since)).update(valid_to=since)
    said = {"what": what, "key": key, "vietnamese": english, "english": english}
    return OrganisationTerm.objects.create(statute=statute, valid_from=since, **said)
