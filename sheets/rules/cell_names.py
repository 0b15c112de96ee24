"""Which cell a clerk means: by its national code, by its code, by its name, or by the name as it is shortened in lists."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from accounts.rules.text import clean_text
from cells.rules.names import fold
from cells.rules.national_code import read_national_code

_ABBREVIATIONS = {
    "cb": "chi bo", "kp": "khu pho", "tdp": "to dan pho", "th": "tieu hoc", "thcs": "trung hoc co so",
    "thpt": "trung hoc pho thong", "mn": "mam non", "ubnd": "uy ban nhan dan", "cty": "cong ty", "cp": "co phan", "truong": "",
    "ca": "cong an", "qs": "quan su", "dn": "doanh nghiep", "htx": "hop tac xa", "qtd": "quy tin dung",
    "tm": "thuong mai",
}  # fmt: skip
_ROMAN = {
    roman: str(number) for number, roman in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), 1)
}
_LEGAL_FORM = re.compile(r" (co phan|tnhh|trach nhiem huu han|mtv|mot thanh vien)\b")
"""Of a company: lists leave it away."""
_OF_A_CELL = re.compile(r"chi bo\b|cb")
_NUMBERED = re.compile(r"([a-z]+)(\d+)")
_SHORT = re.compile(r"\bk pho\b")
_NOBODY: Mapping[int, str] = {}
_PASSED_OVER = {"chi", "bo", "so", ""}
_PLACE = re.compile(r"(to dan pho|khu pho|khoi pho|thon|ap|xom)\b")
_OF_A_COMMITTEE = re.compile(r"(?:dang )?((?:phuong|xa|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tinh) )?(.*\D)")
_BELOW = re.compile(r"( truc)?( thuoc)?( dang( uy)?)?$")


def cell_key(name: str) -> str:
    """«CB KP1», «Khu phố I» and «Chi bộ khu phố số 01» have one key."""
    plain = _SHORT.sub("khu pho", re.sub(r"[^a-z0-9]+", " ", fold(name)))
    words = _NUMBERED.sub(r"\1 \2", plain).split()
    spelt = " ".join(_ABBREVIATIONS.get(word, word) for word in words).split()
    kept = [word.lstrip("0") or word for word in spelt if word not in _PASSED_OVER]
    return " ".join([*kept[:-1], _ROMAN.get(kept[-1], kept[-1])] if len(kept) > 1 else kept)


@dataclass(frozen=True)
class CellNames:
    """The cells a sheet may name: only those of one subtree."""

    by_national_code: Mapping[str, int] = field(default_factory=dict)
    by_code: Mapping[str, int] = field(default_factory=dict)
    by_name: Mapping[str, int] = field(default_factory=dict)
    by_key: Mapping[str, int] = field(default_factory=dict)
    answers: Mapping[str, int] = field(default_factory=dict)
    """What the clerk said of texts that meant nothing."""
    shared: frozenset[str] = frozenset()
    """Keys that several have."""
    committee: Callable[[], str] = str
    """The name of the committee they are below, which lists leave away or add. Asked for where nothing else is known."""

    @classmethod
    def of(
        cls,
        cells: Iterable[tuple[int, str, str]],
        answers: Mapping[str, str],
        national: Mapping[int, str] = _NOBODY,
        committee: Callable[[], str] = str,
    ) -> "CellNames":
        """`cells`: id, code and name of each. `answers`: folded text → code. `national`: by id the national code of those that
        have one. A name that two cells share means neither."""
        known = list(cells)
        keys = [(cell_key(name), pk) for pk, _, name in known]
        by_code = {code.casefold(): pk for pk, code, _ in known}
        return cls(
            by_national_code={code: pk for pk, code in national.items() if code},
            by_code=by_code,
            by_name=_once((fold(name), pk) for pk, _, name in known),
            by_key=_once(keys),
            shared=frozenset(key for key, times in Counter(key for key, _pk in keys).items() if times > 1),
            answers={text: by_code[code.casefold()] for text, code in answers.items() if code.casefold() in by_code},
            committee=committee,
        )

    def is_of_several(self, text: str) -> bool:
        return cell_key(text) in self.shared

    def meant(self, text: str) -> int | None:
        folded = fold(text)
        return (
            self.by_national_code.get(read_national_code(clean_text(text)).value)
            or self.answers.get(folded)
            or self.by_code.get(clean_text(text).casefold())
            or self.by_name.get(folded)
            or self.by_key.get(key := cell_key(text))
            or (self._by_bare_key.get(self._bare(key)) if key and key not in self.shared else None)
            or (self._by_number.get(key) if key.isdecimal() and _OF_A_CELL.match(folded) else None)
        )

    def is_mere_place(self, text: str) -> bool:
        """«Tổ dân phố 3» where no cell is that of a «tổ dân phố»: where people live."""
        found = _PLACE.match(cell_key(text))
        return found is not None and not any(key.startswith(found[1]) for key in (*self.by_key, *self.shared))

    @cached_property
    def _by_bare_key(self) -> Mapping[str, int]:
        """«Công an phường» and «KP 1 phường Phủ Hà», of the ward of that name; «Cty In Nắng Mới», which is one «cổ phần»."""
        keys = [(self._bare(key), pk) for key, pk in self.by_key.items()]
        return _once([*keys, *((self._bare(key), 0) for key in self.shared for _twice in "12")])

    @cached_property
    def _by_number(self) -> Mapping[str, int]:
        """«Chi bộ 3», where one cell alone has that number and it is that of a quarter or a village."""
        numbered = [*self.by_key.items(), *((key, 0) for key in self.shared)]
        ends = [(key.rpartition(" ")[2], pk if _PLACE.match(key) else 0) for key, pk in numbered]
        return {number: pk for number, pk in _once(ends).items() if number.isdecimal() and pk}

    @cached_property
    def _endings(self) -> tuple[str, ...]:
        """Of a name, the longest first: « phuong phu ha», « phu ha», « phuong»."""
        if (found := _OF_A_COMMITTEE.fullmatch(cell_key(self.committee()))) is None:
            return ()
        kind, name = found[1] or "", found[2]
        return (f" {kind}{name}", f" {name}", f" {kind.strip()}") if kind else (f" {name}",)

    def _bare(self, key: str) -> str:
        key = _LEGAL_FORM.sub("", key)
        ending = next((ending for ending in self._endings if key.endswith(ending)), "")
        return _BELOW.sub("", key.removesuffix(ending)) if ending else key


def _once(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    known = list(pairs)
    times = Counter(text for text, _ in known)
    return {text: pk for text, pk in known if text and times[text] == 1}
