"""The letter with which documents are sent upward (công văn gửi kèm; 36-HD/VPTW for its form)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.rules.citation import Citation
from reports.rules.party_document import Head, Signature
from reports.rules.wording import board_word, office_word, standing_word


@dataclass(frozen=True)
class CoveringLetter:
    head: Head
    about: str
    """«về việc gửi báo cáo …»: the summary under the number."""
    address: tuple[str, ...]
    """To whom, one a line."""
    issuer: str
    enclosed: Sequence[Citation]
    written: tuple[str, ...]
    """What else is said, after what is enclosed."""
    recipients: tuple[str, ...]
    signature: Signature

    @property
    def addressed(self) -> str:
        return "; ".join(self.address)

    @property
    def items(self) -> list[str]:
        """What is enclosed, each with its number and date."""
        ends = [";"] * (len(self.enclosed) - 1) + ["."]
        return [
            f"{number}. {named(one)}{end}" for number, (one, end) in enumerate(zip(self.enclosed, ends, strict=True), 1)
        ]


def named(document: Citation) -> str:
    """«Báo cáo số 05-BC/TU, ngày 21/3/2025 về kết quả …»: whose it is says the letter itself."""
    return f"{document.number}, ngày {document.day}{document.about}"


def about_of(written: str) -> str:
    """«về việc …», as the summary of a letter begins, whether or not whoever wrote it said so."""
    words = " ".join(written.split()).rstrip(" .")
    for opening in ("V/v", "v/v", "Về việc", "về việc", "Về", "về"):
        if words.startswith(f"{opening} "):
            words = words[len(opening) :].strip()
            break
    return f"về việc {words}" if words else ""


def proposed_about(enclosed: Iterable[Citation]) -> str:
    """«gửi Báo cáo số 05-BC/TU và 02 văn bản khác»."""
    first, *more = enclosed
    return f"gửi {first.number}" + (f" và {len(more):02} văn bản khác" if more else "")


def usual_address(superior: str) -> str:
    """Who decides above, and whose board receives it; one a line. "" for whoever has nobody above."""
    return f"{standing_word(superior)}\n{board_word(superior)}" if superior else ""


def usual_recipients(issuer: str) -> str:
    return f"Như Kính gửi\nLưu {office_word(issuer)}"
