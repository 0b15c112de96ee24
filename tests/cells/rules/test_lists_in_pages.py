from datetime import date

from cells.rules.lists_in_pages import as_one, lists_in

PAGE = """
<h1>Danh sách</h1><h2>Đã tổ chức <span class="muted">2</span></h2>
<table><thead><tr><th></th><th>Ngày</th><th class="number">Đảng viên</th><th>Tên</th><th>Làm gì</th></tr></thead><tbody>
<tr><td><input type="checkbox" value="1"></td><td class="date">21/03/2025</td><td class="number">5.704</td>
<td class="person"><span><a href="/x">Chi bộ A &amp; B</a><small>P01</small></span><span class="visually-hidden">ẩn</span></td>
<td><form><button>Xoá<br>ngay</button></form><a href="/y">mở</a></td></tr>
<tr><td></td><td class="date">32/13/2025</td><td class="number">93,15 %</td><td>=1+1</td><td></td></tr>
</tbody></table>
<h2>Sắp tới</h2><table><tr><th>Ngày</th><th>Nơi</th></tr><tr><td>01/04/2025</td><td>Hội trường<br>tầng 2</td></tr></table>
<table><tr><th>Trống</th></tr></table>
"""


def test_numbers_and_days_come_back_as_such_and_text_as_its_reader_sees_it() -> None:
    first, _second = lists_in(PAGE)
    assert first.title == "Đã tổ chức 2"
    assert first.headings == ["Ngày", "Đảng viên", "Tên", "Làm gì"]
    assert first.rows == [
        [date(2025, 3, 21), 5704, "Chi bộ A & B · P01", "mở"],
        ["32/13/2025", "93,15 %", "=1+1", ""],
    ]


def test_lists_of_a_page_stand_below_each_other_under_the_headings_of_all() -> None:
    headings, rows = as_one(lists_in(PAGE), "Phần")
    assert headings == ["Phần", "Ngày", "Đảng viên", "Tên", "Làm gì", "Nơi"]
    assert rows[2] == ["Sắp tới", date(2025, 4, 1), "", "", "", "Hội trường · tầng 2"]


def test_a_page_with_one_list_needs_no_name_of_its_parts() -> None:
    headings, _rows = as_one(lists_in(PAGE)[1:], "Phần")
    assert headings == ["Ngày", "Nơi"]
