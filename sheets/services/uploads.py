"""Where uploaded files lie, sealed, until their sheet is entered or discarded: they hold personal data."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from accounts.rules.refusal import Refused
from sheets.models import Sheet
from sheets.models.sealed import CannotUnseal, seal, unseal

logger = logging.getLogger(__name__)

SHOWN_FOR = 24 * 60 * 60
"""Seconds. No list is worked on for so long."""


def path_of(sheet: Sheet) -> Path:
    return Path(settings.UPLOADS_DIR) / str(sheet.pk)


def keep(sheet: Sheet, content: bytes) -> None:
    path = path_of(sheet)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(seal(content))


@contextmanager
def opened(sheet: Sheet) -> Iterator[Path]:
    """The file as it was uploaded, in memory. Raises Refused where it is not there any more."""
    try:
        content = unseal(path_of(sheet).read_bytes())
    except (FileNotFoundError, CannotUnseal) as gone:
        raise Refused(_("The file is no longer kept. Upload it again.")) from gone
    with in_clear(content) as path:
        yield path


@contextmanager
def in_clear(content: bytes) -> Iterator[Path]:
    """A path by which this process and its children read the content. It lies in memory alone; only where the system has no
    such files it lies on the disk, for as long as it is read."""
    if not hasattr(os, "memfd_create"):
        with NamedTemporaryFile() as file:
            file.write(content)
            file.flush()
            yield Path(file.name)
        return
    with os.fdopen(os.memfd_create("list"), "wb") as in_memory:
        in_memory.write(content)
        in_memory.flush()
        yield Path(f"/proc/{os.getpid()}/fd/{in_memory.fileno()}")


def forget(sheet: Sheet) -> None:
    path_of(sheet).unlink(missing_ok=True)
    with _without_harm(sheet):
        cache.delete(_progress_of(sheet))


def report_progress(sheet: Sheet, done: int, of: int) -> None:
    """Not in the database: what is written all or nothing shows nothing before its end."""
    with _without_harm(sheet):
        cache.set(_progress_of(sheet), (done, of), SHOWN_FOR)


def progress(sheet: Sheet) -> tuple[int, int]:
    """How many rows are done, of how many."""
    done, of = 0, 0
    with _without_harm(sheet):
        done, of = cache.get(_progress_of(sheet), (0, 0))
    return done, of


@contextmanager
def _without_harm(sheet: Sheet) -> Iterator[None]:
    """A cache that is away shows no progress, and that is all."""
    try:
        yield
    except Exception:
        logger.warning("The progress of list %s cannot be shown", sheet.pk, exc_info=True)


def _progress_of(sheet: Sheet) -> str:
    return f"sheets.progress.{sheet.pk}"
