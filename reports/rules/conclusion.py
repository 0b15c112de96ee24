"""The conclusion or resolution of a meeting, as a document of its own (skeleton of a cell's resolution: 42-HD/BTCTW)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reports.rules.formatted import Block, blocks_of
from reports.rules.minutes import MinutedTask, Votes
from reports.rules.party_document import Head, Signature
from reports.rules.runs import in_letters
from reports.rules.wording import cited_date, grouped, percent

TITLES = {"conclusion": "Kết luận", "resolution": "Nghị quyết"}
TYPE_CODES = {"conclusion": "KL", "resolution": "NQ"}


@dataclass(frozen=True)
class Adopted:
    """What was adopted, by whom and how. `kind`: «conclusion» or «resolution»; `what`: «sinh hoạt thường kỳ tháng 4 năm 2025»."""

    kind: str
    whose: str
    what: str
    on: date
    text: str
    tasks: tuple[MinutedTask, ...] = ()
    votes: Votes | None = None
    no_vote_because: str = ""


@dataclass(frozen=True)
class Conclusion:
    head: Head
    title: str
    about: str
    blocks: tuple[Block, ...]
    recipients: tuple[str, ...]
    signature: Signature


def conclusion(head: Head, adopted: Adopted, *, recipients: tuple[str, ...], signature: Signature) -> Conclusion:
    return Conclusion(
        head=head,
        title=TITLES[adopted.kind],
        about=f"của {adopted.whose} tại buổi {adopted.what}",
        blocks=blocks_of("\n".join(_lines(adopted))),
        recipients=recipients,
        signature=signature,
    )


def _lines(adopted: Adopted) -> Iterable[str]:
    decides = "thống nhất kết luận" if adopted.kind == "conclusion" else "thống nhất ban hành nghị quyết"
    whose = in_letters(adopted.whose)
    yield f"Ngày {cited_date(adopted.on)}, sau khi thảo luận tại buổi {adopted.what}, {whose} {decides} như sau:"
    yield adopted.text
    if adopted.tasks:
        yield "**Phân công tổ chức thực hiện**"
        yield from map(str, adopted.tasks)
    yield _vote(adopted)


def _vote(adopted: Adopted) -> str:
    name = TITLES[adopted.kind]
    if adopted.votes and adopted.votes.entitled:
        votes = adopted.votes
        share = percent(votes.in_favour, votes.entitled)
        return (
            f"{name} này được biểu quyết thông qua ngày {cited_date(adopted.on)}, với "
            f"{grouped(votes.in_favour)}/{grouped(votes.entitled)} đồng chí tán thành, đạt {share}."
        )
    because = f", không biểu quyết: {in_letters(adopted.no_vote_because)}" if adopted.no_vote_because else ""
    return f"{name} này được thông qua ngày {cited_date(adopted.on)}{because}."
