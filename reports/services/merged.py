"""One PDF of many, to be printed or listened to in one go. Each alone is the one that is kept.

pypdf puts pages together and leaves behind what belongs to a document as a whole. Here that comes along: the tags of each hang
below one root (ISO 32000-1, 14.7), and what makes it archival (ISO 19005-2, 6.2.3, 6.6, 6.7) is said once.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any, cast
from xml.sax.saxutils import escape

import pydyf
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

_ONCE = ("/Lang", "/MarkInfo", "/OutputIntents", "/ViewerPreferences", "/Metadata")
"""Of the catalog, as the first document has it."""


def merged(documents: Iterable[tuple[str, bytes]], *, title: str) -> bytes:
    """Those of our own press, one after another, each under a bookmark of its name. The same documents, the same bytes."""
    writer, tags, digest = PdfWriter(), _Tags(), sha256()
    first: PdfReader | None = None
    for name, content in documents:
        reader = PdfReader(io.BytesIO(content))
        first = first or reader
        begins = len(writer.pages)
        writer.append(reader, outline_item=name, import_outline=False)
        tags.add(reader, writer, pages=writer.pages[begins:])
        digest.update(content)
    if first is not None:
        _archival(writer, first, title)
    writer.root_object[NameObject("/StructTreeRoot")] = tags.root(writer)
    return _packed(writer, digest.hexdigest()[:32])


class _Object(pydyf.Object):
    """One of pypdf's, as pydyf writes it."""

    def __init__(self, content: PdfObject) -> None:
        super().__init__()
        written = io.BytesIO()
        content.write_to_stream(written)
        self._content = written.getvalue()
        self._is_stream = isinstance(content, StreamObject)

    @property
    def data(self) -> bytes:
        return self._content

    @property
    def compressible(self) -> bool:
        return not self._is_stream


def _packed(writer: PdfWriter, identity: str) -> bytes:
    """Its objects together in a stream, as those of each document are (ISO 32000-1, 7.5.7): tags are small, many and alike, and
    pypdf, which writes each by itself, makes seven times as much of them."""
    pdf = pydyf.PDF()
    # Their numbers stay. What it says of itself pydyf writes last.
    objects = [NullObject() if one is None or one is writer._info else one for one in writer._objects]
    del pdf.objects[1:]
    for one in objects:
        pdf.add_object(_Object(one))
    pdf.catalog = pdf.objects[cast(IndirectObject, writer.root_object.indirect_reference).idnum]
    pdf.info = _Object(cast(PdfObject, writer._info))
    written = io.BytesIO()
    pdf.write(written, identifier=identity, compress=True)
    return written.getvalue()


def _archival(writer: PdfWriter, first: PdfReader, title: str) -> None:
    for key in _ONCE:
        if key in first.root_object:
            writer.root_object[NameObject(key)] = first.root_object.raw_get(key).clone(writer)
    # What a document says of itself it says twice, and both times the same.
    told = {key: str(value) for key, value in (first.metadata or {}).items()}
    named, named_anew = (f">{escape(text)}<".encode() for text in (told.get("/Title", ""), title))
    writer.add_metadata(told | {"/Title": title})
    metadata = cast(StreamObject, first.root_object["/Metadata"])
    writer.xmp_metadata = metadata.get_data().replace(named, named_anew)


class _Tags:
    """The trees of tags of several documents, in one."""

    def __init__(self) -> None:
        self._documents = ArrayObject()
        self._places = ArrayObject()
        self._keys = 0

    def add(self, reader: PdfReader, writer: PdfWriter, *, pages: Sequence[Any]) -> None:
        """Tags name the pages they are on; those were taken over before."""
        root: Any = reader.root_object["/StructTreeRoot"]
        top = root["/K"][0].get_object().clone(writer)
        _rename_heads(top, number=len(self._documents))
        self._documents.append(top.indirect_reference)
        numbered = dict(_numbered(root["/ParentTree"]))
        for key, tags in numbered.items():
            self._places += [NumberObject(self._keys + key), tags.clone(writer)]
        # Which pypdf does not take over.
        for page, taken in zip(reader.pages, pages, strict=True):
            taken[NameObject("/StructParents")] = NumberObject(
                self._keys + int(cast(NumberObject, page["/StructParents"]))
            )
        self._keys += max(numbered) + 1

    def root(self, writer: PdfWriter) -> Any:
        root, whole, places = DictionaryObject(), DictionaryObject(), DictionaryObject()
        references = [writer._add_object(one) for one in (root, whole, places)]
        root.update(_named({"Type": NameObject("/StructTreeRoot"), "K": ArrayObject([references[1]])}))
        root.update(_named({"ParentTree": references[2], "ParentTreeNextKey": NumberObject(self._keys)}))
        whole.update(_named({"Type": NameObject("/StructElem"), "S": NameObject("/Document")}))
        whole.update(_named({"P": references[0], "K": self._documents}))
        places.update(_named({"Nums": self._places}))
        for document in self._documents:
            document.get_object().update(_named({"S": NameObject("/Part"), "P": references[1]}))
        return references[0]


def _named(entries: dict[str, Any]) -> dict[Any, Any]:
    return {NameObject(f"/{key}"): value for key, value in entries.items()}


def _numbered(tree: Any) -> Iterator[tuple[int, Any]]:
    """Of a number tree, whether it is one node or many (ISO 32000-1, 7.9.7)."""
    for kid in tree.get("/Kids", ()):
        yield from _numbered(kid.get_object())
    numbers = tree.get("/Nums", ())
    for place in range(0, len(numbers), 2):
        yield numbers[place], numbers[place + 1]


def _rename_heads(element: Any, *, number: int) -> None:
    """By these the cells of a table name their heads: once each in the whole."""

    def renamed(name: str) -> TextStringObject:
        return TextStringObject(f"{number}-{name}")

    if "/ID" in element:
        element[NameObject("/ID")] = renamed(element["/ID"])
    about = element.get("/A", {})
    if "/Headers" in about:
        about[NameObject("/Headers")] = ArrayObject(renamed(name) for name in about["/Headers"])
    for kid in element.get("/K", ()):
        if isinstance(kid, IndirectObject):
            _rename_heads(kid.get_object(), number=number)
