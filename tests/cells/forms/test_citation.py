"""Citing in a form: picked, found by a search, or entered on the spot; one way at a time."""

from datetime import date, timedelta

import pytest
from django import forms

from cells.forms.citation import MOST_OFFERED, CitationField, cite_within
from cells.models import DocumentReference, Group
from cells.queries.citations import citations
from cells.rules.document_reference import CitedDocument
from cells.services.document_references import cite
from cells.services.groups import move_to_group
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
DAY, DAY_LATER = date(2023, 3, 21), timedelta(days=1)
NEW = {"letter_issuer": "Thành uỷ", "letter_symbol": "12 - CV/TU", "letter_on": "21/3/2023", "letter_title": "V/v"}


class Letter(forms.Form):
    letter = CitationField(enters_new=True, title_required=True)


class Optional(forms.Form):
    letter = CitationField(required=False)


@pytest.fixture
def known() -> DocumentReference:
    return cite(CitedDocument("Đảng uỷ Khối", "828-CV/ĐUK", DAY, "Đăng ký"), today=None, shared=True)


def cited(form: forms.Form) -> CitedDocument | None:
    assert form.is_valid(), form.errors
    return form.cleaned_data["letter"]


def errors(data: dict[str, str], form: type[forms.Form] = Letter) -> list[str]:
    return form(data).errors["letter"]


def test_a_document_is_picked_from_the_list(known: DocumentReference) -> None:
    assert cited(Letter({"letter_pick": str(known.pk)})) == known.cited


@pytest.mark.parametrize("words", ["828", "828 - cv/đuk", "cv duk", "ĐẢNG ỦY KHỐI"])
def test_words_that_only_one_has_cite_it(known: DocumentReference, words: str) -> None:
    cite(CitedDocument("Thành uỷ", "1-CV/TU", DAY, "Khác"), today=None, shared=True)
    assert cited(Letter({"letter_words": words})) == known.cited


def test_a_document_without_a_title_is_not_cited_where_its_title_is_printed() -> None:
    """Else whoever cites it next, with a title, would change what has been printed."""
    untitled = cite(CitedDocument("Thành uỷ", "12-CV/TU", DAY), today=None, shared=True)
    for way in ({"letter_pick": str(untitled.pk)}, {"letter_words": "12-CV/TU"}):
        assert errors(way) == [
            "The register has no title of this document. Enter it as a new one, with what it is about."
        ]
        assert cited(Optional(way)) == untitled.cited
    assert cited(Letter(NEW)) is not None


def test_words_that_several_have_narrow_the_list_to_them(known: DocumentReference) -> None:
    cite(CitedDocument("Đảng uỷ Khối", "829-CV/ĐUK", DAY, "Đăng ký"), today=None, shared=True)
    cite(CitedDocument("Thành uỷ", "1-CV/TU", DAY, "Khác"), today=None, shared=True)
    form = Letter({"letter_words": "đăng ký"})
    assert form.errors["letter"] == ["These were found; pick one of them."]
    box = str(form["letter"])
    assert "828-CV/ĐUK, 21/03/2023" in box
    assert "829-CV/ĐUK, 21/03/2023" in box
    assert "1-CV/TU, 21/03/2023" not in box
    assert 'value="đăng ký"' in box


def test_a_new_one_is_entered_on_the_spot(known: DocumentReference) -> None:
    assert cited(Letter(NEW)) == CitedDocument("Thành uỷ", "12 - CV/TU", DAY, "V/v")


def test_nothing_is_entered_before_the_form_is_acted_on() -> None:
    before = DocumentReference.objects.count()
    cited(Letter(NEW))
    assert DocumentReference.objects.count() == before


def test_what_need_not_be_cited_may_be_left_empty(known: DocumentReference) -> None:
    assert cited(Optional({})) is None
    assert errors({}) == ["Pick the document, or enter a new one."]


@pytest.mark.parametrize("pick", ["abc", "-1", "0", "1.5", "²", "９", "9" * 19, "9" * 5000])
def test_what_is_in_no_list_is_not_picked(known: DocumentReference, pick: str) -> None:
    assert errors({"letter_pick": pick}) == ["Pick a document from the list."]


def test_a_document_that_only_its_member_has_is_neither_offered_nor_picked() -> None:
    private = cite(CitedDocument("Thành uỷ", "77-QĐ/TU", DAY), today=None)
    assert errors({"letter_pick": str(private.pk)}) == ["Pick a document from the list."]
    assert "77-QĐ/TU" not in str(Letter()["letter"])


def test_picked_and_new_at_once_is_a_question(known: DocumentReference) -> None:
    form = Letter({**NEW, "letter_pick": str(known.pk)})
    assert "Either pick" in form.errors["letter"][0]
    assert 'value="12 - CV/TU"' in str(form["letter"])
    assert f'value="{known.pk}" selected' in str(form["letter"])


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"letter_on": ""}, "Date of the document"),
        ({"letter_on": "31/02/2023"}, "31/02/2023"),
        ({"letter_issuer": " \u200b"}, "Issuer"),
        ({"letter_symbol": "x" * 61}, "Number and symbol"),
        ({"letter_title": ""}, "What it is about"),
        ({"letter_title": "Tối mật"}, "secret"),
        ({"letter_symbol": "12-CV(Mật)/TU"}, "secret"),
    ],
)
def test_what_is_wrong_is_said_with_the_name_of_the_part(changes: dict[str, str], said: str) -> None:
    (message,) = errors(NEW | changes)
    assert said in message


def test_parts_without_a_symbol_are_not_silently_dropped() -> None:
    assert "Number and symbol: This field is required." in errors({"letter_issuer": "Thành uỷ"}, Optional)


def test_what_was_typed_comes_back() -> None:
    box = str(Letter(NEW | {"letter_on": "31/02/2023"})["letter"])
    for typed in ("Thành uỷ", "12 - CV/TU", "31/02/2023"):
        assert f'value="{typed}"' in box
    assert "<details open>" in box


def test_the_browser_shows_the_mistake_only_beside_a_box_that_is_marked() -> None:
    """Bootstrap hides a message unless what stands before it is marked invalid."""
    assert 'class="citation is-invalid"' in str(Letter({})["letter"])
    assert 'class="citation"' in str(Letter()["letter"])


def test_the_boxes_for_a_new_one_are_closed_where_one_is_picked(known: DocumentReference) -> None:
    assert "<details open>" in str(Letter()["letter"])
    assert "<details>" in str(Letter(initial={"letter": known})["letter"])
    assert "<details>" in str(Optional()["letter"])


def test_the_newest_are_offered_and_the_chosen_one_always(known: DocumentReference) -> None:
    for number in range(MOST_OFFERED):
        cite(CitedDocument("Thành uỷ", f"{number + 1}-CV/TU", date(2024, 1, 1)), today=None, shared=True)
    assert "828-CV/ĐUK, 21/03/2023" not in str(Letter()["letter"])
    assert f'value="{known.pk}" selected' in str(Letter(initial={"letter": known})["letter"])


def test_what_is_typed_is_written_as_text() -> None:
    box = str(Letter(NEW | {"letter_title": "<b>x</b>", "letter_on": ""})["letter"])
    assert "<b>" not in box


# Within a cell ----------------------------------------------------------------------------------------------


class Order(forms.Form):
    document = CitationField(enters_new=True)

    def __init__(self, data: dict[str, str] | None, cast: Cast, code: str) -> None:
        super().__init__(data)
        cite_within(self, cast[code], TODAY)


@pytest.fixture
def private(cast: Cast) -> DocumentReference:
    """What ordered an act about a member of CELL: no concern of OTHERCELL."""
    (member,) = cast.people(1, of="CELL")
    group = Group.objects.create(cell=cast["CELL"], name="Tổ 1", valid_from=TODAY)
    document = CitedDocument("Đảng ủy phường", "77-QĐ/ĐU", DAY, "Về một đảng viên")
    move_to_group(member=member, group=group, on=TODAY, document=document, occasion=cast.occasion("an"))
    return DocumentReference.objects.get(symbol="77-QĐ/ĐU")


def test_within_a_cell_what_was_cited_there_is_listed_and_nothing_of_the_register(
    cast: Cast, known: DocumentReference, private: DocumentReference
) -> None:
    box = str(Order(None, cast, "CELL")["document"])
    assert "77-QĐ/ĐU" in box
    assert "828-CV/ĐUK, 21/03/2023" not in box


@pytest.mark.parametrize("words", ["77-qđ/đu", "ve mot dang vien"])
def test_within_a_cell_what_was_cited_there_is_found_and_picked(
    cast: Cast, private: DocumentReference, words: str
) -> None:
    for data in ({"document_words": words}, {"document_pick": str(private.pk)}):
        form = Order(data, cast, "CELL")
        assert form.is_valid(), form.errors
        assert form.cleaned_data["document"] == private.cited


def test_what_was_cited_in_one_cell_is_neither_listed_nor_found_in_another(
    cast: Cast, private: DocumentReference
) -> None:
    assert "77-QĐ/ĐU" not in str(Order(None, cast, "OTHERCELL")["document"])
    for data in ({"document_words": "77-QĐ/ĐU"}, {"document_pick": str(private.pk)}):
        assert "document" in Order(data, cast, "OTHERCELL").errors


def test_a_document_of_the_register_is_cited_within_a_cell_too(cast: Cast, known: DocumentReference) -> None:
    form = Order({"document_words": "828"}, cast, "CELL")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["document"] == known.cited


def test_what_is_entered_within_a_cell_does_not_go_into_the_register(private: DocumentReference) -> None:
    assert not private.shared
    assert private not in citations()


def test_what_was_typed_is_carried_along_to_be_confirmed() -> None:
    """An act is shown before it is recorded: the form comes back with hidden boxes."""
    hidden = Letter(NEW)["letter"].as_hidden()
    for name, text in NEW.items():
        assert f'<input type="hidden" name="{name}" value="{text}">' in hidden
    assert "letter_pick" not in hidden


@pytest.fixture
def later() -> DocumentReference:
    """Of the day after the one on which it is cited."""
    return cite(CitedDocument("Tỉnh uỷ", "900-QĐ/TU", TODAY + DAY_LATER, "Về sau"), today=None, shared=True)


def test_what_is_not_issued_yet_is_not_offered_and_is_refused_however_it_is_cited(
    cast: Cast, known: DocumentReference, later: DocumentReference
) -> None:
    box = str(Order({"document_words": "QĐ"}, cast, "CELL")["document"])
    assert "900-QĐ/TU" not in box
    of_tomorrow = {"issuer": "Tỉnh uỷ", "symbol": "901-QĐ/TU", "on": "22/03/2025", "title": "Về sau"}
    for data in ({"pick": str(later.pk)}, {"words": "900-QĐ/TU"}, of_tomorrow):
        form = Order({f"document_{part}": text for part, text in data.items()}, cast, "CELL")
        assert form.errors["document"] == [
            "The document is dated 22/03/2025, which is still to come. Cite one that has been issued."
        ]


def test_what_was_issued_today_is_offered(cast: Cast) -> None:
    today = cite(CitedDocument("Tỉnh uỷ", "900-QĐ/TU", TODAY), today=TODAY, shared=True)
    form = Order({"document_pick": str(today.pk)}, cast, "CELL")
    assert form.is_valid(), form.errors
    assert list(citations("900", by=TODAY)) == [today]
    assert list(citations("900", by=TODAY - DAY_LATER)) == []
