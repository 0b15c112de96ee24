"""Doing an act in order to see what would come of it, and taking it back before anybody else can see it."""

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction

Seen = TypeVar("Seen")


def rehearse(act: Callable[[], object], look: Callable[[], Seen]) -> Seen:
    """What `look` finds after the act. Refused comes through as from the act itself."""
    with transaction.atomic():
        act()
        seen = look()
        transaction.set_rollback(True)
    return seen
