"""A guidance entered in the browser: every mistake beside its box, nothing typed is lost, and never an error page."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import Entry
from cells.models import DocumentReference
from pilots.models import Guidance
from pilots.queries.guidance import guidance_on, terms_of
from tests.cast import TODAY, Cast
from tests.pilots.guidances import FIRST_DAY, days_in_force, drafted_guidance, in_force, other_content, shipped
from tests.pilots.pages import confirm
from tests.pilots.story import decided
from tests.pilots.views.typing_guidances import DOCUMENT, as_, typed_in
from tests.statutes import calls

pytestmark = pytest.mark.django_db
NEW = "/pilots/guidances/new/"


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def copied(cast: Cast) -> dict[str, Any]:
    """03-HD/TW copied, with the document of its successor typed in."""
    return typed_in(as_("khanh").get(f"{NEW}?copy={shipped().pk}")) | DOCUMENT


def enter(facts: dict[str, Any], **changes: Any):
    return as_("khanh").post(NEW, facts | changes)


def draft() -> Guidance:
    return Guidance.objects.get(state="draft")


def text_of(response) -> str:
    return response.content.decode()


# Entering ---------------------------------------------------------------------------------------------------


def test_a_copy_begins_the_day_after_and_says_what_the_other_said(copied: dict[str, Any]) -> None:
    assert copied["valid_from"] == "01/07/2025"
    assert "valid_to" not in copied
    response = enter(copied)
    assert response.headers["Location"] == reverse("pilots:guidance", args=[draft().pk])
    told, before = terms_of(draft()), terms_of(shipped())
    assert (told.valid_from, told.valid_to) == (FIRST_DAY, None)
    assert (told.online_share, told.online_strict, told.left_out) == ((1, 2), True, before.left_out)
    assert set(told.grounds) == set(before.grounds)
    assert {key: quota.per_year for key, quota in told.quotas.items()} == {
        key: quota.per_year for key, quota in before.quotas.items()
    }
    assert list(draft().topics.values_list("key", "wording")) == list(shipped().topics.values_list("key", "wording"))


def test_other_numbers_become_other_terms(copied: dict[str, Any]) -> None:
    enter(
        copied,
        online_numerator="2",
        online_denominator="3",
        online_strict="no",
        by_group_minimum="30",
        by_group_clause="Mục 4",
        left_out=["exempt"],
        valid_to="31/12/2027",
        **{
            "quota-by_group-cell-per_year": "4",
            "quota-online-cell-special_circumstances-unlimited": "",
            "quota-online-cell-special_circumstances-per_year": "6",
            "ground-health-basis": "",
            "ground-epidemic-clause": "Mục 2.b",
        },
    )
    terms = terms_of(draft())
    assert (terms.online_share, terms.online_strict, terms.left_out) == ((2, 3), False, {"exempt"})
    assert (terms.by_group_minimum, terms.by_group_clause) == (30, "09-HD/TW, Mục 4")
    assert terms.valid_to == date(2028, 1, 1)
    assert terms.quota("by_group", "cell", "").per_year == 4
    assert terms.quota("online", "cell", "special_circumstances").per_year == 6
    assert "health" not in terms.grounds
    assert terms.grounds["epidemic"].clause == "09-HD/TW, Mục 2.b"


def test_topics_are_left_out_reworded_and_added(copied: dict[str, Any]) -> None:
    place = len(shipped().topics.all())
    enter(
        copied,
        **{
            "topic-0-wording": "",
            "topic-1-wording": "kết nạp",
            f"topic-{place}-wording": "bầu cử",
            f"topic-{place}-key": "other",
            f"topic-{place}-clause": "Mục 5",
        },
    )
    topics = list(draft().topics.values_list("key", "wording", "clause"))
    assert topics[0] == ("1.admission", "kết nạp", "II.3.2")
    assert topics[-1] == ("own.1", "bầu cử", "Mục 5")
    assert len(topics) == place


def test_its_document_may_be_picked_from_the_register(copied: dict[str, Any]) -> None:
    reference = DocumentReference.objects.create(
        issuer="Ban Bí thư", symbol="11-HD/TW", issued_on=date(2025, 6, 1), title="Hướng dẫn", shared=True
    )
    for part in DOCUMENT:
        copied.pop(part)
    enter(copied, document_pick=str(reference.pk))
    assert draft().reference == reference


def test_an_empty_form_is_refused_with_all_that_is_missing(cast: Cast) -> None:
    response = as_("khanh").post(NEW, {})
    assert response.status_code == 200
    errors = response.context["editor"].terms.errors
    assert {"document", "valid_from", "online_clause", "by_group_minimum", "decider_abroad"} <= set(errors)
    assert Guidance.objects.count() == 1


WRONG = [
    ("document", {"document_on": "31/02/2025"}),
    ("document", {"document_on": "16/06/25"}),
    ("document", {"document_symbol": ""}),
    ("document", {"document_title": ""}),
    ("document", {"document_title": "Tối mật: hướng dẫn"}),
    ("document", {"document_symbol": "3 - hd/tw", "document_on": "27/12/2022"}),
    ("document", {"document_symbol": "", "document_words": "không có văn bản này"}),
    ("document", {"document_pick": "99999999999999999999"}),
    ("valid_from", {"valid_from": ""}),
    ("valid_from", {"valid_from": "0"}),
    ("valid_from", {"valid_from": "01/07/99999"}),
    ("valid_to", {"valid_to": "30/06/2025"}),
    ("online_numerator", {"online_numerator": "3"}),
    ("online_numerator", {"online_numerator": "-1"}),
    ("online_denominator", {"online_denominator": "0"}),
    ("online_denominator", {"online_denominator": "hai"}),
    ("online_strict", {"online_strict": "maybe"}),
    ("online_subjects", {"online_subjects": ["superior"]}),
    ("left_out", {"left_out": ["dead"]}),
    ("by_group_minimum", {"by_group_minimum": "0"}),
    ("by_group_minimum", {"by_group_minimum": "9" * 400}),
    ("by_group_subjects", {"by_group_subjects": ["grassroots_committee"]}),
    ("report_within_days", {"report_within_days": "366"}),
    ("online_clause", {"online_clause": "x" * 31}),
    ("online_clause", {"online_clause": " \u200b"}),
    ("decider_abroad", {"decider_abroad": ""}),
]


@pytest.mark.parametrize(("field", "changes"), WRONG)
def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_is_kept(
    copied: dict[str, Any], field: str, changes: dict[str, Any]
) -> None:
    response = enter(copied, by_group_clause="Mục này giữ lại", **changes)
    assert response.status_code == 200
    assert list(response.context["editor"].terms.errors) == [field]
    assert "Mục này giữ lại" in text_of(response)
    assert "công tác tổ chức và cán bộ" in text_of(response)
    assert Guidance.objects.count() == 1


ROWS_WRONG = [
    ("ground-health-clause", {"ground-health-clause": ""}),
    ("ground-health-basis", {"ground-health-basis": "weather"}),
    ("quota-by_group-cell-per_year", {"quota-by_group-cell-per_year": "367"}),
    ("quota-by_group-cell-per_year", {"quota-by_group-cell-unlimited": "on"}),
    ("quota-by_group-cell-clause", {"quota-by_group-cell-clause": ""}),
    ("topic-1-clause", {"topic-1-clause": ""}),
    ("topic-1-key", {"topic-1-key": ""}),
    ("topic-1-key", {"topic-1-key": "9.weather"}),
    ("topic-1-key", {"topic-1-key": "1.organisation_cadres"}),
    ("topic-1-wording", {"topic-1-wording": "x" * 300}),
]


@pytest.mark.parametrize(("box", "changes"), ROWS_WRONG)
def test_what_is_wrong_in_a_row_is_said_in_that_row(copied: dict[str, Any], box: str, changes: dict[str, Any]) -> None:
    response = enter(copied, **changes)
    assert response.status_code == 200
    page = text_of(response)
    place = page.index(f'id="div_id_{box}"')
    assert "invalid-feedback" in page[place : page.index("</td>", place)]
    assert page.count('class="invalid-feedback d-block"') == 1
    assert 'class="notice-title">Enter a guidance' not in page
    assert Guidance.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"topic-TOTAL_FORMS": "abc"},
        {"topic-TOTAL_FORMS": "-1"},
        {"topic-TOTAL_FORMS": "99999999999"},
        {"topic-INITIAL_FORMS": ""},
        {"topic-TOTAL_FORMS": "", "topic-INITIAL_FORMS": ""},
    ],
)
def test_a_form_tampered_with_is_no_error_page(copied: dict[str, Any], changes: dict[str, str]) -> None:
    assert enter(copied, **changes).status_code in (200, 302)


@pytest.mark.parametrize("copy", ["abc", "-1", "9" * 30, "0", "²"])
def test_what_cannot_be_copied_is_an_empty_form(cast: Cast, copy: str) -> None:
    response = as_("khanh").get(NEW, {"copy": copy})
    assert response.status_code == 200
    assert response.context["editor"].terms["valid_from"].value() is None


# Changing a draft -------------------------------------------------------------------------------------------


def test_a_draft_opened_and_kept_says_the_same(cast: Cast) -> None:
    address = reverse("pilots:guidance_edit", args=[drafted_guidance(cast, valid_to=date(2028, 1, 1)).pk])
    before = terms_of(draft())
    sent = typed_in(as_("khanh").get(address)) | {"document_pick": str(draft().reference_id)}
    assert sent["valid_to"] == "31/12/2027"
    assert as_("khanh").post(address, sent).status_code == 302
    after = terms_of(draft())
    assert after.grounds == before.grounds
    assert {key: quota.per_year for key, quota in after.quotas.items()} == {
        key: quota.per_year for key, quota in before.quotas.items()
    }
    assert (after.valid_from, after.valid_to) == (before.valid_from, before.valid_to)


@pytest.mark.parametrize("act", ["edit", "discard", "put_in_force"])
def test_what_is_in_force_is_not_opened_for_changing(cast: Cast, act: str) -> None:
    address = reverse(f"pilots:guidance_{act}", args=[shipped().pk])
    for response in (as_("khanh").get(address, follow=True), as_("khanh").post(address, {}, follow=True)):
        assert response.redirect_chain == [(reverse("pilots:guidance", args=[shipped().pk]), 302)]
        assert "read-only" in text_of(response)


@pytest.mark.parametrize("act", ["extend", "end"])
def test_a_draft_has_no_last_day_in_force_to_change(cast: Cast, act: str) -> None:
    draft = drafted_guidance(cast)
    address = reverse(f"pilots:guidance_{act}", args=[draft.pk])
    for response in (as_("khanh").get(address, follow=True), as_("khanh").post(address, {}, follow=True)):
        assert response.redirect_chain == [(reverse("pilots:guidance", args=[draft.pk]), 302)]
        assert "A draft is rewritten, not extended or ended." in text_of(response)


def test_a_draft_is_thrown_away_after_a_question(cast: Cast) -> None:
    address = reverse("pilots:guidance_discard", args=[drafted_guidance(cast).pk])
    assert as_("khanh").get(address).status_code == 200
    assert Guidance.objects.count() == 2
    assert as_("khanh").post(address).headers["Location"] == reverse("pilots:guidances")
    assert Guidance.objects.get() == shipped()


def test_a_draft_is_the_administrators_alone(cast: Cast) -> None:
    address = reverse("pilots:guidance", args=[drafted_guidance(cast).pk])
    assert as_("khanh").get(address).status_code == 200
    for name in ("dung", "em", "an"):
        assert as_(name).get(address).status_code == 404
        assert "09-HD/TW" not in text_of(as_(name).get(reverse("pilots:guidances")))


def test_who_may_pilot_is_called_as_the_statutes_call_it(cast: Cast) -> None:
    calls("kind", "cell", "base unit", since=TODAY)
    page = as_("khanh").get(NEW).context["editor"]
    assert [label for _key, label in page.terms.fields["by_group_subjects"].choices] == ["base unit"]
    assert page.quotas[-1].title == "by group · base unit"
    calls("kind", "cell", "unit of that day", since=FIRST_DAY)
    guidance = drafted_guidance(cast)
    page = as_("khanh").get(reverse("pilots:guidance_edit", args=[guidance.pk])).context["editor"]
    assert page.quotas[-1].title == "by group · unit of that day"
    assert "y group · unit of that day" in text_of(as_("khanh").get(reverse("pilots:guidance", args=[guidance.pk])))


def test_everybody_reads_what_is_in_force_with_its_clauses(cast: Cast) -> None:
    page = text_of(as_("an").get(reverse("pilots:guidance", args=[shipped().pk])))
    for words in ("more than 1/2", "II.1.1", "Xét kết nạp đảng viên", "II.3.2", "within 1 day", "II.4.2"):
        assert words in page
    assert reverse("pilots:guidance_extend", args=[shipped().pk]) not in page


# Putting in force -------------------------------------------------------------------------------------------


def test_the_page_before_says_what_it_will_mean_and_changes_nothing(cast: Cast) -> None:
    cast.groups("CELL", cast.people(35, of="CELL"), number=2)
    found = drafted_guidance(cast, by_group_minimum=30, decider_abroad="NOBODY", valid_from=date(2025, 8, 1))
    page = text_of(as_("khanh").get(reverse("pilots:guidance_put_in_force", args=[found.pk])))
    assert "By group: 0 organisations are eligible now, 1 would be; 1 gain, 0 lose." in page
    assert "There is no organisation NOBODY here" in page
    assert "From 01/07/2025 to 31/07/2025 no guidance would be in force" in page
    assert draft() == found


def test_put_in_force_it_is_read_only_and_applies_from_its_first_day(cast: Cast) -> None:
    found = drafted_guidance(cast)
    response = as_("khanh").post(reverse("pilots:guidance_put_in_force", args=[found.pk]), follow=True)
    assert "is put in force" in text_of(response)
    assert "not yet in force" in text_of(response)
    assert reverse("pilots:guidance_edit", args=[found.pk]) not in text_of(response)
    assert guidance_on(FIRST_DAY) == found


def test_an_overlap_is_said_and_not_put_in_force(cast: Cast) -> None:
    found = drafted_guidance(cast, valid_from=date(2025, 6, 1))
    response = as_("khanh").post(reverse("pilots:guidance_put_in_force", args=[found.pk]))
    assert "03-HD/TW is in force from 27/12/2022 until 30/06/2025" in text_of(response)
    assert draft() == found


def test_what_is_missing_is_listed_and_keeps_it_a_draft(cast: Cast) -> None:
    content = other_content()
    found = drafted_guidance(cast, content.__class__(content.terms, content.grounds, [], content.topics))
    address = reverse("pilots:guidance_put_in_force", args=[found.pk])
    assert text_of(as_("khanh").get(address)).count("A quota is missing") == 5
    assert as_("khanh").post(address).status_code == 200
    assert draft() == found


# Extending and ending ---------------------------------------------------------------------------------------

ORDER = {
    "document_issuer": "Ban Bí thư",
    "document_symbol": "215-CV/TW",
    "document_on": "10/03/2025",
    "document_title": "Về thời hạn",
    "reason": "Lý do này giữ lại",
}


def change(act: str, **changes: str):
    """Looked over and confirmed, as far as it comes."""
    khanh, page = as_("khanh"), reverse(f"pilots:guidance_{act}", args=[shipped().pk])
    look = khanh.post(page, ORDER | changes)
    return confirm(khanh, page, look) if "confirm" in look.context else look


def test_it_is_extended_and_says_by_which_document(cast: Cast) -> None:
    assert change("extend", until="31/12/2025").status_code == 302
    page = text_of(as_("an").get(reverse("pilots:guidance", args=[shipped().pk])))
    for words in ("31/12/2025", "215-CV/TW, 10/03/2025", "Lý do này giữ lại", "Extended"):
        assert words in page


def test_it_is_ended_early(cast: Cast) -> None:
    assert change("end", until="30/04/2025").status_code == 302
    assert days_in_force() == [("03-HD/TW", date(2022, 12, 27), date(2025, 5, 1))]
    assert Entry.objects.get(act="pilots.end_early_guidance").by.username == "khanh"


def test_before_it_is_ended_the_page_tells_how_many_pilots_end_with_it(cast: Cast) -> None:
    decided(cast)
    page = text_of(as_("khanh").get(reverse("pilots:guidance_end", args=[shipped().pk])))
    assert "1 pilot rests on it" in page


@pytest.mark.parametrize(
    ("act", "field", "changes"),
    [
        ("extend", "until", {"until": "30/06/2025"}),
        ("extend", "until", {"until": "hôm nay"}),
        ("extend", "document", {"document_symbol": ""}),
        ("extend", "document", {"document_title": "Tuyệt mật"}),
        ("end", "until", {"until": ""}),
        ("end", "until", {"until": "09/03/2025"}),
        ("end", "until", {"until": "30/06/2025"}),
    ],
)
def test_what_is_wrong_with_a_change_is_said_beside_its_field(
    cast: Cast, act: str, field: str, changes: dict[str, str]
) -> None:
    response = change(act, **{"until": "31/12/2025" if act == "extend" else "30/04/2025", **changes})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert "Lý do này giữ lại" in text_of(response)
    assert days_in_force() == [("03-HD/TW", date(2022, 12, 27), FIRST_DAY)]


def test_the_extension_stops_before_the_next(cast: Cast) -> None:
    in_force(cast)
    assert "09-HD/TW" in change("extend", until="31/12/2025").context["form"].errors["until"][0]
