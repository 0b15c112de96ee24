"""What the script of a text area makes of what is pasted, in a real browser and without a site."""

from collections.abc import Iterator

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page

PAGE = """<meta http-equiv="Content-Security-Policy" content="style-src 'self'"><textarea data-formatted></textarea>
<template id="writing-tools"><div data-column="Cột"><button type="button" data-writes="bold">b</button></div></template>"""
PASTE = """html => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "plain");
    const area = document.querySelector("textarea");
    area.value = "";
    area.focus();
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    return area.value;
}"""
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style></head><body>
<!--StartFragment-->
<h2><b>1. Công tác lãnh đạo<o:p></o:p></b></h2>
<p class=MsoNormal>Thành ủy đã ban hành <b>kế
hoạch </b><i style='mso-bidi-font-style:normal'>chỉ đạo</i><a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"
title=""><span class=MsoFootnoteReference>[1]</span></a>&nbsp;nghiêm túc<del>, bỏ đi</del>.</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Chi bộ khu phố 2 * 3</p>
<table><tr><td><p><b>Năm</b></p></td><td colspan=2><p>Kết quả</p><p>(người)</p></td></tr>
<tr><td>2019</td><td>149|148</td><td></td></tr></table>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> Kế hoạch 151-KH/TU [mật].</p></div></div>
<!--EndFragment--></body></html>"""
LIBRE = """<p><b>1. Ưu điểm.</b></p>
<p>Một<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p>
<ol start="3"><li><p>Ba</p><ul><li>nhỏ</li></ul></li></ol>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>hai</p></div>"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_content(PAGE)
    page.add_script_tag(path=str(finders.find("reports/formatted.js")))
    yield page
    page.close()


def test_headings_bold_footnotes_lists_and_tables_of_word_come_along(page: Page) -> None:
    assert page.evaluate(PASTE, WORD).splitlines() == [
        "1. Công tác lãnh đạo",
        "Thành ủy đã ban hành **kế hoạch** *chỉ đạo*[chú thích: Kế hoạch 151-KH/TU [mật].] nghiêm túc.",
        r"- Chi bộ khu phố 2 \* 3",
        "| **Năm** | Kết quả // (người) |  |",
        r"| 2019 | 149\|148 |  |",
    ]


def test_so_do_those_of_other_programs(page: Page) -> None:
    assert page.evaluate(PASTE, LIBRE).splitlines() == ["**1. Ưu điểm.**", "Một[chú thích: hai]", "3. Ba", "+ nhỏ"]
    assert page.evaluate(
        PASTE, "<b style='font-weight:normal'>thường <span style='font-weight:700'>đậm</span></b>"
    ) == ("thường **đậm**")


def test_what_is_said_in_styles_counts_though_no_style_of_others_applies(page: Page) -> None:
    said = page.evaluate(
        PASTE,
        "<p>có <span style='color:red; FONT-WEIGHT: bold !important'>52</span> <span style='font-style:italic'>nơi</span>"
        "<span style='display:none'>ẩn</span><span style='mso-hide:all'>khuất</span></p>",
    )
    assert said == "có **52** *nơi*"


def test_second_levels_of_lists_of_word_stay_so(page: Page) -> None:
    line = "<p style='mso-list:l0 level{0} lfo1'><span style='mso-list:Ignore'>{1}</span>mục</p>"
    marks = [(1, "·"), (2, "o"), (2, "a)"), (1, "2.")]
    said = page.evaluate(PASTE, "".join(line.format(*mark) for mark in marks))
    assert said.splitlines() == ["- mục", "+ mục", "a) mục", "2. mục"]


def test_nothing_that_is_pasted_becomes_markup(page: Page) -> None:
    page.evaluate("window.ran = false")
    said = page.evaluate(
        PASTE, '<p>a<img src=x onerror="parent.ran = window.ran = true"><script>ran = true</script>&lt;b&gt;</p>'
    )
    assert said == "a<b>"
    assert page.evaluate("window.ran") is False


def test_keys_and_buttons_mark_what_is_chosen_and_unmark_it(page: Page) -> None:
    area = page.locator("textarea")
    area.fill("một hai")
    area.evaluate("area => area.setSelectionRange(4, 7)")
    page.keyboard.press("Control+b")
    assert area.input_value() == "một **hai**"
    page.locator("button").click()
    assert area.input_value() == "một hai"
    page.keyboard.press("Control+Alt+f")
    page.keyboard.type("ghi rõ")
    assert area.input_value() == "một hai[chú thích: ghi rõ]"
