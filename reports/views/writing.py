"""How the texts of documents are written: the marks, with what becomes of them."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.access import declare, signed_in
from cells.requests import Request
from reports.rules.formatted import Block, blocks_of


@dataclass(frozen=True)
class Example:
    says: str | Promise
    text: str

    @property
    def blocks(self) -> tuple[Block, ...]:
        return blocks_of(self.text)


EXAMPLES = (
    Example(
        _("A number makes a heading where the line is short and without a full stop, and text stands below."),
        "I. ĐẶC ĐIỂM, TÌNH HÌNH\n1. Công tác lãnh đạo\n1.1. Về sinh hoạt chi bộ\nCấp ủy đã quán triệt đến 100% đảng viên.",
    ),
    Example(
        _("Stars make bold, italic, or both."), "**Ưu điểm:** có *nhiều* chuyển biến, ***hoàn thành trước 30/3***."
    ),
    Example(
        _("A footnote stands where it is called."),
        "Thành ủy đã ban hành kế hoạch[chú thích: Kế hoạch 151-KH/TU ngày 22/3/2019.] để thực hiện.",
    ),
    Example(
        _("Lines between bars are a table; the first names its columns."),
        "| Năm | Chỉ tiêu | Kết quả |\n| 2022 | 146 | 147 |\n| 2023 | 148 | 149 |",
    ),
    Example(_("A dash begins an item, a plus one below it."), "- Chi bộ khu phố 1\n+ Tổ đảng số 1"),
)


@declare(signed_in)
@require_safe
def writing(request: Request) -> HttpResponse:
    return render(request, "reports/writing.html", {"examples": EXAMPLES})
