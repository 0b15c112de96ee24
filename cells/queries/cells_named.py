"""Finding a cell by what a clerk knows of it: its code, or part of its name.

Names of organisations are no secret, wherever they are; their members are.
"""

from datetime import date

from accounts.rules.text import clean_text
from cells.models import OrganisationVersion
from cells.queries.name_search import holding
from cells.queries.organisations import Kind, versions_on
from cells.rules.national_code import read_national_code

MOST = 8


def cells_named(words: str, day: date) -> list[OrganisationVersion]:
    """The one with exactly this code, its own or the national one, else those whose name holds every word; at most MOST + 1."""
    cells, text = versions_on(day).filter(kind=Kind.CELL), clean_text(words)
    national = read_national_code(text).value
    by_code = cells.filter(national_code=national) if national else cells.filter(organisation__code__iexact=text)
    if exact := list(by_code[:1]):
        return exact
    return list(cells.filter(holding(words)).order_by("organisation__code")[: MOST + 1])
