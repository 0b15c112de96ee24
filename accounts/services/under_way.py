"""How far a job is, told by its handler while it lasts, and that nobody wants it any more, told to the handler."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from accounts.models import Job


class JobCancelled(Exception):
    """Raised where a handler tells how far it is: whoever asked has stopped the job."""


@dataclass
class UnderWay:
    """What is known of a job in the process that does it. `is_told`: whether the row says so too."""

    step: str = ""
    done: int = 0
    of: int = 0
    is_told: bool = True
    is_cancelled: bool = False


_under_way: ContextVar[UnderWay | None] = ContextVar("under_way", default=None)


def tell(step: Job.Step, done: int = 0, of: int = 0) -> None:
    """The handler is at this step, and has done so much of it, of so much (0: it is not counted). Outside a job nobody listens.

    Raises JobCancelled.
    """
    if (under_way := _under_way.get()) is None:
        return
    if under_way.is_cancelled:
        raise JobCancelled
    under_way.step, under_way.done, under_way.of, under_way.is_told = step, done, of, False


@contextmanager
def being_done() -> Iterator[UnderWay]:
    under_way = UnderWay()
    token = _under_way.set(under_way)
    try:
        yield under_way
    finally:
        _under_way.reset(token)
