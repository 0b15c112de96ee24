"""What is asked for. The same order on the same data gives the same bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from accounts.rules.days import day_in_words
from cells.models import Organisation
from pilots.models import Round
from reports.rules.kinds import Argument, DocumentKind


@dataclass(frozen=True)
class Order:
    """Which document of which organisation. `on` None: the day its matter is of, or today. `round_id`, `meeting_id` None: the
    newest. `group_id` None: all groups of the meeting. `person_id`, `transfer_id` None: all that the document
    concerns on the day."""

    kind: DocumentKind
    organisation: Organisation
    on: date | None = None
    round_id: int | None = None
    meeting_id: int | None = None
    since: date | None = None
    group_id: int | None = None
    person_id: int | None = None
    transfer_id: int | None = None

    @property
    def arguments(self) -> dict[Argument, object]:
        """Those it was asked by."""
        asked: dict[Argument, object] = {
            Argument.ON: self.on,
            Argument.FROM: self.since,
            Argument.ROUND: self.round_id,
            Argument.MEETING: self.meeting_id,
            Argument.GROUP: self.group_id,
            Argument.PERSON: self.person_id,
            Argument.TRANSFER: self.transfer_id,
        }
        return {argument: value for argument, value in asked.items() if value is not None}

    @property
    def query(self) -> str:
        """As an address has it."""
        said = [
            (str(name), day_in_words(value) if isinstance(value, date) else value)
            for name, value in self.arguments.items()
        ]
        return f"?{urlencode(said)}" if said else ""

    @property
    def params(self) -> dict[str, object]:
        """As a job keeps it."""
        return {"kind": str(self.kind), "organisation": self.organisation.code} | {
            str(argument): value for argument, value in self.arguments.items()
        }


@dataclass(frozen=True)
class Matter:
    """What a document is about: what is written for it by hand belongs to that, never to the day on which it is printed."""

    organisation: Organisation
    day: date
    round: Round | None = None
    since: date | None = None
    """The first day of a report on a longer time."""


def order_from(params: Mapping[str, Any], organisation: Organisation) -> Order:
    """What `params` kept."""
    on, since = params.get(Argument.ON), params.get(Argument.FROM)
    return Order(
        kind=DocumentKind(params["kind"]),
        organisation=organisation,
        on=date.fromisoformat(on) if on else None,
        round_id=params.get(Argument.ROUND),
        meeting_id=params.get(Argument.MEETING),
        since=date.fromisoformat(since) if since else None,
        group_id=params.get(Argument.GROUP),
        person_id=params.get(Argument.PERSON),
        transfer_id=params.get(Argument.TRANSFER),
    )
