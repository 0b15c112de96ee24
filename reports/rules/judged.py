"""Appraisal and decision of a round: the lists they have in common, and what each says around its list."""

from dataclasses import dataclass

from reports.rules.citation import Citation
from reports.rules.columns import LETTERS_TURNED, shares
from reports.rules.party_document import AnnexedTo, Head, Signature, even_lines
from reports.rules.wording import grouped, organ_word, standing_word, two_digits

BASES = {"specific_nature": "Tính chất đặc thù", "special_circumstances": "Hoàn cảnh đặc biệt"}


_COLUMNS = (
    "Số\nTT",
    "Tên tổ chức đảng",
    "Tổ chức cơ sở đảng",
    "Số đảng viên",
    "Số chi bộ/\nTổ đảng",
    "Trường hợp",
)
_COLUMNS_WITH_FIGURES = (
    *_COLUMNS[:4],
    "Số đảng viên được tính",
    "Số không thể họp tại một nơi",
    *_COLUMNS[4:],
    "Kết quả thẩm định",
)


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
    annexed_to: AnnexedTo
    written: tuple[str, ...] = ()
    """The clerk's paragraphs."""
    appraisal: str = ""
    """As a decision cites it."""

    @property
    def organ(self) -> str:
        return organ_word(self.issuer)

    @property
    def widths(self) -> list[int]:
        """Of the columns of the list that was approved, in hundredths."""
        rows = self.all.favourable
        cells = [_cells(number, row) for number, row in enumerate(rows, start=1)]
        return shares([_COLUMNS, *((*first, basis) for *first, basis, _verdict in cells)])

    @property
    def widths_with_figures(self) -> list[int]:
        """Of the columns of all that was appraised, on a sheet that is turned."""
        cells = [_cells(number, row) for number, row in enumerate(self.all.rows, start=1)]
        figures = [(grouped(row.base), grouped(row.affected)) for row in self.all.rows]
        listed = [(*cell[:4], *figure, *cell[4:]) for cell, figure in zip(cells, figures, strict=True)]
        return shares([_COLUMNS_WITH_FIGURES, *listed], letters=LETTERS_TURNED)

    @property
    def deciding_lines(self) -> list[str]:
        """Who decides, above what is decided."""
        return even_lines(standing_word(self.issuer), 42)

    @property
    def all(self) -> JudgedList:
        return JudgedList((*self.online.rows, *self.by_group.rows))

    @property
    def senders(self) -> str:
        return two_digits(len({row.sender for row in self.all.rows}))


def _cells(number: int, row: JudgedRow) -> tuple[str, ...]:
    """Of one row, with the columns both documents have."""
    verdict = row.verdict if row.favourable or not row.remark else f"{row.verdict}: {row.remark}"
    return str(number), row.name, row.sender, grouped(row.members), "\n".join(row.parts), row.basis, verdict
