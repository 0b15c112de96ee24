"""The season from submitted lists to decision in the pages themselves, and what each person sees of it."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.desk import sections
from accounts.models import Occasion
from cells.models import OrganisationVersion
from cells.queries.mandates import mandates_on
from pilots.models import Registration
from pilots.rules.registration import RegistrationAct, State
from pilots.rules.terms import Format
from pilots.services.submissions import submit_submission
from tests.cast import NOW, TODAY, Cast
from tests.pilots.pages import as_, key, looked_over, text_of
from tests.pilots.story import appraised, decided, drafted, list_of, make_eligible, opened, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.mark.parametrize(
    ("act", "remark", "state"),
    [("appraise_fit", "", "fit"), ("appraise_unfit", "Thiếu", "unfit"), ("send_back", "Sai số", "sent_back")],
)
def test_the_board_appraises_with_one_button_and_a_look_over(cast: Cast, act: str, remark: str, state: str) -> None:
    registration = submitted(cast)
    page = as_("dung").get(reverse("pilots:registration", args=[registration.pk]))
    assert f'value="{act}"' in text_of(page)
    step = {"act": act, "remark": remark, "figure": "members"}
    response = looked_over(as_("dung"), reverse("pilots:appraise", args=[registration.pk]), step)
    assert response.status_code == 302
    registration.refresh_from_db()
    assert registration.state == state


def test_without_the_remark_it_needs_the_step_is_refused_beside_the_field(cast: Cast) -> None:
    registration = submitted(cast)
    response = as_("dung").post(reverse("pilots:appraise", args=[registration.pk]), {"act": "send_back"})
    assert response.context["appraisal_form"].errors["remark"]
    registration.refresh_from_db()
    assert registration.state == State.SUBMITTED


@pytest.mark.parametrize("act", ["approve", "", "nonsense"])
def test_a_button_that_is_not_there_does_nothing(cast: Cast, act: str) -> None:
    registration = submitted(cast)
    response = as_("dung").post(reverse("pilots:appraise", args=[registration.pk]), {"act": act, "remark": "Vì"})
    assert response.status_code == 200
    assert response.context["appraisal_form"].errors["act"]
    assert registration.steps.count() == 1


def test_the_standing_committee_approves_in_three_clicks_from_its_desk(cast: Cast) -> None:
    registration, em = appraised(cast), as_("em")
    page = reverse("pilots:registration", args=[registration.pk])
    assert page in text_of(em.get("/"))
    assert 'value="approve"' in text_of(em.get(page))
    looked_over(em, reverse("pilots:decide", args=[registration.pk]), {"act": "approve"})
    registration.refresh_from_db()
    assert registration.state == State.APPROVED


def test_once_decided_then_and_now_stand_side_by_side(cast: Cast) -> None:
    registration = decided(cast)
    cast.people(5, of="CELL", on=TODAY)
    response = as_("binh").get(reverse("pilots:registration", args=[registration.pk]))
    figures = {label: (values, differ) for label, values, differ in response.context["figures"].rows}
    assert next(iter(figures.values())) == (["12", "12", "17"], True)
    assert len(response.context["figures"].on_page) == 5
    assert [step["when"][:10] for step in response.context["steps"]] == ["21/03/2025"] * 3
    assert "cells" not in figures
    assert figures["IT infrastructure"] == (["sufficient"] * 3, False)


def test_infrastructure_and_guidance_of_the_decision_stand_beside_those_of_today(cast: Cast, settings) -> None:
    registration = decided(cast)
    cast.infrastructure("CELL", sufficient=False, on=date(2025, 6, 1))
    settings.DEMO_TODAY = date(2025, 7, 1)
    response = as_("binh").get(reverse("pilots:registration", args=[registration.pk]))
    figures = {label: (values, differ) for label, values, differ in response.context["figures"].rows}
    assert figures["IT infrastructure"] == (["sufficient", "sufficient", "not sufficient"], True)
    assert figures["guidance"] == (["03-HD/TW", "03-HD/TW", "none"], True)


def test_what_was_not_kept_at_the_time_is_unknown_and_differs_from_nothing(cast: Cast) -> None:
    registration = decided(cast)
    kept = {key: value for key, value in registration.figures.items() if key not in ("sufficient", "guidance")}
    Registration.objects.filter(pk=registration.pk).update(figures=kept)
    response = as_("binh").get(reverse("pilots:registration", args=[registration.pk]))
    figures = {label: (values, differ) for label, values, differ in response.context["figures"].rows}
    assert figures["guidance"] == (["–", "03-HD/TW", "03-HD/TW"], False)


def test_a_committee_is_told_the_number_of_its_cells(cast: Cast) -> None:
    make_eligible(cast)
    cast.infrastructure("WARD")
    registration = drafted(cast, code="WARD")
    response = as_("binh").get(reverse("pilots:registration", args=[registration.pk]))
    assert ("cells", ["2"], False) in response.context["figures"].rows


def test_the_way_names_the_organisation_of_each_mandate_as_it_was_called_on_that_day(cast: Cast) -> None:
    registration = decided(cast)
    details = [
        step["detail"]
        for step in as_("binh").get(reverse("pilots:registration", args=[registration.pk])).context["steps"]
    ]
    assert details[0] == "Trần Văn Bình, clerk · Đảng bộ phường Sen Hồng"
    assert details[2] == "Hoàng Thị Em, standing committee · Đảng bộ thành phố Hoa Sen — Đồng ý"


def test_who_may_not_is_told_why(cast: Cast) -> None:
    registration = submitted(cast)
    (member,) = cast.people(1, of="CELL")
    member.user = cast.users["dung"]
    member.save()
    response = as_("dung").get(reverse("pilots:registration", args=[registration.pk]))
    assert "appraisal_form" not in response.context
    assert len(response.context["hindrances"]) == 1


def test_what_was_sent_back_is_shown_with_its_remark_and_goes_round_again(cast: Cast) -> None:
    registration = submitted(cast)
    step = {"act": "send_back", "remark": "Sai địa bàn", "figure": "area"}
    looked_over(as_("dung"), reverse("pilots:appraise", args=[registration.pk]), step)
    binh, page = as_("binh"), reverse("pilots:registration", args=[registration.pk])
    assert page in text_of(binh.get("/"))
    assert "Sai địa bàn" in text_of(binh.get(page))
    again = binh.post(reverse("pilots:resubmit", args=[registration.pk]), {"area": "Biển", "infrastructure": "VSAT"})
    assert again.status_code == 302
    registration.refresh_from_db()
    assert (registration.state, registration.area) == (State.SUBMITTED, "Biển")


def test_withdrawing_asks_first(cast: Cast) -> None:
    registration, binh = submitted(cast), as_("binh")
    page = reverse("pilots:withdraw", args=[registration.pk])
    assert binh.get(page).status_code == 200
    registration.refresh_from_db()
    assert registration.state == State.SUBMITTED
    binh.post(page, {"remark": "Chưa cần"})
    registration.refresh_from_db()
    assert registration.state == State.WITHDRAWN


def test_withdrawing_what_was_decided_meanwhile_is_refused_on_the_page(cast: Cast) -> None:
    registration = decided(cast)
    response = as_("binh").post(reverse("pilots:withdraw", args=[registration.pk]), {})
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()


@pytest.mark.parametrize(
    "address", ["?state=fit", "?state=nonsense", "?round=abc", "?format=by_group&page=zzz", "?sort=;"]
)
def test_the_list_of_registrations_takes_any_address(cast: Cast, address: str) -> None:
    submitted(cast)
    assert as_("dung").get(reverse("pilots:registrations") + address).status_code == 200


def test_the_list_of_registrations_is_narrowed(cast: Cast) -> None:
    registration, page = appraised(cast), reverse("pilots:registrations")
    link, dung = reverse("pilots:registration", args=[registration.pk]), as_("dung")
    assert link in text_of(dung.get(page + "?state=fit"))
    assert link not in text_of(dung.get(page + "?state=approved"))
    assert link in text_of(dung.get(f"{page}?round={registration.submission.round_id}&format=online"))
    assert link not in text_of(dung.get(page + "?format=by_group"))


def test_by_the_round_that_is_asked_for_it_is_narrowed_however_old_or_empty_that_is(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr("pilots.views.registrations.MOST_ROUNDS", 1)
    registration, page, dung = submitted(cast), reverse("pilots:registrations"), as_("dung")
    link = reverse("pilots:registration", args=[registration.pk])
    newer, newest = (opened(cast, symbol=f"{number}-CV/ĐUK", on=TODAY) for number in (829, 830))
    for round, is_there in ((registration.submission.round, True), (newer, False), (newest, False)):
        answer = dung.get(f"{page}?round={round.pk}")
        assert (link in text_of(answer)) == is_there == bool(answer.context["number"])
        assert str(round.pk) in dict(answer.context["form"].fields["round"].choices)
    of_another = dung.get(f"{page}?round={newest.pk + 1}")
    assert str(newest.pk + 1) not in dict(of_another.context["form"].fields["round"].choices)
    nobody_s = as_("an").get(f"{page}?round={newest.pk}")
    assert str(newest.pk) not in dict(nobody_s.context["form"].fields["round"].choices)


def test_drafts_are_nobodys_business_yet(cast: Cast) -> None:
    make_eligible(cast)
    registration = drafted(cast)
    page = text_of(as_("dung").get(reverse("pilots:registrations")))
    assert reverse("pilots:registration", args=[registration.pk]) not in page


def test_the_page_of_eligibility_shows_the_sum_and_the_clauses(cast: Cast) -> None:
    people = cast.people(20, of="CELL")
    cast.grounds(people[:10])
    response = as_("an").get(reverse("pilots:eligibility", args=["CELL"]))
    online, by_group = response.context["accounts"]
    assert [number for _sign, _label, number in online.sums.rows] == [20, 20, 11, 10]
    assert not online.finding.eligible
    assert "03-HD/TW, II.1.1" in text_of(response)
    assert [number for _sign, _label, number in by_group.sums.rows] == [20, 50, 0]


def test_the_page_of_eligibility_of_a_committee_lists_its_cells(cast: Cast) -> None:
    response = as_("binh").get(reverse("pilots:eligibility", args=["WARD"]))
    assert [row.version.organisation.code for row in response.context["table"].rows] == ["CELL", "SECOND"]


def test_the_page_of_eligibility_tells_of_the_pilot(cast: Cast) -> None:
    registration = decided(cast)
    response = as_("an").get(reverse("pilots:eligibility", args=["CELL"]))
    assert reverse("pilots:registration", args=[registration.pk]) in text_of(response)


@pytest.mark.parametrize(
    "address",
    ["?on=1/7/2025", "?on=27/12/1950", "?on=nonsense", "?on=31/2/2025", "?format=zzz", "?format=online&page=99"],
)
@pytest.mark.parametrize("code", ["CELL", "WARD", "CITY"])
def test_the_page_of_eligibility_takes_any_address(cast: Cast, address: str, code: str) -> None:
    assert as_("giang").get(reverse("pilots:eligibility", args=[code]) + address).status_code == 200


def test_a_grassroots_clerk_sees_the_round_with_the_own_list_only(cast: Cast) -> None:
    round = opened(cast)
    response = as_("binh").get(reverse("pilots:round", args=[round.pk]))
    assert [row.submission.organisation.code for row in response.context["table"].rows] == ["WARD"]
    assert len(as_("dung").get(reverse("pilots:round", args=[round.pk])).context["table"].rows) == 2


def test_the_clerk_of_a_cell_sees_the_round_in_which_it_is_registered_and_no_other(cast: Cast) -> None:
    def rounds() -> list[object]:
        return [row.round for row in as_("an").get(reverse("pilots:rounds")).context["table"].rows]

    round = opened(cast)
    assert rounds() == []
    submitted(cast)
    opened(cast, symbol="829-CV/ĐUK")
    assert rounds() == [round]
    chosen = as_("an").get(reverse("pilots:registrations")).context["form"].fields["round"].choices
    assert [pk for pk, _words in chosen] == ["", str(round.pk)]


@pytest.mark.parametrize("username", ["hoa", "lan", "mai"])
def test_others_see_neither_round_nor_list_nor_registration(cast: Cast, username: str) -> None:
    registration = submitted(cast)
    client = as_(username)
    for name, pk in [
        ("round", registration.submission.round_id),
        ("submission", registration.submission_id),
        ("registration", registration.pk),
    ]:
        assert client.get(reverse(f"pilots:{name}", args=[pk])).status_code == 404


def test_the_committee_that_decides_on_a_cell_abroad_sees_its_registration_whoever_the_parent_is(cast: Cast) -> None:
    registration = submitted(cast)
    OrganisationVersion.objects.filter(organisation=registration.organisation_id).update(overseas=True)
    page = reverse("pilots:registration", args=[registration.pk])
    assert 'value="appraise_fit"' in text_of(as_("mai").get(page))
    assert 'value="appraise_fit"' not in text_of(as_("dung").get(page))
    refused = as_("dung").post(reverse("pilots:appraise", args=[registration.pk]), {"act": "appraise_fit"})
    assert refused.status_code == 404
    assert as_("nam").get(page).status_code == 200
    for username in ("mai", "dung"):
        listed = as_(username).get(reverse("pilots:registrations"))
        assert page in text_of(listed)
        assert listed.context["number"] == 1
        assert str(registration.submission.round_id) in dict(listed.context["form"].fields["round"].choices)
        rounds = as_(username).get(reverse("pilots:rounds")).context["table"].rows
        assert [row.round for row in rounds] == [registration.submission.round]


def test_the_desk_tells_the_clerk_until_when_and_that_it_is_overdue(cast: Cast, rf) -> None:
    opened(cast)
    assert "09/04/2025" in text_of(as_("binh").get("/"))
    sections = _sections(cast, rf, "binh", date(2025, 4, 10))
    (duty,) = [duty for section in sections for duty in section.duties if duty.due_on == date(2025, 4, 9)]
    assert duty.overdue


def test_the_desk_shows_the_board_its_round_from_the_first_day_until_it_is_over_and_nobody_is_missing(
    cast: Cast, rf
) -> None:
    round = opened(cast)
    address = reverse("pilots:round", args=[round.pk])

    def told(day: date) -> bool:
        owed = [section for section in _sections(cast, rf, "dung", day) if section.is_owed]
        return any(duty.url == address for section in owed for duty in section.duties)

    assert [told(day) for day in (TODAY, date(2025, 4, 9), date(2025, 4, 10))] == [True, True, True]
    for submission in round.submissions.all():
        by = cast.actor("binh" if submission.organisation == cast["WARD"] else "chi")
        submit_submission(submission=submission, none_registers=True, occasion=Occasion(by=by, at=NOW, today=TODAY))
    assert [told(date(2025, 4, day)) for day in (9, 10)] == [True, False]


def test_the_desk_of_the_board_holds_what_was_submitted_and_that_of_the_committee_what_was_appraised(
    cast: Cast, rf
) -> None:
    registration = submitted(cast)
    address = reverse("pilots:registration", args=[registration.pk])
    assert address in text_of(as_("dung").get("/"))
    assert address not in text_of(as_("em").get("/"))


def _sections(cast: Cast, rf, username: str, day: date) -> list:
    request = rf.get("/")
    request.user, request.today, request.now = cast.users[username], day, NOW
    request.mandates = mandates_on(cast.users[username], TODAY)
    return sections(request)


def test_formats_are_registered_apart(cast: Cast) -> None:
    people = cast.people(51, of="CELL")
    cast.grounds(people)
    cast.infrastructure("CELL")
    cast.groups("CELL", people, number=2)
    submission = list_of(cast)
    facts = {f"chosen-{key(cast, 'CELL', format)}": "on" for format in Format}
    as_("binh").post(reverse("pilots:submission", args=[submission.pk]), facts)
    assert {entry.format for entry in submission.registrations.all()} == set(Format)
    assert RegistrationAct.SUBMIT not in submission.registrations.values_list("steps__act", flat=True)
