"""What is looked at before the IT infrastructure of an online pilot is called sufficient (03-HD/TW, II.2)."""

from collections.abc import Collection
from enum import StrEnum


class Point(StrEnum):
    CONNECTION = "connection"
    DEVICE = "device"
    ROOM = "room"
    PLATFORM = "platform"
    """Approved for the work of the Party."""


def not_looked_at(points: Collection[str]) -> tuple[Point, ...]:
    """The points nobody has looked at, in the order of the form. They are a warning, not a refusal: the guidance lists none."""
    return tuple(point for point in Point if point not in points)
