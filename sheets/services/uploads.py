"""Where uploaded files lie until their sheet is entered or discarded. They hold personal data: nobody else reads them."""

import hashlib
import json
import os
from pathlib import Path

from django.conf import settings

from sheets.models import Sheet


def path_of(sheet: Sheet) -> Path:
    return Path(settings.UPLOADS_DIR) / str(sheet.pk)


def keep_aside(content: bytes) -> Path:
    """The file before there is a sheet for it."""
    folder = Path(settings.UPLOADS_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{hashlib.sha256(content).hexdigest()}-{os.urandom(8).hex()}"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    return path


def forget(sheet: Sheet) -> None:
    path_of(sheet).unlink(missing_ok=True)
    _progress_of(sheet).unlink(missing_ok=True)


def report_progress(sheet: Sheet, done: int, of: int) -> None:
    """Beside the file, not in the database: what is written all or nothing shows nothing before its end."""
    path = _progress_of(sheet)
    if path.parent.exists():
        unfinished = path.with_suffix(".unfinished")
        unfinished.write_text(json.dumps([done, of]))
        unfinished.rename(path)


def progress(sheet: Sheet) -> tuple[int, int]:
    """How many rows are done, of how many."""
    try:
        done, of = json.loads(_progress_of(sheet).read_text())
    except (OSError, ValueError):
        return 0, 0
    return done, of


def _progress_of(sheet: Sheet) -> Path:
    return Path(settings.UPLOADS_DIR) / f"{sheet.pk}.progress"
