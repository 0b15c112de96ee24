"""The sentences of the report of 03-HD/TW that are made of figures. A kind of which there is none is left out."""

from dataclasses import dataclass
from datetime import date

from reports.rules.categories import COMMITTEES, GRASSROOTS, WARD_CELLS, Category
from reports.rules.citation import Citation
from reports.rules.pilot_figures import PilotFigures
from reports.rules.subordinates import breakdown, grassroots_of, whole_of
from reports.rules.wording import belonging, cited_date, grouped, two_digits


@dataclass(frozen=True)
class Called:
    """What the kinds are called on the day of the report."""

    grassroots_committee: str = "đảng bộ cơ sở"
    grassroots_cell: str = "chi bộ cơ sở"


def situation(figures: PilotFigures, *, organisation: str, day: date, called: Called = Called()) -> tuple[str, ...]:
    """Chapter I: how many organisations and members of which kinds, and whose they are."""
    opening = f"Tính đến ngày {cited_date(day)}, {grassroots_of(figures, organisation=organisation)}"
    if not figures["grassroots"]:
        return (f"{opening}.",)
    kinds = f"trong đó {_two_kinds(figures, called)} với các loại hình: {_kinds(figures)}"
    whole = f"T{whole_of(organisation)[1:]} có {grouped(figures['members'])} đảng viên."
    return (f"{opening}, {kinds}{_cells_below(figures, called)}. {whole}", *breakdown(figures))


def online(figures: PilotFigures, *, issuer: str, guidance: Citation, day: date) -> tuple[str, ...]:
    """Section II.2.1: pilots of online meetings approved and meetings held until the day."""
    if figures["online"] or figures["online_held"]:
        return (_approved_and_held(figures, "online", what="sinh hoạt trực tuyến", guidance=guidance, day=day),)
    instead = "các chi, đảng bộ đã tổ chức sinh hoạt trực tiếp, không sinh hoạt trực tuyến"
    nature = f"có tính chất đặc thù hoặc trong hoàn cảnh đặc biệt theo {guidance.short}"
    among = _among(figures, issuer)
    if not figures["of_nature"]:
        return (f"Các chi, đảng bộ {among} không phải là những chi, đảng bộ {nature}, do đó {instead}.",)
    return (
        f"Trong các chi, đảng bộ {among} có {two_digits(figures['of_nature'])} tổ chức đảng {nature}; "
        f"chưa có tổ chức đảng nào được phê duyệt thí điểm, {instead}.",
    )


def by_group(
    figures: PilotFigures, *, organisation: str, issuer: str, guidance: Citation, day: date
) -> tuple[str, ...]:
    """Section II.2.2: residential cells and their groups; pilots of meetings by group."""
    residential = _residential(figures, organisation)
    if figures["by_group"] or figures["by_group_held"]:
        result = _approved_and_held(figures, "by_group", what="sinh hoạt đảng theo tổ đảng", guidance=guidance, day=day)
        return (f"{residential}.", result) if residential else (result,)
    if residential:
        return (f"{residential}; chưa có chi bộ nào tổ chức sinh hoạt theo tổ đảng.",)
    return (f"Các chi bộ {_among(figures, issuer)} chưa tổ chức sinh hoạt đảng theo tổ đảng.",)


def _among(figures: PilotFigures, issuer: str) -> str:
    """«trực thuộc Thành ủy»; those of whom the most are directly below others are so of a province."""
    directly = f"trực thuộc {belonging(issuer)}"
    return f"thuộc các đảng bộ {directly}" if figures.parts else directly


def _two_kinds(figures: PilotFigures, called: Called) -> str:
    kinds = [
        f"{two_digits(figures[key])} {words}"
        for key, words in (("committees", "đảng bộ"), ("grassroots_cells", called.grassroots_cell))
        if figures[key]
    ]
    return " và ".join(kinds)


def _kinds(figures: PilotFigures) -> str:
    return "; ".join(
        f"{two_digits(figures[f'grassroots:{category.key}'])} {_cells_or_committees(figures, category)} {category.words}"
        for category in GRASSROOTS
        if figures[f"grassroots:{category.key}"]
    )


def _cells_or_committees(figures: PilotFigures, category: Category) -> str:
    """«chi, đảng bộ» only where there are both."""
    committees = figures[f"grassroots_committees:{category.key}"]
    cells = figures[f"grassroots_cells:{category.key}"]
    if committees and cells:
        return "chi, đảng bộ"
    return "đảng bộ" if committees else "chi bộ"


def _cells_below(figures: PilotFigures, called: Called) -> str:
    """«; với 226 chi bộ trực thuộc đảng bộ cơ sở, trong đó có …», nothing where there are none."""
    if not figures["cells_below"]:
        return ""
    opening = f"; với {two_digits(figures['cells_below'])} chi bộ trực thuộc {called.grassroots_committee}"
    if not figures["ward_cells"]:
        return opening
    parts = [part for part in (_ward_cells(figures), _other_cells(figures)) if part]
    return f"{opening}, trong đó có {' và '.join(parts)}"


def _ward_cells(figures: PilotFigures) -> str:
    kinds = [
        f"{two_digits(figures[f'ward_cells:{category.key}'])} chi bộ {category.words}"
        for category in WARD_CELLS
        if figures[f"ward_cells:{category.key}"]
    ]
    return f"{', '.join(kinds)} trực thuộc {two_digits(figures['ward_committees'])} đảng bộ phường, xã"


def _other_cells(figures: PilotFigures) -> str:
    if not figures["other_cells"]:
        return ""
    committees = [f"đảng bộ {category.words}" for category in COMMITTEES if figures[f"other_cells:{category.key}"]]
    return f"{two_digits(figures['other_cells'])} chi bộ trực thuộc {', '.join(committees)}"


def _residential(figures: PilotFigures, organisation: str) -> str:
    """Without its end; "" where there are none."""
    if not figures["residential"]:
        return ""
    opening = f"{organisation} có {two_digits(figures['residential'])} chi bộ thôn, khu phố"
    if not figures["residential_with_groups"]:
        return f"{opening}, các chi bộ này không chia tổ đảng"
    share = f"{two_digits(figures['residential_with_groups'])}/{two_digits(figures['residential'])}"
    return f"{opening}, trong đó có {share} chi bộ có tổ đảng với {two_digits(figures['groups'])} tổ đảng"


def _approved_and_held(figures: PilotFigures, key: str, *, what: str, guidance: Citation, day: date) -> str:
    """Meetings may have been held on approvals that have lapsed since, so either number can be zero."""
    approved, held = figures[key], figures[f"{key}_held"]
    holders = figures.figure(f"{key}_held").organisations
    until = f"Tính đến ngày {cited_date(day)}"
    now = (
        f"{until}, có {two_digits(approved)} tổ chức đảng đang thực hiện thí điểm {what} theo {guidance.short}"
        if approved
        else f"{until}, không còn tổ chức đảng thực hiện thí điểm {what} theo {guidance.short}"
    )
    if not held:
        return f"{now}; chưa tổ chức buổi {what} nào."
    return f"{now}; đã tổ chức {two_digits(held)} buổi {what} ở {two_digits(holders)} tổ chức đảng."
