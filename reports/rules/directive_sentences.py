"""The sentences of the report of several years that are made of figures, and the notes that tell them year by year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from admissions.rules.classification import Counts, Level
from admissions.rules.forms_of_discipline import Form
from admissions.rules.screening import Stage
from admissions.rules.targets import Progress, together
from cells.rules.leaving import EXPELLED, RELEASED, STRUCK_OFF
from reports.rules.categories import COMMITTEES, RESIDENTIAL, WARD
from reports.rules.pilot_figures import PilotFigures
from reports.rules.pilot_sentences import Called
from reports.rules.ratings_table import BANDS
from reports.rules.subordinates import breakdown, grassroots_of, whole_of
from reports.rules.wording import cited_date, grouped, percent, two_digits

_COMMITTEES = ((WARD, "phường, xã"), *((category.types, category.words) for category in COMMITTEES))
_GRASSROOTS_CELLS = (
    (frozenset({"public_service", "school"}), "đơn vị sự nghiệp"),
    (frozenset({"administrative"}), "phòng, ban nhà nước"),
    (frozenset({"party_front_mass"}), "Đảng, Mặt trận, đoàn thể"),
    (frozenset({"state_enterprise"}), "doanh nghiệp nhà nước"),
    (frozenset({"private_enterprise"}), "doanh nghiệp ngoài nhà nước"),
    (RESIDENTIAL, "khu dân cư"),
    (WARD, "phường, xã"),
    (frozenset({"armed_forces", "police", "military"}), "lực lượng vũ trang"),
    (frozenset({"cooperative", "credit_fund", "overseas", "other"}), "loại hình khác"),
)
"""Seed 004 parts state bodies from those of Party, Front and unions; every type of the registry stands in exactly one."""
_EXITS = ((RELEASED, "cho ra khỏi Đảng"), (STRUCK_OFF, "xóa tên"), (EXPELLED, "khai trừ"))
_FORMS = (
    (Form.REPRIMAND, "khiển trách"),
    (Form.WARNING, "cảnh cáo"),
    (Form.REMOVAL, "cách chức"),
    (Form.EXPULSION, "khai trừ"),
)
_LEVELS = (
    (Level.EXCELLENT, "hoàn thành xuất sắc nhiệm vụ"),
    (Level.GOOD, "hoàn thành tốt nhiệm vụ"),
    (Level.DONE, "hoàn thành nhiệm vụ"),
    (Level.FAILED, "không hoàn thành nhiệm vụ"),
)
_STAGES = (
    (Stage.LISTED, "đang chờ chi bộ bỏ phiếu"),
    (Stage.NOT_LISTED, "chi bộ không đưa vào danh sách"),
    (Stage.HELPED, "đang được giáo dục, giúp đỡ"),
    (Stage.PROGRESS, "có tiến bộ, đưa ra khỏi danh sách"),
    (Stage.TO_GO, "không tiến bộ, đề nghị đưa ra khỏi Đảng"),
    (Stage.LEFT, "đã ra khỏi Đảng"),
)
_BANDS = dict(zip(BANDS, ("tốt", "khá", "trung bình", "kém"), strict=True))


@dataclass(frozen=True)
class Span:
    """From 1 January of a year to a day."""

    first: date
    last: date

    @property
    def years(self) -> range:
        return range(self.first.year, self.last.year + 1)

    @property
    def how_long(self) -> str:
        """«05 năm»; of one year which: «năm 2023»."""
        return f"{two_digits(len(self.years))} năm" if len(self.years) > 1 else f"năm {self.first.year}"

    @property
    def until(self) -> str:
        """«năm 2019 đến ngày 30/12/2023»."""
        begun = "năm" if len(self.years) > 1 else "đầu năm"
        return f"{begun} {self.first.year} đến ngày {cited_date(self.last)}"


@dataclass(frozen=True)
class Noted:
    """A sentence, with a footnote after `text` where there is one; `rest` goes on after its mark."""

    text: str
    rest: str = ""
    note: str = ""


def situation(figures: PilotFigures, *, organisation: str, day: date, called: Called) -> tuple[str, ...]:
    """Chapter I."""
    opening = f"Tính đến ngày {cited_date(day)}, {grassroots_of(figures, organisation=organisation)}"
    if not figures["grassroots"]:
        return (f"{opening}.",)
    kinds = " và ".join(part for part in (_committees(figures, called), _grassroots_cells(figures, called)) if part)
    first = f"{opening}, với tổng số {grouped(figures['members'])} đảng viên, gồm có {kinds}."
    below = _cells_below(figures, called, whole=whole_of(organisation))
    return (f"{first} {below}" if below else first, *breakdown(figures))


def admissions(years: Sequence[Progress], *, organisation: str, members: int, span: Span) -> Noted:
    """Section II.2.1. Only where every year had its target is there a share of what was asked."""
    whole = together(years)
    admitted, target = (whole.admitted, _target_of_all(years)) if whole else (0, None)
    now = f"; tổng số đảng viên {whole_of(organisation)} là {grouped(members)} đảng viên."
    note = f"{_capital(_yearly(years))}. {_sum(admitted, target)}" if len(years) > 1 else ""
    opening = f"Từ {span.until}, {organisation}"
    if not admitted:
        asked = f" (chỉ tiêu được giao: {grouped(target)})" if target else ""
        return Noted(f"{opening} chưa kết nạp đảng viên nào{asked}", now, note if target else "")
    if not target:
        return Noted(f"{opening} đã kết nạp {two_digits(admitted)} đảng viên", now, note)
    return Noted(
        f"{opening} đã kết nạp {_of(admitted, target)} đảng viên",
        f", đạt tỷ lệ {percent(admitted, target)} so với chỉ tiêu được giao{now}",
        note,
    )


def exits(ways: Mapping[str, Mapping[int, int]], *, organisation: str, span: Span) -> Noted:
    """Section II.2.3: who left the Party by a decision."""
    found = [(words, ways[way]) for way, words in _EXITS if sum(ways.get(way, {}).values())]
    if not found:
        return Noted(
            f"Từ {span.until}, {organisation} không có trường hợp cho ra khỏi Đảng, xóa tên hoặc khai trừ đảng viên."
        )
    numbers = ", ".join(f"{words} {two_digits(sum(by_year.values()))} trường hợp" for words, by_year in found)
    yearly = " ".join(f"{_capital(words)}: {_by_year(by_year, span.years)}." for words, by_year in found)
    return Noted(
        f"Kết quả rà soát, sàng lọc đảng viên từ {span.until}: {numbers}",
        ".",
        yearly if len(span.years) > 1 else "",
    )


def discipline(members: Mapping[str, Mapping[int, int]], organisations: int, *, span: Span) -> tuple[str, ...]:
    """Section II.2.3: cases by form and by year of the decision, never whose; nothing where no case is recorded, for an office
    may not keep them here."""
    total = sum(sum(by_year.values()) for by_year in members.values())
    said = []
    if total:
        forms = [
            f"{words} {two_digits(number)}" for form, words in _FORMS if (number := sum(members.get(form, {}).values()))
        ]
        yearly = {year: sum(by_year.get(year, 0) for by_year in members.values()) for year in span.years}
        by_year = f"; {_by_year(yearly, span.years)}" if len(span.years) > 1 else ""
        said.append(f"{two_digits(total)} trường hợp đảng viên vi phạm (trong đó {', '.join(forms)}{by_year})")
    if organisations:
        said.append(f"{two_digits(organisations)} tổ chức đảng")
    if not said:
        return ()
    return (f"Từ {span.until}, cấp ủy và ủy ban kiểm tra các cấp đã thi hành kỷ luật {' và '.join(said)}.",)


def classification(year: int | None, organisations: Counts, members: Counts) -> tuple[str, ...]:
    """Section II.2.3: the newest year that was decided; nothing where none was."""
    parts = [
        f"{what}: {_levels(counts)}"
        for what, counts in (("tổ chức đảng", organisations), ("đảng viên", members))
        if counts.classified
    ]
    return (f"Kết quả đánh giá, xếp loại chất lượng năm {year}: {'; '.join(parts)}.",) if parts else ()


def _levels(counts: Counts) -> str:
    said = [
        f"{words} {grouped(counts[level])} ({percent(counts[level], counts.classified)})"
        for level, words in _LEVELS
        if counts[level]
    ]
    return ", ".join(said)


def screening(stages: Mapping[Stage, int], *, span: Span) -> tuple[str, ...]:
    """Section II.2.3: who was on the lists of the years, by what had come of it on the last day; nothing where nobody was."""
    listed = sum(stages.values())
    if not listed:
        return ()
    parts = [f"{words} {two_digits(stages[stage])}" for stage, words in _STAGES if stages.get(stage)]
    return (f"Từ {span.until}, đã đưa vào danh sách rà soát {two_digits(listed)} lượt đảng viên: {', '.join(parts)}.",)


def ratings(bands: Mapping[str, int], *, span: Span) -> tuple[str, ...]:
    """Section II.3; nothing where no meeting was rated."""
    rated = sum(bands.values())
    if not rated:
        return ()
    parts = [
        f"{words} {two_digits(bands[band])} buổi ({percent(bands[band], rated)})"
        for band, words in _BANDS.items()
        if bands.get(band)
    ]
    return (
        f"Từ {span.until}, có {two_digits(rated)} buổi sinh hoạt chi bộ được đánh giá, xếp loại chất lượng: "
        f"{'; '.join(parts)}.",
    )


def _committees(figures: PilotFigures, called: Called) -> str:
    kinds = [
        f"{two_digits(number)} đảng bộ {words}"
        for types, words in _COMMITTEES
        if (number := _of_types(figures, "committee_type", types))
    ]
    if not kinds:
        return ""
    return f"{two_digits(figures['committees'])} {called.grassroots_committee} (trong đó có {', '.join(kinds)})"


def _grassroots_cells(figures: PilotFigures, called: Called) -> str:
    kinds = [
        f"{words}: {two_digits(number)}"
        for types, words in _GRASSROOTS_CELLS
        if (number := _of_types(figures, "grassroots_cell_type", types))
    ]
    if not kinds:
        return ""
    return f"{two_digits(figures['grassroots_cells'])} {called.grassroots_cell} (gồm các loại hình: {'; '.join(kinds)})"


def _of_types(figures: PilotFigures, key: str, types: frozenset[str]) -> int:
    return sum(figures[f"{key}:{type}"] for type in types)


def _cells_below(figures: PilotFigures, called: Called, *, whole: str) -> str:
    """With the share of members in the cells of wards and communes; "" where no committee has cells."""
    if not figures["cells_below"]:
        return ""
    opening = f"Có {two_digits(figures['cells_below'])} chi bộ trực thuộc {called.grassroots_committee}"
    if residential := figures["ward_cells:residential"]:
        opening += f", trong đó có {two_digits(residential)} chi bộ khu dân cư"
    if not figures["ward_cells"] or not figures["members"]:
        return f"{opening}."
    return (
        f"{opening}; {two_digits(figures['ward_cells'])} chi bộ thuộc {two_digits(figures['ward_committees'])} đảng bộ "
        f"phường, xã có {grouped(figures['ward_members'])} đảng viên, chiếm "
        f"{percent(figures['ward_members'], figures['members'])} tổng số đảng viên {whole} "
        f"({grouped(figures['members'])} đảng viên)."
    )


def _target_of_all(years: Sequence[Progress]) -> int | None:
    """None where of some year nothing was asked: what was admitted then is no part of what was."""
    whole = together(years)
    return whole.target if whole and all(one.target is not None for one in years) else None


def _yearly(years: Sequence[Progress]) -> str:
    return "; ".join(f"năm {one.year}: {_of_its_year(one)}" for one in years)


def _of_its_year(one: Progress) -> str:
    if one.target is None:
        return f"{grouped(one.admitted)} (chưa có chỉ tiêu)"
    return _of(one.admitted, one.target)


def _sum(admitted: int, target: int | None) -> str:
    opening = "Tổng số đảng viên được kết nạp:"
    if not target:
        return f"{opening} {grouped(admitted)}."
    return f"{opening} {_of(admitted, target)}, đạt {percent(admitted, target)} chỉ tiêu được giao."


def _of(part: int, whole: int) -> str:
    return f"{grouped(part)}/{grouped(whole)}"


def _by_year(numbers: Mapping[int, int], years: range) -> str:
    return "; ".join(f"năm {year}: {two_digits(numbers.get(year, 0))}" for year in years)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
