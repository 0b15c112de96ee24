"""From a document of the rules to a PDF, the same bytes for the same data on every machine with the same fonts."""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NoReturn

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from reports.services.html import STATIC, STYLESHEET

_CONTENT_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png"}

_LINK = f'<link rel="stylesheet" href="{STYLESHEET}">'
_ARCHIVAL = {"pdf_variant": "pdf/a-2b", "pdf_tags": True}
"""Readable in fifty years, and by those who listen to it."""


class ResourceRefused(Exception):
    """A document asked for something that is not ours or not there: no PDF at all rather than one with a hole in it."""


class OwnFilesOnly(URLFetcher):
    """Static files of the product (`static:reports/document.css`) and `data:`; no file://, no network."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url.startswith(STATIC):
            return self._static(url)
        try:
            return super().fetch(url, headers)
        except Exception as error:
            _refuse(url, error)

    def _static(self, url: str) -> URLFetcherResponse:
        name = url.removeprefix(STATIC)
        try:
            path = finders.find(name)
        except SuspiciousFileOperation as error:
            _refuse(url, error)
        content_type = _CONTENT_TYPES.get(Path(name).suffix)
        if path is None or content_type is None:
            _refuse(url, None)
        return URLFetcherResponse(url, Path(str(path)).read_bytes(), {"Content-Type": content_type})


def _refuse(url: str, error: Exception | None) -> NoReturn:
    # WeasyPrint goes on without what it could not fetch unless told so in its own way.
    raise FatalURLFetchingError(url[:200]) from error


def pdf_of(html: str) -> bytes:
    """Raises ResourceRefused where the page asks for anything but our own files."""
    try:
        with _collector_off():
            return _written(html)
    except FatalURLFetchingError as error:
        raise ResourceRefused(str(error)) from error


def _written(html: str) -> bytes:
    kept = _kept()
    page = HTML(string=html.replace(_LINK, ""), base_url=STATIC, url_fetcher=OwnFilesOnly())
    return bytes(
        page.write_pdf(
            **_ARCHIVAL,
            presentational_hints=True,
            font_config=kept.fonts,
            stylesheets=[kept.stylesheet] if _LINK in html else None,
        )
    )


class _Kept(threading.local):
    """Read once in a thread: they take a quarter of the time of a page. Fonts are not shared between threads."""

    def __init__(self) -> None:
        self.fonts = FontConfiguration()
        self.stylesheet = CSS(url=STYLESHEET, url_fetcher=OwnFilesOnly(), font_config=self.fonts)


@cache
def _kept() -> _Kept:
    return _Kept()


@contextmanager
def _collector_off() -> Iterator[None]:
    """While a document is laid out hardly anything becomes garbage, and looking for it again and again takes a quarter of the
    time of a long table. Others may be at it in this process."""
    with _at_it:
        _documents_under_way.append(None)
        gc.disable()
    try:
        yield
    finally:
        with _at_it:
            _documents_under_way.pop()
            if not _documents_under_way:
                gc.enable()


_at_it = threading.Lock()
_documents_under_way: list[None] = []
