"""Appraisal and decision of a round: the lists they have in common, and what each says around its list."""

from dataclasses import dataclass

from reports.rules.citation import Citation
from reports.rules.party_document import Head, Signature, even_lines
from reports.rules.wording import organ_word, two_digits

BASES = {"specific_nature": "Tính chất đặc thù", "special_circumstances": "Hoàn cảnh đặc biệt"}


@dataclass(frozen=True)
class JudgedRow:
    """One organisation on the list, with the figures on which it was judged."""

    name: str
    sender: str
    members: int
    base: int
    affected: int
    parts: tuple[str, ...]
    """The number of cells, or each group by its name."""
    basis: str = ""
    infrastructure: str = ""
    favourable: bool = True
    """Fit, or approved."""
    remark: str = ""

    @property
    def verdict(self) -> str:
        return "Đủ điều kiện" if self.favourable else "Không đủ điều kiện"


@dataclass(frozen=True)
class JudgedList:
    """Of one format."""

    rows: tuple[JudgedRow, ...] = ()

    @property
    def favourable(self) -> tuple[JudgedRow, ...]:
        return tuple(row for row in self.rows if row.favourable)

    @property
    def unfavourable(self) -> tuple[JudgedRow, ...]:
        return tuple(row for row in self.rows if not row.favourable)

    @property
    def number(self) -> str:
        return two_digits(len(self.rows))

    @property
    def number_favourable(self) -> str:
        return two_digits(len(self.favourable))

    @property
    def number_unfavourable(self) -> str:
        return two_digits(len(self.unfavourable))


@dataclass(frozen=True)
class RoundDocument:
    """What both have in common."""

    head: Head
    annex_head: Head
    guidance: Citation
    letter: Citation
    issuer: str
    """«Thành ủy …», whose standing committee decides."""
    online: JudgedList
    by_group: JudgedList
    recipients: tuple[str, ...]
    signature: Signature
    number: str
    """As it is cited: «số 05-QĐ/TU», or room to write it."""
    day: str
    written: tuple[str, ...] = ()
    """The clerk's paragraphs."""
    appraisal: str = ""
    """As a decision cites it."""

    @property
    def organ(self) -> str:
        return organ_word(self.issuer)

    @property
    def deciding_lines(self) -> list[str]:
        """Who decides, above what is decided."""
        return even_lines(f"Ban Thường vụ {self.issuer}", 42)

    @property
    def all(self) -> JudgedList:
        return JudgedList((*self.online.rows, *self.by_group.rows))

    @property
    def senders(self) -> str:
        return two_digits(len({row.sender for row in self.all.rows}))
