"""The process that lays documents out, one after another (reports/services/press.py starts it):

    python -m reports.services.printing.child STATIC MEMORY SECONDS

Reads a line of JSON (`length`, `rows_a_part`) and that many bytes of HTML; answers in frames of a letter, a length and so many
bytes: P how many rows are laid out of how many, F the PDF, R what it asks for that is not ours. MEMORY is in bytes, of address
space; SECONDS are those of one document. What nobody has foreseen ends this process and nothing else, and so does the end of the
one that asks.
"""

import gc
import json
import os
import resource
import select
import signal
import struct
import sys
from io import FileIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from weasyprint.urls import FatalURLFetchingError

from reports.services.printing.cutting import sheets_of
from reports.services.printing.layout import ARCHIVAL, Layout, collector_off
from reports.services.printing.long import write_long

IDLE = 600
"""Seconds after which a process that nobody asks goes."""
_FRAME = struct.Struct(">cI")


def main(static: str, memory: str, seconds: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked, answers = _streams()
    layout = Layout(Path(static))
    gc.collect()
    gc.freeze()
    while select.select([asked], [], [], IDLE)[0] and (line := asked.readline()):
        asking = json.loads(line)
        html = _read(asked, asking["length"]).decode()
        signal.alarm(int(seconds))
        _answer(html, layout, answers, rows_a_part=asking["rows_a_part"])
        signal.alarm(0)


def _streams() -> tuple[FileIO, BinaryIO]:
    """What is asked and what is answered. What a library prints is no part of the answer."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return FileIO(sys.stdin.fileno(), closefd=False), answers


def _read(asked: FileIO, length: int) -> bytes:
    """Not buffered: what is read ahead would not be waited for any more."""
    content = bytearray()
    while len(content) < length and (more := asked.read(length - len(content))):
        content += more
    return bytes(content)


def _answer(html: str, layout: Layout, answers: BinaryIO, *, rows_a_part: int) -> None:
    try:
        with collector_off():
            sheets = sheets_of(html)
            if len(sheets.rows) <= rows_a_part + rows_a_part // 4:
                _send(answers, b"F", layout.laid_out(html).write_pdf(**ARCHIVAL))
                return
            with TemporaryFile() as output:

                def told(done: int, of: int) -> None:
                    _send(answers, b"P", json.dumps([done, of]).encode())

                write_long(sheets, layout, output, rows_a_part=rows_a_part, told=told)
                output.seek(0)
                _send(answers, b"F", output.read())
    except FatalURLFetchingError as refused:
        _send(answers, b"R", str(refused).encode())


def _send(answers: BinaryIO, kind: bytes, content: bytes) -> None:
    answers.write(_FRAME.pack(kind, len(content)))
    answers.write(content)
    answers.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
