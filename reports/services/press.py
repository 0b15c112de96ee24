"""Processes that lay documents out (printing/child.py), kept from one document to the next: half a second of a single one is
loading what it needs. What a document may take is bounded; beyond that its process ends, and whoever asked is told so in a
sentence."""

import atexit
import json
import os
import select
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused

ROWS_A_PART = 500
"""Of tables: what is longer is laid out in parts. More rows at once take more memory, fewer make pages twice more often."""
MOST_BYTES = 16 * 2**20
"""Of HTML: some twenty-five thousand rows of nine columns."""
MEMORY = 768 * 2**20
"""Of address space: a process takes 210 of it before it lays anything out, with four hundred pages of text 400."""
SECONDS = 600
"""For one document, on a machine that is not quiet. A job is taken for stuck after 900."""
KEPT_FOR = 300
"""Seconds without a document, after which a process is not asked any more."""
AT_ONCE = 2
"""Processes of one process of ours. Of a long document another one draws what the first has laid out."""
Told = Callable[[int, int], object]
"""Learns how many rows are laid out, of how many. What it raises ends the document."""
STATIC = Path(settings.BASE_DIR) / "static"
_FRAME = struct.Struct(">cI")
_KEPT_OF_ENVIRONMENT = (
    "PATH",
    "HOME",
    "LANG",
    "XDG_CACHE_HOME",
    "FONTCONFIG_PATH",
    "FONTCONFIG_FILE",
    "PYTHONHASHSEED",
)


class ResourceRefused(Exception):
    """A document asked for something that is not ours or not there: no PDF at all rather than one with a hole in it."""


def nobody(_done: int, _of: int) -> None:
    """Is told nothing."""


def check_length(html: str) -> None:
    """Raises Refused where there is more of it than goes on paper at once."""
    if len(html.encode()) > MOST_BYTES:
        raise Refused(_too_much())


def pdf_of(html: str, *, told: Told = nobody, rows_a_part: int = ROWS_A_PART) -> bytes:
    """The same bytes for the same HTML. Raises ResourceRefused where it asks for anything but our own files, and Refused where it
    takes more than a document may."""
    check_length(html)
    try:
        with _process() as process:
            return process.printed(html.encode(), told=told, rows_a_part=rows_a_part)
    except _Gone:
        raise Refused(_too_much()) from None


def _too_much() -> str:
    return _(
        "The document is longer than what can be printed at once. Shorten it; ask for a list as Excel, or for the documents of "
        "the organisations below one by one."
    )


class _Gone(Exception):
    """It ended before it answered, or takes too long."""


class _Process:
    def __init__(self) -> None:
        self.used_at = time.monotonic()
        theirs, asked = os.pipe()
        answers, tells = os.pipe()
        self._asked, self._answers = FileIO(asked, "w"), FileIO(answers)
        # Our own module. It has no use for the secrets of the environment.
        self._popen = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "reports.services.printing.child", str(STATIC), str(MEMORY), str(SECONDS)],
            stdin=theirs,
            stdout=tells,
            cwd=settings.BASE_DIR,
            env={name: os.environ[name] for name in _KEPT_OF_ENVIRONMENT if name in os.environ},
            start_new_session=True,
        )
        os.close(theirs)
        os.close(tells)

    @property
    def may_be_asked(self) -> bool:
        return self._popen.poll() is None and time.monotonic() - self.used_at < KEPT_FOR

    def printed(self, content: bytes, *, told: Told, rows_a_part: int) -> bytes:
        """Raises _Gone too."""
        until = time.monotonic() + SECONDS
        self._ask(content, rows_a_part)
        while True:
            kind, answer = self._frame(until)
            if kind == b"F":
                self.used_at = time.monotonic()
                return answer
            if kind == b"R":
                raise ResourceRefused(answer.decode())
            told(*json.loads(answer))

    def _ask(self, content: bytes, rows_a_part: int) -> None:
        asking = json.dumps({"length": len(content), "rows_a_part": rows_a_part}).encode() + b"\n"
        try:
            for part in (asking, content):
                self._write(part)
        except BrokenPipeError:
            raise _Gone from None

    def _write(self, content: bytes) -> None:
        left = memoryview(content)
        while left:
            left = left[self._asked.write(left) :]

    def _frame(self, until: float) -> tuple[bytes, bytes]:
        kind, length = _FRAME.unpack(self._read(_FRAME.size, until))
        return kind, self._read(length, until)

    def _read(self, length: int, until: float) -> bytes:
        """Raises _Gone, also where it takes too long."""
        content = bytearray()
        while len(content) < length:
            if not select.select([self._answers], [], [], max(until - time.monotonic(), 0))[0]:
                raise _Gone
            more = self._answers.read(length - len(content))
            if not more:
                raise _Gone
            content += more
        return bytes(content)

    def end(self) -> None:
        """With the one that draws for it."""
        with suppress(ProcessLookupError):
            os.killpg(self._popen.pid, signal.SIGKILL)
        self._popen.wait()
        self._asked.close()
        self._answers.close()


class _Press:
    """Those that wait for the next document."""

    def __init__(self) -> None:
        self.free = threading.BoundedSemaphore(AT_ONCE)
        self.waiting: list[_Process] = []


_press = _Press()


def _anew() -> None:
    """A copy of this process has its own: two who write to one would get each other's answers."""
    global _press
    _press = _Press()


def _end_all() -> None:
    """None outlives whom it works for."""
    for process in _press.waiting:
        process.end()


os.register_at_fork(after_in_child=_anew)
atexit.register(_end_all)


@contextmanager
def _process() -> Iterator[_Process]:
    press = _press
    with press.free:
        process = press.waiting.pop() if press.waiting else _Process()
        if not process.may_be_asked:
            process.end()
            process = _Process()
        try:
            yield process
        except ResourceRefused:
            press.waiting.append(process)
            raise
        except BaseException:
            process.end()
            raise
        press.waiting.append(process)
