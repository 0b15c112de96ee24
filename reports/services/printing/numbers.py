"""The objects of one part of a PDF, with the numbers they have in the whole."""

import re
from collections.abc import Iterator
from typing import Any

import pydyf

PAGES, CATALOG, TAGS, WHOLE, PLACES, OUTLINE, INFO = range(1, 8)
"""Numbers of what there is once: root of the pages, catalog, root of the tags, the element `Document`, the tree that leads from
places on pages to tags, root of the bookmarks, and what the document says of itself."""
FIRST_FREE = 8
_REFERENCE = re.compile(rb"(\d+) 0 R")


def reference(number: int) -> bytes:
    return f"{number} 0 R".encode()


class Part:
    """`own`: its objects but those of which there is one in the whole (`once`, by number) and its bookmarks."""

    def __init__(self, pdf: pydyf.PDF, *, numbers_from: int, keys_from: int) -> None:
        self._from = numbers_from
        root = _object(pdf, pdf.catalog["StructTreeRoot"])
        single = {
            PAGES: pdf.pages,
            CATALOG: pdf.catalog,
            TAGS: root,
            WHOLE: _object(pdf, root["K"][0]),
            PLACES: _object(pdf, root["ParentTree"]),
        }
        if "Outlines" in pdf.catalog:
            single[OUTLINE] = _object(pdf, pdf.catalog["Outlines"])
        self.once: dict[int, pydyf.Dictionary] = single
        self._renumbered = {one.number: number for number, one in single.items()}
        self.pages = [self._number(number) for number in pdf.pages["Kids"][::3]]
        self._renumber(pdf)
        self.keys = _move_keys(pdf, single[PLACES], keys_from)
        others = [one for one in pdf.objects[1:] if one.number not in single]
        self.bookmarks = [one for one in others if _is_bookmark(one)]
        self.own = [one for one in others if not _is_bookmark(one)]

    def below(self, one: Any) -> list[Any]:
        """Of its own an object and all that it leads to, in their order."""
        by_number = {other.number: other for other in self.own}
        found: dict[int, Any] = {}
        waiting = [one]
        while waiting:
            next_one = waiting.pop()
            if next_one.number not in found:
                found[next_one.number] = next_one
                told = next_one.extra if isinstance(next_one, pydyf.Stream) else next_one
                waiting += [by_number[number] for number in _references(told) if number in by_number]
        return [found[number] for number in sorted(found)]

    def _renumber(self, pdf: pydyf.PDF) -> None:
        for one in pdf.objects[1:]:
            if isinstance(one, pydyf.Dictionary) and one.get("S") == "/TH":
                # By these the cells of a table name their heads: once each in the whole document.
                one["ID"].string = f"{self._from}-{one['ID'].string}"
            self._with_new_numbers(one)
            one.number = self._number(one.number)

    def _number(self, number: int) -> int:
        return self._renumbered.get(number, self._from + number)

    def _with_new_numbers(self, value: Any) -> Any:
        """References are bytes, and nothing else in a dictionary or an array is."""
        if isinstance(value, bytes):
            found = _REFERENCE.fullmatch(value)
            return reference(self._number(int(found[1]))) if found else value
        if isinstance(value, dict):
            for key, held in value.items():
                if isinstance(held, bytes | dict | list):
                    value[key] = self._with_new_numbers(held)
        elif isinstance(value, list):
            for place, held in enumerate(value):
                if isinstance(held, bytes | dict | list):
                    value[place] = self._with_new_numbers(held)
        elif isinstance(value, pydyf.Stream):
            self._with_new_numbers(value.extra)
        return value


def _references(value: Any) -> Iterator[int]:
    if isinstance(value, bytes):
        found = _REFERENCE.fullmatch(value)
        if found:
            yield int(found[1])
    elif isinstance(value, dict | list):
        for held in value.values() if isinstance(value, dict) else value:
            yield from _references(held)


def _object(pdf: pydyf.PDF, of: bytes) -> Any:
    return pdf.objects[int(of.split()[0])]


def _is_bookmark(one: Any) -> bool:
    return isinstance(one, pydyf.Dictionary) and "Dest" in one and "Title" in one


def _move_keys(pdf: pydyf.PDF, places: pydyf.Dictionary, keys_from: int) -> int:
    """Make the keys of its pages and links those of the whole; how many they are."""
    for one in pdf.objects:
        if isinstance(one, pydyf.Dictionary):
            for key in ("StructParents", "StructParent"):
                if key in one:
                    one[key] += keys_from
    found = places["Nums"]
    keys = len(found) // 2
    found[::2] = [key + keys_from for key in found[::2]]
    places["Limits"] = pydyf.Array((keys_from, keys_from + keys - 1))
    return keys
