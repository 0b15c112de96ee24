"""Places for what takes long, so that what is short always finds a thread and the machine is not worn out by it (decision 32)."""

import fcntl
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic, sleep

GiveBack = Callable[[], None]
"""To be called once."""
PAUSE = 0.05
"""Seconds between two looks of who waits."""


class Places:
    """So many for all processes of the machine: each is a file that whoever has it keeps locked, until it is given back or the
    process is no more. Whoever has one or waits for one keeps a thread of this process, two of which are left to others."""

    def __init__(self, folder: Path, *, number: int, threads: int) -> None:
        folder.mkdir(exist_ok=True)
        self._files = [folder / str(place) for place in range(number)]
        self._here = threading.BoundedSemaphore(max(1, threads - 2))
        self._may_wait = threads > 2

    def take(self, *, patience: float) -> GiveBack | None:
        """None where no place got free within so many seconds, or too many of this process have one or wait already."""
        if not self._here.acquire(blocking=False):
            return None
        unlock = self._free(until=monotonic() + (patience if self._may_wait else 0))
        if unlock is None:
            self._here.release()
            return None
        return partial(self._give_back, unlock)

    def _free(self, *, until: float) -> GiveBack | None:
        while True:
            for file in self._files:
                if (unlock := _locked(file)) is not None:
                    return unlock
            if monotonic() >= until:
                return None
            sleep(PAUSE)

    def _give_back(self, unlock: GiveBack) -> None:
        unlock()
        self._here.release()


def _locked(file: Path) -> GiveBack | None:
    """None where somebody else has it, be it another thread."""
    opened = file.open("w")
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        opened.close()
        return None
    return opened.close
