"""The registration list «Đăng ký tổ chức sinh hoạt đảng theo Hướng dẫn số 03-HD/TW»: the form annexed to letter 828-CV/ĐUK."""

from dataclasses import dataclass

from reports.rules.citation import Citation
from reports.rules.columns import shares
from reports.rules.party_document import Head, Signature
from reports.rules.wording import board_word, grouped, organ_word, standing_word, two_digits

_COLUMNS = (
    "Số\nTT",
    "Tên tổ chức đảng",
    "Số đảng viên",
    "Địa bàn công tác",
    "Số chi bộ/\nTổ đảng",
    "Đủ điều kiện về hạ tầng công nghệ thông tin",
)
_SECTIONS = (("I", "Sinh hoạt trực tuyến"), ("II", "Sinh hoạt tổ đảng"))
_WIDTHS_OF_THE_FORM = (6, 28, 11, 19, 17, 19)


@dataclass(frozen=True)
class ListedOrganisation:
    """One organisation in one section of the form, column by column."""

    name: str
    members: str = ""
    area: str = ""
    parts: tuple[str, ...] = ()
    """Column «Số chi bộ/Tổ đảng»: the number of cells, or each group by its name."""
    infrastructure: str = ""


@dataclass(frozen=True)
class RegistrationList:
    head: Head
    guidance: Citation
    letter: Citation | None
    """None: no round has been opened yet, the list is a draft of what could be registered."""
    online: tuple[ListedOrganisation, ...]
    by_group: tuple[ListedOrganisation, ...]
    recipients: tuple[str, ...]
    signature: Signature

    @property
    def widths(self) -> list[int]:
        """Of the columns, in hundredths: as what is listed needs; of the empty form as the form has them."""
        rows = (*self.online, *self.by_group)
        cells = [
            (str(number), row.name, row.members, row.area, "\n".join(row.parts), row.infrastructure)
            for number, row in enumerate(rows, start=1)
        ]
        return shares([_COLUMNS, *_SECTIONS, *cells]) if cells else list(_WIDTHS_OF_THE_FORM)


def online_row(*, name: str, members: int, area: str, cells: int | None, infrastructure: str) -> ListedOrganisation:
    """`cells`: of a grassroots committee; a cell has none."""
    return ListedOrganisation(
        name=name,
        members=grouped(members),
        area=area,
        parts=(f"{two_digits(cells)} chi bộ",) if cells is not None else (),
        infrastructure=infrastructure,
    )


def by_group_row(*, name: str, members: int, groups: tuple[str, ...]) -> ListedOrganisation:
    return ListedOrganisation(name=name, members=grouped(members), parts=tuple(group_label(group) for group in groups))


def group_label(name: str) -> str:
    """The form says «Tổ đảng …» before each name; a name that says so itself is left as it is."""
    return name if name.lower().startswith("tổ ") else f"Tổ đảng {name}"


def infrastructure_words(looked_at: str, sufficient: bool | None) -> str:
    """The last column: the finding, then what was looked at. `sufficient` None: nobody has looked."""
    if sufficient is None:
        return looked_at
    finding = "Đủ điều kiện" if sufficient else "Chưa đủ điều kiện"
    return f"{finding}: {looked_at[:1].lower()}{looked_at[1:]}" if looked_at else finding


def usual_recipients(*, superior: str, issuer: str) -> list[str]:
    """The superior's standing committee, which decides; its organisation board, which appraises; the file."""
    above = [standing_word(organ_word(superior)), board_word(superior)] if superior else []
    return [*above, f"Lưu {organ_word(issuer)}"]
