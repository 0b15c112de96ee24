"""What is kept up beside the acts: done when an act has been committed, and again and again by whoever watches the jobs.

A chore may be done at any time and any number of times, and nothing waits for it: what it makes is a shorter way to what is
known anyway.
"""

from collections.abc import Callable

from django.db import connection, transaction

Chore = Callable[[], object]
_chores: dict[Chore, bool] = {}


def add_chore(chore: Chore, *, after_acts: bool) -> None:
    """Upper apps say at start-up what is to be kept up, and whether it is soon after each act or when there is time for it."""
    _chores[chore] = after_acts


def do_chores() -> None:
    for chore in _chores:
        chore()


def do_chores_after_commit() -> None:
    """Once a transaction, however many acts it holds. A chore that fails is logged and disturbs nobody."""
    if _after_acts not in (waiting[1] for waiting in connection.run_on_commit):
        transaction.on_commit(_after_acts, robust=True)


def _after_acts() -> None:
    for chore, after_acts in _chores.items():
        if after_acts:
            chore()
