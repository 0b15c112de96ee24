from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy

from accounts.tables import Column, Only, Text, Words

_ORGANISATION = gettext_lazy("Organisation")


def code_and_name(
    code: str,
    name: str = "name",
    *,
    link: str | Callable[[Any], str] = "address",
    heading: Words = _ORGANISATION,
) -> tuple[Column, Column]:
    """An organisation in a list: on a page its name with the code beside it, in Excel a column for each."""
    return (
        Text("code", gettext_lazy("Code"), code, only=Only.EXCEL),
        Text("name", heading, name, link=link, note=code, width=40),
    )
