"""Places for what takes long, so that what is short always finds a thread and the machine is not worn out by it (decision 32)."""

import fcntl
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic, sleep

GiveBack = Callable[[], None]
"""To be called once."""
PAUSE = 0.1
"""Seconds between two looks of who waits."""


class Places:
    """So many for all processes of the machine: each is a file that whoever has it keeps locked, until it is given back or the
    process is no more. And so many within this process as leave two of its threads to others."""

    def __init__(self, folder: Path, *, number: int, threads: int) -> None:
        folder.mkdir(exist_ok=True)
        self._files = [folder / str(place) for place in range(number)]
        self._here = threading.BoundedSemaphore(max(1, threads - 2))
        # Who waits keeps a thread too: nobody does where it would be the last.
        self._waiting = threading.Semaphore(1 if threads > 2 else 0)

    def take(self, *, patience: float) -> GiveBack | None:
        """None where no place got free within so many seconds, or somebody waits already: whoever else comes is told at once."""
        place = self._free()
        if place is not None or not self._waiting.acquire(blocking=False):
            return place
        try:
            until = monotonic() + patience
            while place is None and monotonic() < until:
                sleep(PAUSE)
                place = self._free()
            return place
        finally:
            self._waiting.release()

    def _free(self) -> GiveBack | None:
        if not self._here.acquire(blocking=False):
            return None
        for file in self._files:
            if (unlock := _locked(file)) is not None:
                return partial(self._give_back, unlock)
        self._here.release()
        return None

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
