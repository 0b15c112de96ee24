"""From a document of the rules to a PDF, the same bytes for the same data on every machine with the same fonts."""

from pathlib import Path
from typing import NoReturn

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from reports.services.html import STATIC

_CONTENT_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png"}

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
        page = HTML(string=html, base_url=STATIC, url_fetcher=OwnFilesOnly())
        return bytes(page.write_pdf(**_ARCHIVAL, presentational_hints=True))
    except FatalURLFetchingError as error:
        raise ResourceRefused(str(error)) from error
