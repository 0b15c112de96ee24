"""From a document of the rules to a PDF, the same bytes for the same data on every machine with the same fonts."""

from pathlib import Path
from typing import NoReturn

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.template.loader import render_to_string
from django.utils import translation
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

STATIC = "static:"
STYLESHEET = f"{STATIC}reports/document.css"
_CONTENT_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png"}


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


def document_html(template: str, document: object) -> str:
    """Documents are Vietnamese whatever the language of the one who asks."""
    with translation.override("vi"):
        return render_to_string(template, {"document": document, "stylesheet": STYLESHEET})


def pdf_of(html: str) -> bytes:
    """Raises ResourceRefused where the page asks for anything but our own files."""
    try:
        return bytes(HTML(string=html, base_url=STATIC, url_fetcher=OwnFilesOnly()).write_pdf())
    except FatalURLFetchingError as error:
        raise ResourceRefused(str(error)) from error


def render_pdf(template: str, document: object) -> bytes:
    return pdf_of(document_html(template, document))
