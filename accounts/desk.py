"""The desk shows what is owed. Each app adds its own section at start-up, so that no lower app knows an upper one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.requests import Request


@dataclass(frozen=True)
class Duty:
    """One thing to do or to know: a line of the desk that leads to where it is done."""

    title: str
    url: str
    detail: str = ""
    due_on: date | None = None
    overdue: bool = False
    action: str = ""
    """What the button says; without it the title alone is the link."""
    links: Sequence[tuple[str, str]] = ()
    """Further pages about it: (label, address)."""


@dataclass(frozen=True)
class Section:
    title: str
    duties: Sequence[Duty]
    empty: str = ""
    """What to say when there is nothing; with neither duties nor this the section is left out."""


Provider = Callable[..., Sequence[Section]]
"""Asked with the request as the app that provides knows it."""
_providers: list[tuple[int, Provider]] = []


def add_to_desk(provider: Provider, *, position: int) -> None:
    _providers.append((position, provider))


def sections(request: Request) -> list[Section]:
    shown = [section for _, provide in sorted(_providers, key=lambda entry: entry[0]) for section in provide(request)]
    return [section for section in shown if section.duties or section.empty]
