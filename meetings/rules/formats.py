"""Formats of a meeting, and as what each of them is registered and counted."""

from enum import StrEnum

from pilots.rules.terms import Format


class MeetingFormat(StrEnum):
    IN_PERSON = "in_person"
    HYBRID = "hybrid"
    FULL_ONLINE = "full_online"
    BY_GROUP = "by_group"


ONLINE_FORMATS = (MeetingFormat.HYBRID, MeetingFormat.FULL_ONLINE)


def counted_as(format: str) -> Format | None:
    """The pilot a meeting belongs to: hybrid and fully online share one quota; in person needs no pilot and has none."""
    if format in ONLINE_FORMATS:
        return Format.ONLINE
    return Format.BY_GROUP if format == MeetingFormat.BY_GROUP else None
