"""What minutes say before anybody edits them: composed from roll, agenda, opinions, votes, conclusions and tasks, in the order
and the words in which minutes of cells are written (06-HD/TW; 42-HD/BTCTW for the monthly meeting).

Lines are paragraphs; «I. …» and «1. …» are headings (`rules/formatted.py`). What nobody recorded leaves room to write.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from reports.rules.formatted import Block
from reports.rules.party_document import Head, Signature
from reports.rules.runs import in_letters
from reports.rules.wording import cited_date, grouped, padded_day, padded_month, percent, two_digits

ROOM = "……"
READ_OUT = "Biên bản được đọc lại cho chi bộ nghe và được nhất trí thông qua."


@dataclass(frozen=True)
class Absent:
    name: str
    reason: str = ""


@dataclass(frozen=True)
class RollFigures:
    """Who belonged and who came. `present` None: no roll and no number was recorded."""

    official: int = 0
    probationary: int = 0
    exempt: int = 0
    elsewhere: int = 0
    guests: int = 0
    present: int | None = None
    online: int = 0
    base: int = 0
    """Of whom the share is taken, as the regulation counts (meetings/queries/absences.py)."""
    counted: int | None = None
    """Who came of those; None: all who came."""
    excused: tuple[Absent, ...] = ()
    absent: tuple[Absent, ...] = ()

    @property
    def members(self) -> int:
        return self.official + self.probationary


@dataclass(frozen=True)
class Officer:
    name: str = ""
    office: str = ""

    def __str__(self) -> str:
        return f"đồng chí {self.name}" + (f" - {self.office}" if self.office else "") if self.name else ROOM


@dataclass(frozen=True)
class Votes:
    in_favour: int = 0
    against: int = 0
    abstained: int = 0
    entitled: int = 0
    without: Sequence[str] = ()
    """Of several groups: those that did not vote on it."""

    def __str__(self) -> str:
        said = [f"{two_digits(self.in_favour)} tán thành" + _share(self.in_favour, self.entitled)]
        said.append(f"{two_digits(self.against)} không tán thành" + self._percent(self.against))
        said += [f"{two_digits(self.abstained)} ý kiến khác" + self._percent(self.abstained)] if self.abstained else []
        silent = self.entitled - self.in_favour - self.against - self.abstained
        said += [f"{two_digits(silent)} không biểu quyết"] if silent > 0 else []
        said += [f"trong đó có {in_letters(', '.join(self.without))}"] if silent > 0 and self.without else []
        return ", ".join(said)

    def _percent(self, part: int) -> str:
        return f" ({percent(part, self.entitled)})" if part and self.entitled else ""


@dataclass(frozen=True)
class Said:
    """An opinion word for word. `kind`: «Ý kiến», «Ý kiến khác», «Ý kiến bảo lưu»."""

    kind: str
    text: str
    author: str = ""
    group: str = ""

    def __str__(self) -> str:
        who = ", ".join(filter(None, [f"đồng chí {self.author}" if self.author else "", self.group]))
        return f"- {self.kind}{f' ({in_letters(who)})' if who else ''}: {self.text}"


@dataclass(frozen=True)
class MinutedItem:
    text: str
    presenter: str = ""
    opinions: tuple[Said, ...] = ()
    votes: Votes | None = None


@dataclass(frozen=True)
class MinutedTask:
    text: str
    who: str = ""
    due_on: date | None = None

    def __str__(self) -> str:
        who = f"Đồng chí {in_letters(self.who)}: " if self.who else ""
        return f"- {who}{self.text}" + (f", hạn hoàn thành {cited_date(self.due_on)}" if self.due_on else "")


@dataclass(frozen=True)
class GroupHeard:
    """One group's session within a meeting by group."""

    name: str
    held_on: date
    present: int
    members: int
    chair: str
    reported_late: bool = False


@dataclass(frozen=True)
class Minuted:
    """What is recorded of what was held, as minutes tell it. `whose`: «Chi bộ khu phố 1», «Tổ đảng số 2, Chi bộ khu phố 1»."""

    whose: str
    what: str
    """«sinh hoạt chi bộ tháng 4 năm 2025», «sinh hoạt chuyên đề», «họp chi ủy»."""
    held_on: date
    place: str = ""
    starts_at: time | None = None
    ends_at: time | None = None
    how: str = ""
    """«trực tiếp», «trực tuyến», «theo tổ đảng»."""
    roll: RollFigures = RollFigures()
    chair: Officer = Officer()
    secretary: Officer = Officer()
    items: tuple[MinutedItem, ...] = ()
    summary: str = ""
    opinions: tuple[Said, ...] = ()
    """On the meeting as a whole, or on the draft conclusion."""
    groups: tuple[GroupHeard, ...] = ()
    conclusion: str = ""
    adopted_as: str = "kết luận"
    is_adopted: bool = True
    """False: it was put to the vote and not adopted."""
    adopted_on: date | None = None
    """By group: when the cell committee adopted it."""
    votes: Votes | None = None
    no_vote_because: str = ""
    tasks: tuple[MinutedTask, ...] = field(default=())


@dataclass(frozen=True)
class MinutesSheet:
    """Minutes as they are printed. `is_draft`: chair and secretary have not both signed this text."""

    head: Head
    about: str
    blocks: tuple[Block, ...]
    secretary: Signature
    chair: Signature
    addenda: tuple[tuple[Block, ...], ...] = ()
    is_draft: bool = True


@dataclass(frozen=True)
class MinutesSheets:
    """The minutes of several groups, each on a sheet of its own."""

    sheets: tuple[MinutesSheet, ...]

    @property
    def is_draft(self) -> bool:
        return any(sheet.is_draft for sheet in self.sheets)


def composed(minuted: Minuted) -> str:
    """The minutes as a text, one paragraph a line."""
    lines = [_opening(minuted), "I. THÀNH PHẦN", *_roll(minuted), "II. NỘI DUNG", *_contents(minuted)]
    lines += ["III. KẾT LUẬN", *_conclusion(minuted)]
    lines += [READ_OUT, _closing(minuted)]
    return "\n".join(line for line in lines if line)


def _opening(minuted: Minuted) -> str:
    at = f"vào hồi {_hour(minuted.starts_at)} " if minuted.starts_at else ""
    where = f", tại {in_letters(minuted.place)}" if minuted.place else ""
    how = f" (hình thức: {in_letters(minuted.how)})" if minuted.how else ""
    return f"Hôm nay, {at}{_day(minuted.held_on)}{where}, {in_letters(minuted.whose)} {_verb(minuted)}{how}."


def _verb(minuted: Minuted) -> str:
    return minuted.what if minuted.what.startswith("họp") else f"tổ chức {minuted.what}"


def _roll(minuted: Minuted) -> Iterable[str]:
    roll = minuted.roll
    if roll.members:
        yield (
            f"Tổng số đảng viên: {grouped(roll.members)} đồng chí (chính thức {two_digits(roll.official)}, "
            f"dự bị {two_digits(roll.probationary)})" + "".join(_beside(roll)) + "."
        )
    if minuted.groups:
        yield from (_group(group) for group in minuted.groups)
    if roll.present is not None:
        online = f", trong đó trực tuyến {two_digits(roll.online)}" if roll.online else ""
        counted = roll.present if roll.counted is None else roll.counted
        yield f"Dự sinh hoạt: {two_digits(roll.present)} đồng chí{_share(counted, roll.base)}{online}."
    else:
        yield f"Dự sinh hoạt: {ROOM} đồng chí."
    yield from _absent("Vắng có lý do", roll.excused)
    yield from _absent("Vắng không có lý do", roll.absent)
    yield f"Chủ trì: {in_letters(str(minuted.chair))}."
    yield f"Thư ký: {in_letters(str(minuted.secretary))}."


def _beside(roll: RollFigures) -> Iterable[str]:
    if roll.exempt:
        yield f"; được miễn công tác và sinh hoạt {two_digits(roll.exempt)}"
    if roll.elsewhere:
        yield f"; sinh hoạt tạm thời ở nơi khác {two_digits(roll.elsewhere)}"
    if roll.guests:
        yield f"; đảng viên nơi khác sinh hoạt tạm thời tại chi bộ {two_digits(roll.guests)}"


def _group(group: GroupHeard) -> str:
    late = "; báo cáo chậm" if group.reported_late else ""
    return (
        f"- {in_letters(group.name)}: họp ngày {cited_date(group.held_on)}, đồng chí {in_letters(group.chair)} chủ trì, "
        f"có mặt {two_digits(group.present)}/{two_digits(group.members)} đồng chí{late}."
    )


def _absent(what: str, people: Sequence[Absent]) -> Iterable[str]:
    if people:
        names = "; ".join(one.name + (f" ({one.reason})" if one.reason else "") for one in people)
        yield f"{what}: {two_digits(len(people))} đồng chí: {in_letters(names)}."


def _contents(minuted: Minuted) -> Iterable[str]:
    for number, item in enumerate(minuted.items, start=1):
        yield f"{number}. {item.text}"
        if item.presenter:
            yield f"Người thực hiện: {in_letters(item.presenter)}."
        yield from map(str, item.opinions)
        if item.votes:
            yield f"Biểu quyết: {item.votes}."
    if minuted.summary or minuted.opinions:
        yield f"{len(minuted.items) + 1}. Ý kiến thảo luận"
        yield minuted.summary
        yield from map(str, minuted.opinions)
    if not minuted.items and not minuted.summary and not minuted.opinions:
        yield ROOM


def _conclusion(minuted: Minuted) -> Iterable[str]:
    yield minuted.conclusion or ROOM
    if minuted.tasks:
        yield "Phân công nhiệm vụ:"
        yield from map(str, minuted.tasks)
    adopted = f" ngày {cited_date(minuted.adopted_on)}" if minuted.adopted_on else ""
    passed = "Thông qua" if minuted.is_adopted else "Không thông qua"
    if minuted.votes:
        outcome = "" if minuted.is_adopted else " Không được thông qua."
        yield f"Biểu quyết thông qua {minuted.adopted_as}{adopted}: {minuted.votes}.{outcome}"
    elif minuted.no_vote_because:
        yield f"{passed} {minuted.adopted_as}{adopted}, không biểu quyết: {in_letters(minuted.no_vote_because)}."


def _closing(minuted: Minuted) -> str:
    at = f"lúc {_hour(minuted.ends_at)} cùng ngày" if minuted.ends_at else f"lúc {ROOM} giờ {ROOM} cùng ngày"
    return f"Cuộc họp kết thúc {at}."


def _share(part: int, whole: int) -> str:
    return f" (đạt {percent(part, whole)})" if whole else ""


def _hour(at: time) -> str:
    return f"{at.hour:02d} giờ {at.minute:02d}"


def _day(day: date) -> str:
    return f"ngày {padded_day(day)} tháng {padded_month(day)} năm {day.year}"
