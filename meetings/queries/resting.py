"""What upper apps rest on a meeting that was held in person: a vote that stands in their records. They say so at start-up."""

from collections.abc import Callable

from meetings.models import Meeting

Rests = Callable[[Meeting], bool]
_rests: list[Rests] = []


def rests_on_meetings(look: Rests) -> None:
    _rests.append(look)


def carries_votes(meeting: Meeting) -> bool:
    return any(look(meeting) for look in _rests)
