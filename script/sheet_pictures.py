"""Draws the pictures of docs/sheets.md: small sheets as offices keep them. Run: python -m script.sheet_pictures"""

from dataclasses import dataclass, field
from html import escape
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "images" / "sheets"
ROW, LETTER, MARGIN = 26, 7.6, 12
Span = tuple[int, int, int, int]
"""First row, first column, last row, last column of cells that are one; counted from 0."""


@dataclass(frozen=True)
class Picture:
    name: str
    rows: list[list[str]]
    headings: int = 1
    spans: list[Span] = field(default_factory=list)
    hidden: tuple[int, ...] = ()


PICTURES = (
    Picture(
        "two-rows-of-headings",
        [
            ["STT", "Họ và tên", "Ngày sinh", "", "Ngày vào Đảng", "", "Số thẻ"],
            ["", "", "Nam", "Nữ", "Dự bị", "Chính thức", ""],
            ["1", "Nguyễn Văn Cần", "12/03/1950", "", "06/05/1975", "06/05/1976", "58000011"],
            ["2", "Trần Thị Mẫn", "", "02/01/1960", "06/05/1985", "06/05/1986", "58000012"],
        ],
        headings=2,
        spans=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5), (0, 6, 1, 6)],
    ),
    Picture(
        "lines-between",
        [
            ["STT", "Họ và tên", "Ngày sinh", "Số thẻ", "Ghi chú"],
            ["I", "Chi bộ khu phố 1", "", "", "2 đ/c"],
            ["1", "Nguyễn Văn Cần", "12/03/1950", "58000011", ""],
            ["2", "Trần Thị Mẫn", "02/01/1960", "58000012", "từ trần 3/2024"],
            ["II", "Chi bộ khu phố 2 (1 đ/c)", "", "", ""],
            ["1", "Lê Văn Kiệm", "1962", "58000013", "miễn SH"],
            ["", "Tổng cộng: 03 đồng chí", "", "", ""],
        ],
    ),
    Picture(
        "marks",
        [
            ["STT", "Họ và tên", "Nữ", "Đảng viên", "", "Chi bộ"],
            ["", "", "", "Chính thức", "Dự bị", ""],
            ["1", "Nguyễn Văn Cần", "", "x", "", "Chi bộ khu phố 1"],
            ["2", "Trần Thị Mẫn", "x", "", "x", ""],
        ],
        headings=2,
        spans=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 4), (0, 5, 1, 5), (2, 5, 3, 5)],
    ),
    Picture(
        "two-in-one",
        [
            ["STT", "Họ và tên, ngày sinh", "Ngày vào Đảng, ngày chính thức"],
            ["1", "Đ/c Nguyễn Văn Cần (BT), 12/03/1950", "06/05/1975 - 06/05/1976"],
        ],
    ),
    Picture(
        "old-font",
        [["STT", "Họ và tên", "Ngày", "Tháng", "Năm sinh"], ["1", "NguyÔn V¨n CÇn", "12", "3", "1950"]],
    ),
)


def draw(picture: Picture) -> str:
    widths = [_width(picture, column) for column in range(len(picture.rows[0]))]
    starts = [MARGIN + sum(widths[:column]) for column in range(len(widths) + 1)]
    height = MARGIN * 2 + ROW * len(picture.rows)
    covered = {
        (row, column): (top, left)
        for top, left, bottom, right in picture.spans
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    cells = []
    for row, texts in enumerate(picture.rows):
        for column, text in enumerate(texts):
            if covered.get((row, column), (row, column)) != (row, column):
                continue
            bottom, right = next(
                ((b, r) for t, left, b, r in picture.spans if (t, left) == (row, column)), (row, column)
            )
            x, y = starts[column], MARGIN + ROW * row
            wide, tall = starts[right + 1] - x, ROW * (bottom - row + 1)
            fill, weight = ("#e8edf3", "700") if row < picture.headings else ("#ffffff", "400")
            cells.append(f'<rect x="{x}" y="{y}" width="{wide}" height="{tall}" fill="{fill}" stroke="#8a97a6"/>')
            cells.append(
                f'<text x="{x + 6}" y="{y + tall / 2 + 5}" font-size="14" font-weight="{weight}">{escape(text)}</text>'
            )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{starts[-1] + MARGIN}" height="{height}" '
        f'viewBox="0 0 {starts[-1] + MARGIN} {height}" font-family="Tinos, \'Times New Roman\', serif" fill="#1d2733">'
        f"{''.join(cells)}</svg>\n"
    )


def _width(picture: Picture, column: int) -> float:
    spanning = {(top, left) for top, left, _bottom, right in picture.spans if right > left}
    texts = [row[column] for number, row in enumerate(picture.rows) if (number, column) not in spanning]
    return max(44, max(map(len, texts), default=0) * LETTER + 14)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        (FOLDER / f"{picture.name}.svg").write_text(draw(picture), encoding="utf-8")
