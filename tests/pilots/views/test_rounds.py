"""Opening a round, putting lists together and submitting them, in the pages themselves."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from accounts.models import Entry
from cells.models import Infrastructure
from pilots.models import Registration, Round, Submission
from pilots.rules.registration import State
from tests.cast import TODAY, Cast
from tests.pilots.pages import as_, confirm, key, text_of
from tests.pilots.story import drafted, list_of, make_eligible, opened, submitted
from tests.reorganisations.reorganising import come, confirmed, merge, new
from tests.shown_lists import tables_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


def test_the_board_opens_a_round_and_is_shown_who_owes(cast: Cast) -> None:
    facts = {
        "organisation": "CITY",
        "document_issuer": "Thành ủy Hoa Sen",
        "document_symbol": "828 - CV/ĐUK",
        "document_on": "21/3/2025",
        "document_title": "V/v triển khai",
        "last_day": "9/4/2025",
    }
    dung = as_("dung")
    look = dung.post(reverse("pilots:round_new"), facts)
    assert "2 grassroots organisations below get a list" in text_of(look)
    assert not Round.objects.exists()
    opened = confirm(dung, reverse("pilots:round_new"), look)
    round = Round.objects.get()
    assert opened.url == reverse("pilots:round", args=[round.pk])
    response = dung.get(opened.url)
    assert round.letter.symbol == "828-CV/ĐUK"
    assert round.last_day == date(2025, 4, 9)
    assert "Đảng bộ phường Sen Hồng" in text_of(response)
    assert "Chi bộ Phòng Nội vụ" in text_of(response)


@pytest.mark.parametrize(
    ("field", "box", "typed"),
    [
        ("last_day", "last_day", "20/3/2025"),
        ("last_day", "last_day", "31/2/2025"),
        ("document", "document_on", ""),
        ("document", "document_on", "22/3/2025"),
        ("document", "document_symbol", ""),
        ("document", "document_title", "Tối mật: Chuyện này giữ lại"),
    ],
)
def test_what_is_wrong_with_a_round_is_said_beside_its_field_and_what_was_typed_is_kept(
    cast: Cast, field: str, box: str, typed: str
) -> None:
    facts = {
        "organisation": "CITY",
        "document_issuer": "Thành ủy",
        "document_symbol": "1-CV/TU",
        "document_on": "21/3/2025",
        "document_title": "Chuyện này giữ lại",
        "last_day": "9/4/2025",
    }
    response = as_("dung").post(reverse("pilots:round_new"), facts | {box: typed})
    assert response.status_code == 200
    assert response.context["form"].errors[field]
    assert "Chuyện này giữ lại" in text_of(response)
    assert not Round.objects.exists()


def test_an_organisation_that_is_not_ones_own_opens_no_round(cast: Cast) -> None:
    letter = {"document_issuer": "X", "document_symbol": "1", "document_on": "21/3/2025", "document_title": "T"}
    facts = {"organisation": "OTHER", **letter}
    response = as_("dung").post(reverse("pilots:round_new"), facts | {"last_day": "9/4/2025"})
    assert response.context["form"].errors["organisation"]


def test_after_the_guidance_ended_no_round_can_be_opened_and_the_pages_say_since_when(cast: Cast, settings) -> None:
    settings.DEMO_TODAY = date(2025, 7, 1)
    response = as_("dung").get(reverse("pilots:rounds"))
    assert "since 01/07/2025" in text_of(response)
    assert not response.context["may_open"]
    response = as_("dung").get(reverse("pilots:round_new"))
    assert "since 01/07/2025" in text_of(response)
    assert 'name="document_symbol"' not in text_of(response)


def test_after_the_guidance_ended_the_desk_of_an_office_says_so_and_the_administrator_s_does_not(
    cast: Cast, settings
) -> None:
    settings.DEMO_TODAY = date(2025, 7, 1)
    assert "since 01/07/2025" in text_of(as_("dung").get("/"))
    assert "since 01/07/2025" not in text_of(as_("khanh").get("/"))


def test_while_a_guidance_is_in_force_there_is_no_such_notice(cast: Cast) -> None:
    assert "No guidance" not in text_of(as_("dung").get(reverse("pilots:rounds")))


def test_the_clerk_puts_the_list_together_and_submits_it(cast: Cast) -> None:
    make_eligible(cast)
    submission, binh = list_of(cast), as_("binh")
    page = reverse("pilots:submission", args=[submission.pk])
    facts = {f"chosen-{key(cast, 'CELL')}": "on", f"area-{key(cast, 'CELL')}": "Biển Đông"}
    response = binh.post(page, facts | {"go_on": "yes"})
    assert response.url == reverse("pilots:submit", args=[submission.pk])
    assert submission.registrations.get().area == "Biển Đông"
    assert "Chi bộ khu phố 1" in text_of(binh.get(response.url))
    assert binh.post(response.url).url == page
    submission.refresh_from_db()
    assert submission.state == Submission.State.SUBMITTED
    assert submission.registrations.get().state == State.SUBMITTED


def test_a_box_that_is_unticked_takes_the_registration_off(cast: Cast) -> None:
    make_eligible(cast)
    registration = drafted(cast)
    as_("binh").post(reverse("pilots:submission", args=[registration.submission_id]), {})
    assert not Registration.objects.exists()


def test_who_is_not_eligible_has_no_box_but_a_reason(cast: Cast) -> None:
    cast.people(3, of="CELL")
    response = as_("binh").get(reverse("pilots:submission", args=[list_of(cast).pk]))
    assert f"chosen-{key(cast, 'CELL')}" not in text_of(response)
    assert "03-HD/TW, II.1.1" in text_of(response)


def test_a_box_that_was_not_offered_is_not_taken(cast: Cast) -> None:
    cast.people(3, of="CELL")
    page = reverse("pilots:submission", args=[list_of(cast).pk])
    as_("binh").post(page, {f"chosen-{key(cast, 'CELL')}": "on"})
    assert not Registration.objects.exists()


def test_too_long_an_area_is_said_beside_its_field(cast: Cast) -> None:
    make_eligible(cast)
    facts = {f"chosen-{key(cast, 'CELL')}": "on", f"area-{key(cast, 'CELL')}": "x" * 256}
    response = as_("binh").post(reverse("pilots:submission", args=[list_of(cast).pk]), facts)
    assert response.context["form"].errors[f"area-{key(cast, 'CELL')}"]
    assert not Registration.objects.exists()


def test_a_round_counts_what_stands_on_its_lists_not_what_a_merger_withdrew_and_handed_over(
    cast: Cast, settings
) -> None:
    registration = submitted(cast)
    merged_on = date(2025, 5, 1)
    confirmed(cast, merge(["CELL", "SECOND"], new("WARD-03")), on=merged_on, choices={"pilots.open": "carry"})
    come(merged_on)
    settings.DEMO_TODAY = merged_on
    page = text_of(as_("dung").get(reverse("pilots:round", args=[registration.submission.round_id])))
    lists = next(table for table in tables_of(page) if "Grassroots organisation" in table.headings)
    (row,) = [row for row in lists.rows if "WARD" in " ".join(row)]
    assert row[lists.headings.index("Online")] == "1"


def test_an_empty_list_asks_for_confirmation(cast: Cast) -> None:
    submission, binh = list_of(cast), as_("binh")
    page = reverse("pilots:submit", args=[submission.pk])
    assert binh.post(page).context["form"].errors["none_registers"]
    assert binh.post(page, {"none_registers": "on"}).status_code == 302


def test_what_is_no_longer_eligible_is_told_before_submitting(cast: Cast) -> None:
    make_eligible(cast)
    registration = drafted(cast)
    Infrastructure.objects.update(sufficient=False)
    response = as_("binh").post(reverse("pilots:submit", args=[registration.submission_id]))
    assert response.status_code == 200
    assert "03-HD/TW, II.2" in text_of(response)


def test_a_submitted_list_is_read_only(cast: Cast) -> None:
    registration, binh = submitted(cast), as_("binh")
    page = reverse("pilots:submission", args=[registration.submission_id])
    response = binh.get(page)
    assert '<input type="checkbox"' not in text_of(response)
    assert reverse("pilots:registration", args=[registration.pk]) in text_of(response)
    before = Entry.objects.count()
    assert binh.post(page, {}).status_code == 302
    assert binh.post(reverse("pilots:submit", args=[registration.submission_id])).status_code == 302
    assert Entry.objects.count() == before


def test_of_many_rounds_the_page_says_that_it_shows_the_newest_and_the_workbook_has_all(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(cast)
    page, dung = reverse("pilots:rounds"), as_("dung")
    monkeypatch.setattr("pilots.views.rounds.MOST_ROUNDS", 1)
    assert "are shown" not in text_of(dung.get(page))
    opened(cast, symbol="829-CV/ĐUK")
    assert "The first 1 are shown. Saved as Excel, the list is whole." in text_of(dung.get(page))
    saved = CalamineWorkbook.from_filelike(BytesIO(dung.post(page, {"save_as_excel": "yes"}).content))
    assert len(saved.get_sheet_by_index(0).to_python()) == len(["headings", "828", "829"])
