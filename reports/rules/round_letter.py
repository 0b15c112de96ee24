"""The letter that opens a round of registration, in the wording of letter 828-CV/ĐUK."""

from dataclasses import dataclass
from datetime import date

from accounts.rules.days import day_after
from reports.rules.citation import Citation
from reports.rules.party_document import Head, Signature
from reports.rules.registration_list import RegistrationList
from reports.rules.wording import belonging, board_word, cited_date, office_word, organ_word, standing_word


@dataclass(frozen=True)
class RoundLetter:
    head: Head
    letter: Citation
    guidance: Citation
    issuer: str
    """«Đảng ủy Khối …»."""
    last_day: date
    basis: tuple[str, ...]
    """Other documents that are carried out, one a line."""
    tasks: tuple[str, ...]
    """What else is asked of whom, one a line."""
    recipients: tuple[str, ...]
    signature: Signature
    form: RegistrationList
    """The form to fill in."""

    @property
    def organ(self) -> str:
        return organ_word(self.issuer)

    @property
    def about(self) -> str:
        """«về việc triển khai thực hiện …»: the summary under the number."""
        return self.letter.about.strip() or f"về việc triển khai thực hiện {self.guidance.plain}"

    @property
    def carried_out(self) -> str:
        """The documents the letter carries out, in one sentence."""
        return "; ".join([f"{self.guidance.plain}{self.guidance.about}", *self.basis])

    @property
    def before(self) -> str:
        """«trước 10/4/2023» means that 9/4 is the last day."""
        return cited_date(day_after(self.last_day))

    @property
    def numbered_tasks(self) -> list[str]:
        """After the first, which is fixed; what goes on with a dash has no number."""
        numbered, number = [], 1
        for task in self.tasks:
            number += not task.startswith("-")
            numbered.append(task if task.startswith("-") else f"{number}. {task}")
        return numbered

    @property
    def last_number(self) -> int:
        return 2 + sum(not task.startswith("-") for task in self.tasks)


def proposed_tasks(organ: str) -> str:
    return (
        f"Ban Tuyên giáo {belonging(organ)} chỉ đạo, hướng dẫn cơ sở đảng tuyên truyền, giáo dục, nâng cao nhận thức, trách "
        "nhiệm của cấp ủy, tổ chức đảng, đảng viên về ý nghĩa, tầm quan trọng của công tác sinh hoạt đảng, góp phần nâng cao "
        "năng lực lãnh đạo, sức chiến đấu của tổ chức đảng ở cơ sở và đội ngũ cán bộ, đảng viên."
    )


def usual_recipients(*, superior: str, issuer: str) -> str:
    """Who is told above, who is to act, who decides, the file."""
    above = [f"{board_word(superior)} (để báo cáo)"] if superior else []
    own = [standing_word(organ_word(issuer)), f"Lưu {office_word(issuer)}"]
    return "\n".join([*above, "Như Kính gửi (để thực hiện)", *own])
