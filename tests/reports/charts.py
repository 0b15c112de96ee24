"""Charts as documents have them, and as they hardly ever are."""

from dataclasses import replace

from reports.rules.chart import Chart, Series
from reports.services.html import document_html
from tests.reports import fakes

LONG = "Chi bộ tàu Sóng Xanh {}, Đảng bộ Công ty cổ phần Vận tải biển Sóng Xanh"


def years() -> Chart:
    """2021 has no target, and in 2023 nobody was admitted."""
    return Chart(
        "Kết nạp đảng viên so với chỉ tiêu",
        "đảng viên",
        ("2019", "2020", "2021", "2022", "2023"),
        (Series("Chỉ tiêu", (148, 144, None, 146, 148)), Series("Thực hiện", (149, 85, 150, 147, 0))),
        beside=("Tỷ lệ", ("100,68 %", "59,03 %", "-", "100,68 %", "0 %")),
    )


def months(number: int = 12) -> Chart:
    bands = (("Tốt", 120), ("Khá", 40), ("Trung bình", 7), ("Kém", 3))
    return Chart(
        "Chất lượng sinh hoạt chi bộ 12 tháng gần nhất",
        "buổi sinh hoạt",
        tuple(f"{month % 12 + 1:02d}/2025" for month in range(number)),
        tuple(
            Series(name, tuple((place * 7 + month * 3) % most for month in range(number)))
            for place, (name, most) in enumerate(bands)
        ),
        stacked=True,
    )


def many(number: int = 40, name: str = LONG) -> Chart:
    return Chart(
        "Sinh hoạt trực tuyến: số lần đã sử dụng và còn lại",
        "buổi",
        tuple(name.format(f"{place + 1:02d}") if place % 3 else f"Chi bộ {place + 1}" for place in range(number)),
        (
            Series("Đã họp", tuple(place % 4 for place in range(number))),
            Series("Đã có kế hoạch", tuple(place % 2 for place in range(number))),
            Series("Nhận từ tổ chức trước", (0,) * number),
            Series("Còn lại", tuple(None if place == 4 else 3 - place % 3 for place in range(number))),
        ),
        stacked=True,
        lying=True,
    )


def one(number: int | None = 6031) -> Chart:
    return Chart("Đảng viên", "đảng viên", ("2024",), (Series("Đảng viên", (number,)),))


def types() -> Chart:
    return Chart(
        "Tổ chức cơ sở đảng theo loại hình",
        "tổ chức đảng",
        ("phường, xã", "hành chính", "đơn vị sự nghiệp", "lực lượng vũ trang"),
        (Series("Đảng bộ cơ sở", (13, 0, 6, 1)), Series("Chi bộ cơ sở", (0, 23, 9, 0))),
        lying=True,
    )


def of_one_word() -> Chart:
    """A name without a blank, as wide as a sheet."""
    return many(9, "ChibộtàuSóngXanh" * 12 + "{}")


CHARTS = {
    "years": years(),
    "months": months(),
    "months without room": months(30),
    "one": one(),
    "one of a million": one(1_234_567),
    "types": types(),
    "forty": many(),
    "a hundred and twenty": many(120, "Chi bộ khu phố {}"),
    "of one word": of_one_word(),
}


def on_paper(*drawn: Chart) -> str:
    """The HTML of a document with these in its annex."""
    return document_html("reports/documents/consolidation.html", replace(fakes.consolidation(2), charts=drawn))
