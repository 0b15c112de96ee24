"""Meetings as a calendar file (RFC 5545): for the calendar of a telephone or of Outlook."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

LONGEST = 75
"""Octets of a line; what is longer goes on in the next one, after a blank."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


@dataclass(frozen=True)
class Event:
    """`begins`: a moment, or the day where no hour is told. `sequence`: how often it was changed since it was planned."""

    uid: str
    begins: datetime | date
    ends: datetime | None
    summary: str
    location: str = ""
    address: str = ""
    sequence: int = 0
    is_cancelled: bool = False


def calendar_file(events: Iterable[Event], *, name: str, at: datetime) -> str:
    """`at`: when it is made."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//partyadmin//meetings//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        *(line for event in events for line in _event(event, at)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(event: Event, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_moment(at)}"
    if isinstance(event.begins, datetime):
        yield f"DTSTART:{_moment(event.begins)}"
    else:
        yield f"DTSTART;VALUE=DATE:{event.begins:%Y%m%d}"
    if isinstance(event.begins, datetime) and event.ends is not None:
        yield f"DTEND:{_moment(event.ends)}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"
    yield f"SUMMARY:{escaped(event.summary)}"
    if event.location:
        yield f"LOCATION:{escaped(event.location)}"
    if event.address:
        yield f"URL:{event.address}"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    return text.translate(_ESCAPED)


def folded(line: str) -> str:
    """No line is longer than 75 octets, and no letter is cut in two."""
    parts, octets = [""], 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > LONGEST:
            parts.append(" ")
            octets = 1
        parts[-1] += letter
        octets += size
    return "\r\n".join(parts)


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
