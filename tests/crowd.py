"""Many real processes that press the same button at the same moment."""

import multiprocessing
import traceback
from collections import Counter
from collections.abc import Callable

from django.db import connections

from accounts.rules.refusal import Refused

DONE, REFUSED, BROKEN = 0, 10, 20
PATIENCE = 120


def press_at_once(attempt: Callable[[int], object], *, people: int) -> Counter[str]:
    """How often `attempt(number)` was done, refused (with Refused), or broke with any other error.

    Each attempt is a process of its own with its own connection; a barrier lets them all begin together.
    """
    fork = multiprocessing.get_context("fork")
    barrier = fork.Barrier(people)
    # A forked child must not speak on its parent's connection.
    connections.close_all()
    processes = [fork.Process(target=_try, args=(attempt, number, barrier)) for number in range(people)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(PATIENCE)
    names = {DONE: "done", REFUSED: "refused"}
    return Counter(
        names.get(process.exitcode if process.exitcode is not None else BROKEN, "broken") for process in processes
    )


def _try(attempt: Callable[[int], object], number: int, barrier: object) -> None:
    import os

    code = BROKEN
    try:
        # Its parent's may still lie there: the browser's event loop gave the tests of the parent another place to keep theirs.
        connections["default"] = connections.create_connection("default")
        connections["default"].ensure_connection()
        barrier.wait(PATIENCE)
        attempt(number)
        code = DONE
    except Refused:
        code = REFUSED
    except BaseException:
        traceback.print_exc()
    finally:
        connections.close_all()
        # Not sys.exit: the child must not run what pytest does at the end.
        os._exit(code)
