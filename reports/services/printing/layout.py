"""Laying a document out: the same bytes for the same HTML on every machine with the same fonts."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import pydyf
from weasyprint import CSS, DEFAULT_OPTIONS, HTML
from weasyprint.css import StyleFor
from weasyprint.document import Document, Page
from weasyprint.formatting_structure.boxes import Box, TableBox, TableRowBox
from weasyprint.layout import LayoutContext
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

STATIC = "static:"
"""Before the name of a file of the product in the HTML of a document."""
STYLESHEET = f"{STATIC}reports/document.css"
ARCHIVAL = {"pdf_variant": "pdf/a-2b", "pdf_tags": True}
"""Readable in fifty years, and by those who listen to it."""

_OPTIONS = {**ARCHIVAL, "presentational_hints": True}
_CONTENT_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png"}
_LINK = f'<link rel="stylesheet" href="{STYLESHEET}">'


class OwnFilesOnly(URLFetcher):
    """Static files of the product (`static:reports/document.css`) and `data:`; no file://, no network."""

    def __init__(self, static: Path) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)
        self._root = static.resolve()

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url.startswith(STATIC):
            return self._static(url)
        try:
            return super().fetch(url, headers)
        except Exception as error:
            _refuse(url, error)

    def _static(self, url: str) -> URLFetcherResponse:
        path = (self._root / url.removeprefix(STATIC)).resolve()
        content_type = _CONTENT_TYPES.get(path.suffix)
        if not path.is_relative_to(self._root) or not path.is_file() or content_type is None:
            _refuse(url, None)
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": content_type})


def _refuse(url: str, error: Exception | None) -> NoReturn:
    # WeasyPrint goes on without what it could not fetch unless told so in its own way.
    raise FatalURLFetchingError(url[:200]) from error


class Place(NamedTuple):
    """Where a part begins: behind so many pages, which have so many of its rows already, and behind so many footnotes of the
    document."""

    pages: int
    rows: int
    notes: int = 0


class Layout:
    """Stylesheet and fonts are read once: they take a quarter of the time of a page."""

    def __init__(self, static: Path) -> None:
        self._fetcher = OwnFilesOnly(static)
        self._fonts = FontConfiguration()
        self._sheet = cache(lambda: self._css(url=STYLESHEET))

    def laid_out(self, html: str) -> Document:
        """Its pages. Raises FatalURLFetchingError where it asks for anything but our own files."""
        page = HTML(string=html.replace(_LINK, ""), base_url=STATIC, url_fetcher=self._fetcher)
        return page.render(**_OPTIONS, font_config=self._fonts, stylesheets=self._sheets(html))

    def part_laid_out(self, html: str, place: Callable[[], Place]) -> Document:
        """The pages of a part that begins with rows, if it is not the first. `place` is asked when styles are found, for which
        nobody needs to know it. Raises as above."""
        # Its rules for pages are looked at when pages are made.
        goes_on = self._css(string="")

        def begin(style_for: StyleFor) -> None:
            pages, rows, notes = place()
            if pages:
                goes_on.page_rules += self._css(string=_goes_on_after(pages)).page_rules
            if pages % 2:
                style_for(page.etree_element)["break_before"] = "left"
            if notes:
                style_for(page.etree_element)["counter_set"] = (("footnote", notes),)
            if rows:
                body = next(page.etree_element.iter("tbody"))
                for row in list(body)[:rows]:
                    body.remove(row)

        page = _Part(begin, string=html.replace(_LINK, ""), base_url=STATIC, url_fetcher=self._fetcher)
        options = DEFAULT_OPTIONS | _OPTIONS | {"stylesheets": [*self._sheets(html), goes_on]}
        return _PartDocument._render(page, self._fonts, None, None, options)

    def page_laid_out(self, html: str, *, after: int) -> tuple[Document, LayoutContext]:
        """What begins a page behind so many others, and by what it was laid out: boxes like its own are by the same. Raises as
        above."""
        document = self.part_laid_out(html, lambda: Place(pages=after, rows=0))
        context = document._html.context
        # Lines stand in one, and those of the pages have ended.
        context.create_block_formatting_context()
        return document, context

    def _sheets(self, html: str) -> list[CSS]:
        return [self._sheet()] if _LINK in html else []

    def _css(self, **source: str) -> CSS:
        return CSS(**source, url_fetcher=self._fetcher, font_config=self._fonts)


class _Part(HTML):
    def __init__(self, begin: Callable[[StyleFor], None], **source: Any) -> None:
        super().__init__(**source)
        self.begin = begin
        self.context: LayoutContext | None = None


class _PartDocument(Document):
    """WeasyPrint has no public step between finding styles and making boxes of them."""

    @classmethod
    def _build_layout_context(cls, html: _Part, *others: Any) -> LayoutContext:
        context = html.context = super()._build_layout_context(html, *others)
        html.begin(context.style_for)
        return context


def _goes_on_after(pages: int) -> str:
    return f"@page :first {{ counter-increment: page {pages + 1}; @top-center {{ content: counter(page) }} }}"


def pages_that_are_full(document: Document) -> tuple[int, int]:
    """How many pages at the beginning of a part surely stay as they are whatever follows it, and how many rows of its tables they
    have. The last page is none of them, nor one whose last row goes on on the next."""
    # WeasyPrint tells what stands on a page by its boxes alone.
    rows = [[id(row.element) for table in tables_of(page) for row in body_rows(table)] for page in document.pages]
    for pages in range(len(rows) - 1, 0, -1):
        if not {*rows[pages - 1]} & {*rows[pages]}:
            # A row that fills pages is on several.
            return pages, len({*chain.from_iterable(rows[:pages])})
    return 0, 0


def tables_of(page: Page) -> Iterator[TableBox]:
    """Those with rows by which a document may be cut."""
    return _tables_in(page._page_box)


def _tables_in(box: Box) -> Iterator[TableBox]:
    if isinstance(box, TableBox) and "rows" in box.element.get("class", "").split():
        yield box
    else:
        for child in getattr(box, "children", ()):
            yield from _tables_in(child)


def body_rows(table: TableBox) -> Iterator[TableRowBox]:
    """Of a head that is said again none are told."""
    for group in table.children:
        if not group.is_header:
            yield from group.children


class _Taken(Exception):
    """WeasyPrint has drawn a document and is kept from writing it."""


def drawn(document: Document, **options: Any) -> pydyf.PDF:
    """The objects of its PDF."""
    taken: list[pydyf.PDF] = []

    def take(_document: Document, pdf: pydyf.PDF) -> None:
        taken.append(pdf)
        raise _Taken

    with suppress(_Taken):
        document.write_pdf(BytesIO(), finisher=take, **ARCHIVAL, **options)
    return taken[0]


@contextmanager
def collector_off() -> Iterator[None]:
    """While a document is laid out hardly anything becomes garbage, and looking for it again and again takes a quarter of the
    time of a long table. What did become garbage is taken away at the end."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()
