"""Cells of the whole register, by what lists call them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from cells.queries.organisations import Kind, versions_on
from cells.rules.names import fold
from cells.rules.national_code import read_national_code


def cells_called(texts: Iterable[str], day: date) -> dict[str, set[int]]:
    """By text the cells that have it as their national code, else as their code, else as their name."""
    known = list(texts)
    national = {text: code for text in known if (code := read_national_code(text).value)}
    by_code = Q(organisation__code__among=[*known, *(text.upper() for text in known)])
    by_name = Q(search_key__among=[fold(text) for text in known])
    wanted = by_code | by_name | Q(national_code__among=list(national.values()))
    cells = versions_on(day).filter(wanted, kind=Kind.CELL).order_by()
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    columns = ("organisation_id", "organisation__code", "search_key", "national_code")
    for pk, code, name, whole in cells.values_list(*columns):
        found["code", code.casefold()].add(pk)
        found["name", name].add(pk)
        found["national", whole].add(pk)
    return {
        text: found.get(("national", national.get(text, "-")))
        or found.get(("code", text.casefold()))
        or found.get(("name", fold(text)), set())
        for text in known
    }
