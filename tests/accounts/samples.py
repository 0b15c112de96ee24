"""Sample pages that show every component at once: for looking at (docs/interface.md) and for the tests of the theme."""

from collections.abc import Iterable, Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.views.decorators.http import require_http_methods

from accounts.access import anyone, declare
from accounts.desk import Duty, Section
from accounts.forms.fields import CleanCharField, CleanTextField, CountField, DateField, TimeField
from accounts.models import User
from accounts.tables import Day, List, Number, State, Text
from partyadmin.urls import urlpatterns as product


class MeetingForm(forms.Form):
    title = CleanCharField(label="Nội dung sinh hoạt", help_text="Viết ngắn gọn, đúng như sẽ ghi trong biên bản.")
    held_on = DateField(label="Ngày họp")
    starts_at = TimeField(label="Giờ bắt đầu")
    expected = CountField(label="Số đảng viên dự kiến tham dự")
    meeting_format = forms.ChoiceField(
        label="Hình thức sinh hoạt", choices=[("", "—"), ("in_person", "trực tiếp"), ("by_group", "theo tổ đảng")]
    )
    place = forms.ChoiceField(
        label="Nơi họp",
        widget=forms.RadioSelect,
        choices=[("hall", "Nhà văn hoá khu phố"), ("office", "Trụ sở Uỷ ban")],
    )
    note = CleanTextField(label="Ghi chú", required=False)
    confirmed = forms.BooleanField(label="Tài liệu đã được gửi trước ít nhất một ngày")


CELLS = List(
    "Các chi bộ trực thuộc",
    Text("name", "Tên chi bộ", sort=("full_name",)),
    Number("members", "Số đảng viên", sort=("username",)),
    Day("since", "Từ ngày"),
    State("state", "Trạng thái", tone="tone"),
    rows_a_page=10,
)


class SearchForm(forms.Form):
    name = CleanCharField(label="Tên", required=False)
    on = DateField(label="Vào ngày", required=False)


STATES = [
    ("good", "đã duyệt"),
    ("info", "đang thẩm định"),
    ("neutral", "nháp"),
    ("bad", "không duyệt"),
    ("warning", "sắp hết hạn"),
]


@declare(anyone)
@require_http_methods(["GET", "POST"])
def form(request: HttpRequest) -> HttpResponse:
    context = {"title": "Lập kế hoạch sinh hoạt chi bộ", "form": MeetingForm(request.POST or None), "cancel_url": "/"}
    return render(request, "components/form_page.html", context)


def cells_of(users: Iterable[User]) -> Iterator[SimpleNamespace]:
    """A cell for each: enough of them for several pages, and fetched, as the lists of the product are."""
    for user in users:
        n = int(user.username)
        tone, state = STATES[n % 5]
        since = date(2020, 1 + n % 12, 1 + n % 28)
        yield SimpleNamespace(name=user.full_name, members=37 * n, since=since, tone=tone, state=state)


@declare(anyone)
def table(request: HttpRequest) -> HttpResponse:
    users = User.objects.filter(full_name__startswith="Chi bộ")
    shown = CELLS.of(users, dress=cells_of, caption=CELLS.name).turn_to(request.GET)
    return render(request, "samples/table.html", {"table": shown, "form": SearchForm(request.GET or None)})


@declare(anyone)
def components(request: HttpRequest) -> HttpResponse:
    reason = SimpleNamespace
    context: dict[str, Any] = {
        "states": STATES,
        "facts": [("Mã", "VTHA-HALF"), ("Loại hình", "doanh nghiệp nhà nước"), ("Đảng viên", 5704), ("Địa bàn", "")],
        "counts": [("đảng viên tính", 24), ("không thể dự trực tiếp", 12), ("cần hơn", 12)],
        "reasons": [
            reason(
                message="Đúng một nửa (12 trên 24) không thể dự trực tiếp; phải trên một nửa, tức ít nhất 13.",
                clause="03-HD/TW, II.1.1",
            ),
            reason(message="Chưa xác nhận hạ tầng công nghệ thông tin đáp ứng yêu cầu.", clause="03-HD/TW, II.2"),
        ],
        "warnings": [reason(message="Tổ đảng số 3 chưa có tổ trưởng.", clause="03-HD/TW, II.1.2")],
        "steps": [
            {"title": "Chi uỷ họp lần thứ nhất", "when": "10/3/2025", "detail": "Phân công chi uỷ viên dự các tổ."},
            {"title": "Tổ đảng số 1 họp", "when": "12/3/2025", "state": "late", "detail": "Báo cáo muộn 2 ngày."},
            {"title": "Chi uỷ tổng hợp", "state": "now"},
            {"title": "Kết luận của chi bộ", "state": "ahead"},
        ],
    }
    return render(request, "samples/components.html", context)


@declare(anyone)
def desk(request: HttpRequest) -> HttpResponse:
    owed = [
        Duty(
            "Báo cáo kết quả họp của Tổ đảng số 2",
            "#",
            "Chi bộ khu phố 1 · họp ngày 18/3/2025",
            date(2025, 3, 19),
            True,
            "Ghi biên bản",
        ),
        Duty(
            "Gửi danh sách đăng ký đợt 1 năm 2025",
            "#",
            "12 chi bộ đủ điều kiện, 3 chưa",
            date(2025, 3, 21),
            action="Mở danh sách",
        ),
        Duty("Chuẩn bị tài liệu sinh hoạt tháng 4", "#", "", date(2025, 4, 3)),
    ]
    sections = [Section("Việc phải làm", owed), Section("Chờ cấp trên", [], "Không có đăng ký nào đang chờ.")]
    return render(request, "accounts/desk.html", {"sections": sections, "owed": 3, "late": 1})


@declare(anyone)
@require_http_methods(["GET", "POST"])
def confirmation(request: HttpRequest) -> HttpResponse:
    context = {
        "title": "Gửi danh sách đăng ký",
        "what": "Danh sách của Đảng uỷ phường sẽ được gửi lên Ban Tổ chức Thành uỷ để thẩm định.",
        "consequences": [
            "Sau khi gửi không sửa được nữa.",
            "12 chi bộ được đăng ký, 3 chi bộ không đủ điều kiện bị bỏ ra.",
        ],
        "confirm": "Gửi danh sách",
        "cancel_url": "/",
    }
    return render(request, "components/confirm.html", context)


@declare(anyone)
def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("A view that fails.")


def undeclared(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Nobody should read this.")


urlpatterns = [
    path("samples/form/", form),
    path("samples/table/", table),
    path("samples/components/", components),
    path("samples/desk/", desk),
    path("samples/confirmation/", confirmation),
    path("samples/broken/", broken),
    path("samples/undeclared/", undeclared),
    path("", include(product)),
]
