"""Places of a process for what takes long, so that what is short always finds a thread (decision 32)."""

import threading


class Places:
    """So many are at it at once; so many more may wait for a place, each in a thread of its own. Whoever finds neither is told
    at once."""

    def __init__(self, number: int, *, waiting: int) -> None:
        self._free = threading.BoundedSemaphore(number)
        self._waiting = threading.Semaphore(waiting)

    def take(self, *, patience: float) -> bool:
        """A place, which has to be given back; False where there was none within so many seconds, or no room to wait."""
        if self._free.acquire(blocking=False):
            return True
        if not self._waiting.acquire(blocking=False):
            return False
        try:
            return self._free.acquire(timeout=patience)
        finally:
            self._waiting.release()

    def give_back(self) -> None:
        self._free.release()
