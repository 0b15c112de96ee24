"""An office's own text in a form: nearest first, from its day on, given up again; the past stays printed as it was."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from docx import Document

from accounts.models import Entry
from accounts.rules.refusal import Refused
from cells.models import Organisation
from reports.models import FormText
from reports.queries.form_texts import shipped_wordings, wording_on
from reports.rules.form_text import FormWording
from reports.rules.kinds import DocumentKind
from reports.services.form_texts import FormTextTold, give_up_form, replace_form
from reports.services.form_words import form_in
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
KIND = DocumentKind.INTRODUCTION
DAY = timedelta(days=1)


def say(cast: Cast, of: str = "WARD", title: str = "Giấy", on: date = TODAY, until: date | None = None) -> FormText:
    wording = FormWording("3-X", title, "", "{đảng viên giới thiệu} giới thiệu {họ và tên}")
    told = FormTextTold(wording, on, until)
    return replace_form(organisation=cast[of], kind=KIND, told=told, occasion=cast.occasion("binh"))


def title_on(organisation: Organisation, day: date) -> str:
    return wording_on(organisation, KIND, day).title


def test_the_nearest_office_is_heard_from_its_day_on(cast: Cast) -> None:
    shipped = shipped_wordings()[KIND].title
    say(cast, "CITY", "Của thành phố")
    say(cast, "WARD", "Của phường", TODAY + DAY, TODAY + 3 * DAY)
    said = [title_on(cast["CELL"], TODAY + number * DAY) for number in (-1, 0, 1, 2, 3)]
    assert said == [shipped, "Của thành phố", "Của phường", "Của phường", "Của thành phố"]
    assert title_on(cast["UNIT"], TODAY + DAY) == "Của thành phố"


def test_another_text_ends_the_one_before_and_ends_where_the_next_begins(cast: Cast) -> None:
    first, last = say(cast, title="Một"), say(cast, title="Ba", on=TODAY + 4 * DAY)
    say(cast, title="Hai", on=TODAY + 2 * DAY)
    assert [title_on(cast["CELL"], TODAY + number * DAY) for number in (1, 2, 3, 4)] == ["Một", "Hai", "Hai", "Ba"]
    with pytest.raises(Refused, match="begins on 21/03/2025 already"):
        say(cast, title="Vier")
    with pytest.raises(IntegrityError, match="two periods"), transaction.atomic():
        FormText.objects.filter(pk=first.pk).update(valid_to=last.valid_from + DAY)


def test_days_that_are_over_stay_and_a_text_lasts_a_day_at_least(cast: Cast) -> None:
    with pytest.raises(Refused, match="stays as it was") as past:
        say(cast, on=TODAY - DAY)
    assert past.value.field == "valid_from"
    with pytest.raises(Refused, match="before the first"):
        say(cast, until=TODAY)


def test_what_is_given_up_stands_no_more_and_what_it_said_of_days_stays(cast: Cast) -> None:
    row = say(cast)
    later = cast.occasion("binh", today=TODAY + 5 * DAY)
    give_up_form(row=row, why="Sai mẫu", occasion=later)
    assert title_on(cast["CELL"], TODAY + 4 * DAY) == "Giấy"
    assert title_on(cast["CELL"], TODAY + 5 * DAY) == shipped_wordings()[KIND].title
    with pytest.raises(Refused, match="does not stand any more"):
        give_up_form(row=row, why="Nữa", occasion=later)
    ahead = say(cast, on=TODAY + 9 * DAY)
    give_up_form(row=ahead, why="Thôi", occasion=cast.occasion("binh"))
    assert not FormText.objects.filter(pk=ahead.pk).exists()
    assert Entry.objects.filter(act="reports.give_up_form").count() == 2


def test_a_text_with_an_unknown_field_is_refused_with_everything_that_is_wrong(cast: Cast) -> None:
    told = FormTextTold(FormWording("", "Giấy {x y z w}", "", "{họ tên}"), TODAY)
    with pytest.raises(Refused) as raised:
        replace_form(organisation=cast["WARD"], kind=KIND, told=told, occasion=cast.occasion("binh"))
    assert [one.field for one in raised.value.reasons] == ["title", "text", "text", "text"]
    assert not FormText.objects.exists()


def word(*paragraphs: str, table: tuple[tuple[str, ...], ...] = ()) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, texts in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def test_the_words_of_a_word_file_are_taken_over_with_tables_and_merge_fields() -> None:
    content = word("Kính gửi: {chi bộ}", "", "Đồng chí «họ_và_tên»", table=(("Ô 1\nký", "Ô 2"), ("Ô 3", "")))
    assert form_in(content).splitlines() == [
        "Kính gửi: {chi bộ}",
        "Đồng chí {họ và tên}",
        "| Ô 1 ký | Ô 2 |",
        "| Ô 3 |  |",
    ]


def with_part(name: str, content: bytes, *, instead_of: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word("x"))) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            if part.filename != instead_of:
                target.writestr(part.filename, source.read(part))
        target.writestr(name, content)
    return packed.getvalue()


BODY = "word/document.xml"


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7",
        b"PK\x03\x04 broken",
        with_part("word/vbaProject.bin", b"macro"),
        with_part(BODY, b"x" * (21 * 2**20), instead_of=BODY),
        with_part(BODY, b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', instead_of=BODY),
        word(""),
        word("x" * 20_001),
    ],
    ids=["no zip", "broken", "macros", "zip bomb", "entities", "no words", "too long"],
)
def test_a_file_that_could_do_harm_or_says_nothing_is_refused(content: bytes) -> None:
    with pytest.raises(Refused) as raised:
        form_in(content)
    assert raised.value.field == "file"
