"""Parts of a document that were laid out apart, put together to one PDF while they are drawn: what is written leaves the memory.

WeasyPrint numbers the objects of each part from 1. Here those of a part follow those of the one before, its pages hang below one
root, its tags below one `Document`, and what there is once in a document (catalog, metadata) is that of the first part.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from typing import Any, BinaryIO

import pydyf
from weasyprint.document import Document

from reports.services.printing.composed import ComposedPage
from reports.services.printing.layout import drawn
from reports.services.printing.numbers import CATALOG, FIRST_FREE, INFO, OUTLINE, PAGES, PLACES, WHOLE, Part, reference

_FREE, _AT, _WITHIN = range(3)
"""Of a number: nobody has it; its object lies at an offset; it lies in a stream of objects, at a place."""
_PLACE = struct.Struct(">BIH")
_MOST_TOGETHER = 2**15
"""Objects in one stream of them."""


@dataclass
class Written:
    """How far it is written, and what is written last because later parts add to it. Handed from process to process."""

    objects: int = FIRST_FREE
    """The next number."""
    keys: int = 0
    """The next key of the tree from places to tags."""
    pages: list[int] = field(default_factory=list)
    tags: list[bytes] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    bookmarks: list[pydyf.Dictionary] = field(default_factory=list)
    once: dict[int, pydyf.Dictionary] = field(default_factory=dict)
    digest: bytes = b""


class Joined:
    """Writes to two files: the PDF, and in the other where each of its objects lies, which is what a PDF ends with."""

    def __init__(self, output: BinaryIO, places: BinaryIO) -> None:
        self._output, self._places = output, places
        self.written = Written()
        self._write(b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n")
        self._output.flush()

    def add(self, document: Document) -> None:
        """Draw the pages of a part behind those there are."""
        pdf, written = drawn(document), self.written
        first = not written.pages
        part = Part(pdf, numbers_from=written.objects, keys_from=written.keys)
        if first:
            written.once = part.once | {INFO: pdf.info}
        written.objects += len(pdf.objects)
        written.keys += part.keys
        written.pages += part.pages
        written.tags += part.once[WHOLE]["K"]
        written.bookmarks += part.bookmarks
        nums = part.once[PLACES]
        self._put_with_places([one for one in part.own if first or not _is_metadata(one)], nums)

    def taken(self) -> int:
        """The number of an object that is written later."""
        self.written.objects += 1
        return self.written.objects - 1

    def add_composed(self, pages: Sequence[ComposedPage]) -> None:
        """Behind those there are. What they are drawn with is added after the last of them."""
        written = self.written
        nums = pydyf.Array()
        for page in pages:
            nums += (page.key, pydyf.Array(reference(tag) for tag in page.marks))
            written.pages.append(page.number)
            written.tags += page.outermost
        limits = pydyf.Array((pages[0].key, pages[-1].key))
        written.keys += len(pages)
        self._put_with_places(
            [one for page in pages for one in page.objects], pydyf.Dictionary({"Nums": nums, "Limits": limits})
        )

    def add_resources(self, pdf: pydyf.PDF, states: dict[str, pydyf.Dictionary], *, number: int) -> None:
        """Fonts and all that a document's pages are drawn with, and nothing else of it."""
        (page,) = (one for one in pdf.objects if isinstance(one, pydyf.Dictionary) and one.get("Type") == "/Page")
        resources = pdf.objects[int(page["Resources"].split()[0])]
        resources["ExtGState"] |= states
        part = Part(pdf, numbers_from=self.written.objects, keys_from=0)
        self.written.objects += len(pdf.objects)
        below = part.below(resources)
        resources.number = number
        self._put(below)
        self._flush()

    def _put_with_places(self, objects: list[Any], nums: pydyf.Dictionary) -> None:
        nums.number = self.taken()
        self.written.places.append(nums.number)
        self._put([nums, *objects])
        self._flush()

    def _flush(self) -> None:
        self._output.flush()
        self._places.flush()

    def finish(self) -> None:
        """Write what there is once."""
        written, last = self.written, self.written.once
        pages = pydyf.Array(reference(number) for number in written.pages)
        last[PAGES] = pydyf.Dictionary({"Type": "/Pages", "Kids": pages, "Count": len(pages)})
        last[WHOLE]["K"] = pydyf.Array(written.tags)
        last[PLACES] = pydyf.Dictionary({"Kids": pydyf.Array(reference(number) for number in written.places)})
        last.pop(OUTLINE, None)
        last[CATALOG].pop("Outlines", None)
        if written.bookmarks:
            last[OUTLINE] = _chained(written.bookmarks)
            last[CATALOG]["Outlines"] = reference(OUTLINE)
        for number, one in last.items():
            one.number = number
        self._put([*last.values(), *written.bookmarks])
        self._end()

    def _put(self, objects: list[Any]) -> None:
        places = {}
        for one in objects:
            if not one.compressible:
                places[one.number] = (_AT, self._output.tell(), 0)
                self._write(one.indirect + b"\n")
        packed = [one for one in objects if one.compressible]
        for begins in range(0, len(packed), _MOST_TOGETHER):
            within = packed[begins : begins + _MOST_TOGETHER]
            stream = _together(within, number=self.written.objects)
            self.written.objects += 1
            places[stream.number] = (_AT, self._output.tell(), 0)
            places |= {one.number: (_WITHIN, stream.number, place) for place, one in enumerate(within)}
            self._write(stream.indirect + b"\n")
        for number, place in sorted(places.items()):
            self._places.seek(number * _PLACE.size)
            self._places.write(_PLACE.pack(*place))

    def _write(self, content: bytes) -> None:
        """Numbers that nobody has are free: they are holes in the file of places, which reads as zeros."""
        self.written.digest = sha256(self.written.digest + content).digest()
        self._output.write(content)

    def _end(self) -> None:
        begins = self._output.tell()
        number = self.written.objects
        self._places.seek(0)
        places = self._places.read().ljust(number * _PLACE.size, b"\0") + _PLACE.pack(_AT, begins, 0)
        digest = f"<{self.written.digest[:16].hex()}>"
        end = pydyf.Stream(
            [places],
            {
                "Type": "/XRef",
                "W": pydyf.Array((1, 4, 2)),
                "Size": number + 1,
                "Root": reference(CATALOG),
                "Info": reference(INFO),
                "ID": pydyf.Array((digest, digest)),
            },
            compress=True,
        )
        end.number = number
        self._write(end.indirect + f"\nstartxref\n{begins}\n%%EOF\n".encode())
        self._output.flush()


def _is_metadata(one: Any) -> bool:
    return isinstance(one, pydyf.Stream) and one.extra.get("Type") == "/Metadata"


def _together(objects: list[Any], *, number: int) -> pydyf.Stream:
    contents = [one.data for one in objects]
    places, position = [], 0
    for one, content in zip(objects, contents, strict=True):
        places.append(f"{one.number} {position}")
        position += len(content) + 1
    index = " ".join(places)
    extra = {"Type": "/ObjStm", "N": len(objects), "First": len(index) + 1}
    stream = pydyf.Stream([index, *contents], extra, compress=True)
    stream.number = number
    return stream


def _chained(bookmarks: list[pydyf.Dictionary]) -> pydyf.Dictionary:
    """The root of them. Those of the first level follow each other through all parts, those below hang as they were hung."""
    top = [mark for mark in bookmarks if mark["Parent"] == reference(OUTLINE)]
    for before, after in pairwise(top):
        before["Next"] = after.reference
        after["Prev"] = before.reference
    return pydyf.Dictionary({"Count": len(bookmarks), "First": top[0].reference, "Last": top[-1].reference})
