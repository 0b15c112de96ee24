"""What an edited file of Word says otherwise: its words, wherever they stand."""

import io
import unicodedata
import zipfile
from datetime import date

import pytest

from accounts.rules.refusal import Refused
from reports.services.edited_word import changes_in
from reports.services.word import word_of

TEXT = """<html><body><p>Theo <span class="whole">03-HD/TW</span>, có 5 người<span class="footnote">ghi chú một</span>.</p>
<table class="rows"><tbody><tr><td>Chi bộ 1</td><td>27</td></tr></tbody></table></body></html>"""


def word(html: str = TEXT) -> bytes:
    return word_of(html, date(2025, 3, 21))


def with_part(content: bytes, name: str, xml: str) -> bytes:
    """The same file, one part of it written by another program."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(made, "w") as other:
        for part in package.namelist():
            other.writestr(part, xml if part == name else package.read(part))
    return made.getvalue()


def test_the_file_itself_says_nothing_otherwise() -> None:
    assert changes_in(word(), word()) == []


@pytest.mark.parametrize(
    ("was", "now", "gone", "new"),
    [
        ("ghi chú một", "ghi chú hai", "một", "hai"),
        ("<td>27</td>", "<td>28</td>", "27", "28"),
        ("03-HD/TW", "04-HD/TW", "03", "04"),
    ],
)
def test_what_changed_in_a_footnote_a_cell_or_a_number_is_listed(was: str, now: str, gone: str, new: str) -> None:
    (change,) = changes_in(word(TEXT.replace(was, now)), word())
    assert gone in change["gone"]
    assert new in change["new"]


def test_a_hyphen_that_word_wrote_anew_is_no_change() -> None:
    plain = word(TEXT.replace('<span class="whole">03-HD/TW</span>', "03-HD/TW"))
    assert changes_in(plain, word()) == []


def test_what_was_moved_away_or_stands_there_for_old_programs_is_not_read_twice() -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:document {w} {mc}><w:body><w:p>{run.format('một')}<w:moveFrom>{run.format('hai')}</w:moveFrom>"
        f"<w:del><w:r><w:delText>ba</w:delText></w:r></w:del><w:r><mc:AlternateContent><mc:Choice>{run.format('bốn')}"
        f"</mc:Choice><mc:Fallback>{run.format('bốn')}</mc:Fallback></mc:AlternateContent></w:r></w:p></w:body></w:document>"
    )
    (change,) = changes_in(with_part(word(), "word/document.xml", body), word("<html><body><p>Khác</p></body></html>"))
    assert change == {"gone": "Khác", "new": "mộtbốn"}


def test_a_box_that_libreoffice_writes_once_more_for_old_programs_is_read_once() -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>148</w:t></w:r></w:p></w:txbxContent>"
    body = (
        f"<w:document {w} {mc}><w:body><w:p><w:r><w:t>Biểu 1</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p></w:body></w:document>"
    )
    assert (
        changes_in(
            with_part(word(), "word/document.xml", body), word("<html><body><p>Biểu 1</p><p>148</p></body></html>")
        )
        == []
    )


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("Tổ đảng", unicodedata.normalize("NFD", "Tổ đảng")),
        ("03-HD/TW", "03\u2011HD/TW"),
        ("hai bảy", "hai\u00a0b\u00adảy\u200b"),
    ],
    ids=["marks apart", "a hyphen that does not break", "blanks and marks that nobody sees"],
)
def test_letters_that_are_seen_as_the_same_are_no_change(written: str, same: str) -> None:
    assert (
        changes_in(
            word(f"<html><body><p>{same}</p></body></html>"), word(f"<html><body><p>{written}</p></body></html>")
        )
        == []
    )


@pytest.mark.parametrize("name", ["word/document.xml", "word/footnotes.xml"])
@pytest.mark.parametrize("xml", ["<w", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_a_part_that_is_broken_or_declares_entities_is_refused(name: str, xml: str) -> None:
    with pytest.raises(Refused):
        changes_in(with_part(word(), name, xml), word())
