from collections.abc import Callable
from operator import attrgetter
from typing import Any

from django.utils.translation import gettext_lazy

from accounts.tables import Column, Only, Text, Words
from cells.queries.names import Named

_ORGANISATION = gettext_lazy("Organisation")


def name_with_above(
    name: str,
    named: str,
    *,
    heading: Words = _ORGANISATION,
    link: str | Callable[[Any], str] | None = None,
    note: str = "",
    sort: tuple[str, ...] = (),
    width: int = 40,
) -> tuple[Column, Column]:
    """An organisation among several (`named`: where a row has it, as a Named): on a page its name, what it stands below quietly
    beside it and then the `note`, in Excel a column for each."""
    of, noted = attrgetter(named), attrgetter(note) if note else None

    def beside(row: object) -> str:
        said: Named = of(row)
        return said.noted(str(noted(row)) if noted else "")

    return (
        Text(name, heading, f"{named}.name", link=link, note=beside, sort=sort, width=width),
        Text(f"{name}_above", gettext_lazy("Belongs to"), f"{named}.above", only=Only.EXCEL, width=width),
    )


def code_and_name(
    code: str,
    named: str = "named",
    *,
    link: str | Callable[[Any], str] = "address",
    heading: Words = _ORGANISATION,
) -> tuple[Column, ...]:
    """The same with the code: on a page beside the name, in Excel a column of its own."""
    return (
        Text("code", gettext_lazy("Code"), code, only=Only.EXCEL),
        *name_with_above("name", named, heading=heading, link=link, note=code),
    )
