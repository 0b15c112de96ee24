"""A document of the Party as a text cites it. All parts come from the register of references: a date cannot be mistyped."""

from dataclasses import dataclass

from cells.rules.document_reference import CitedDocument
from reports.rules.wording import cited_date

# 36-HD/VPTW. «QĐ» is a decision or a regulation: the title tells which.
_TYPE_NAMES = {
    "NQ": "Nghị quyết",
    "CT": "Chỉ thị",
    "QĐ": "Quyết định",
    "QC": "Quy chế",
    "KL": "Kết luận",
    "TB": "Thông báo",
    "BC": "Báo cáo",
    "KH": "Kế hoạch",
    "CTr": "Chương trình",
    "TTr": "Tờ trình",
    "CV": "Công văn",
    "BB": "Biên bản",
    "HD": "Hướng dẫn",
    "DS": "Danh sách",
}
_BY_TITLE = (*_TYPE_NAMES.values(), "Quy định", "Bảng tổng hợp")
"""A table has the code of a report, and is called a table."""


@dataclass(frozen=True)
class Citation(CitedDocument):
    @property
    def type_name(self) -> str:
        """«Hướng dẫn», «Công văn» … by the title where it begins with one, else by the code in the symbol."""
        if named := self._type_in_title():
            return named
        code = self.symbol.partition("/")[0].rpartition("-")[2].strip()
        return _TYPE_NAMES.get(code, "Văn bản")

    @property
    def number(self) -> str:
        """«Hướng dẫn số 03-HD/TW»."""
        return f"{self.type_name} số {self.symbol}"

    @property
    def day(self) -> str:
        return cited_date(self.issued_on)

    @property
    def day_and_issuer(self) -> str:
        """«ngày 27/12/2022 của Ban Bí thư»."""
        return f"ngày {self.day} của {self.issuer}"

    @property
    def plain(self) -> str:
        """«Hướng dẫn số 03-HD/TW ngày 27/12/2022 của Ban Bí thư»."""
        return f"{self.number} {self.day_and_issuer}"

    @property
    def formal(self) -> str:
        """With the comma that titles and opening sentences have: «… số 03-HD/TW, ngày 27/12/2022 của Ban Bí thư»."""
        return f"{self.number}, {self.day_and_issuer}"

    @property
    def short(self) -> str:
        """«Hướng dẫn số 03-HD/TW của Ban Bí thư»."""
        return f"{self.number} của {self.issuer}"

    @property
    def about(self) -> str:
        """« về thí điểm …», « về việc …», ready to follow the citation; nothing where the register knows no title."""
        rest = self.title.strip().removeprefix(self._type_in_title()).strip()
        for opening, written in (("V/v", "về việc"), ("Về việc", "về việc"), ("về việc", "về việc"), ("Về", "về")):
            if rest.startswith(f"{opening} "):
                return f" {written} {_in_sentence(rest[len(opening) :])}"
        if not rest or rest.startswith("về "):
            return f" {rest}" if rest else ""
        return f" về {_in_sentence(rest)}"

    def _type_in_title(self) -> str:
        return next((name for name in _BY_TITLE if self.title.strip().startswith(name)), "")


def _in_sentence(words: str) -> str:
    words = words.strip()
    return words[:1].lower() + words[1:]
