"""Several registrations on one page: each one's warnings, what is refused stays ticked and keeps back no other."""

import pytest
from django.urls import reverse

from accounts.models import Entry
from pilots.models import Registration
from pilots.rules.registration import RegistrationAct, State
from pilots.services.registrations import appraise_registration
from pilots.services.submissions import submit_submission
from tests.cast import TODAY, Cast
from tests.pilots.pages import as_, confirm, looked_over, text_of
from tests.pilots.story import drafted, list_of, make_eligible
from tests.typed import fields_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def two(cast: Cast) -> list[Registration]:
    """CELL and SECOND, submitted on the list of WARD."""
    for code in ("CELL", "SECOND"):
        make_eligible(cast, code)
    submission = list_of(cast)
    found = [drafted(cast, code=code, submission=submission) for code in ("CELL", "SECOND")]
    submit_submission(submission=submission, occasion=cast.occasion("binh"))
    return found


@pytest.fixture
def fit(cast: Cast, two: list[Registration]) -> list[Registration]:
    for registration in two:
        appraise_registration(
            registration=registration, act=RegistrationAct.APPRAISE_FIT, remark="", occasion=cast.occasion("dung")
        )
    return two


def states(*registrations: Registration) -> list[str]:
    return [Registration.objects.get(pk=registration.pk).state for registration in registrations]


def ticked(*registrations: Registration) -> list[int]:
    return [registration.pk for registration in registrations]


def test_several_are_approved_in_four_clicks_from_the_desk(cast: Cast, fit: list[Registration]) -> None:
    em, page = as_("em"), reverse("pilots:decide_many")
    assert page in text_of(em.get("/"))
    assert text_of(em.get(f"{page}?all")).count(" checked") == 2
    looked_over(em, page, {"chosen": ticked(*fit)})
    assert states(*fit) == [State.APPROVED, State.APPROVED]
    assert Entry.objects.filter(act="pilots.approve_registration").count() == 2


def test_several_are_found_fit_at_once(cast: Cast, two: list[Registration]) -> None:
    looked_over(as_("dung"), reverse("pilots:appraise_many"), {"chosen": ticked(*two), "remark": "Đủ hồ sơ"})
    assert states(*two) == [State.FIT, State.FIT]
    assert {registration.steps.last().remark for registration in two} == {"Đủ hồ sơ"}


def test_what_is_refused_stays_ticked_with_its_reason_and_the_others_are_done(
    cast: Cast, fit: list[Registration]
) -> None:
    cast.people(12, of="SECOND", on=TODAY)  # exactly half of them have a ground now
    response = looked_over(as_("em"), reverse("pilots:decide_many"), {"chosen": ticked(*fit)})
    assert states(*fit) == [State.APPROVED, State.FIT]
    (row,) = response.context["table"].rows
    assert row.chosen
    assert "03-HD/TW, II.1.1" in row.refused
    assert " checked" in text_of(response)


@pytest.mark.parametrize(("ticks", "ticked_then"), [("all", 2), ("none", 0)])
def test_ticking_all_or_none_keeps_the_remark_and_does_nothing(
    cast: Cast, fit: list[Registration], ticks: str, ticked_then: int
) -> None:
    typed = {"tick": ticks, "remark": "Giữ lại", "chosen": ticked(fit[0])}
    shown = text_of(as_("em").post(reverse("pilots:decide_many"), typed))
    assert "Giữ lại" in shown
    assert shown.count(" checked") == ticked_then
    assert states(*fit) == [State.FIT, State.FIT]


def test_each_ones_warnings_stand_beside_it(cast: Cast, fit: list[Registration]) -> None:
    response = as_("em").get(reverse("pilots:decide_many"))
    assert [row.prospect.missing for row in response.context["table"].rows] == [
        ("connection", "device", "room", "platform")
    ] * 2
    assert "the platform, approved for the work of the Party" in text_of(response)
    assert " checked" not in text_of(response)


def test_without_a_tick_nothing_happens_and_it_is_said(cast: Cast, fit: list[Registration]) -> None:
    response = as_("em").post(reverse("pilots:decide_many"), {"remark": "Giữ lại"})
    assert response.context["form"].errors["chosen"]
    assert "Giữ lại" in text_of(response)
    assert states(*fit) == [State.FIT, State.FIT]


@pytest.mark.parametrize("typed", ["0", "999999", "9" * 20, "abc", "\x00"])
def test_what_is_not_before_one_cannot_be_ticked(cast: Cast, fit: list[Registration], typed: str) -> None:
    response = as_("nam").post(reverse("pilots:decide_many"), {"chosen": [typed, *ticked(*fit)]})
    assert response.status_code == 200
    assert states(*fit) == [State.FIT, State.FIT]


def test_who_is_too_near_sees_why_and_cannot_tick(cast: Cast, fit: list[Registration]) -> None:
    (member,) = cast.people(1, of="CELL")
    member.user = cast.users["em"]
    member.save()
    response = as_("em").get(f"{reverse('pilots:decide_many')}?all")
    possible = {row.prospect.registration.pk: row.prospect.possible for row in response.context["table"].rows}
    assert possible == {fit[0].pk: False, fit[1].pk: True}
    assert text_of(response).count(" checked") == 1


def test_what_changed_since_it_was_looked_over_stays_ticked_with_both_figures(
    cast: Cast, fit: list[Registration]
) -> None:
    em, page = as_("em"), reverse("pilots:decide_many")
    look = em.post(page, {"chosen": ticked(*fit)})
    assert states(*fit) == [State.FIT, State.FIT]
    cast.people(1, of="SECOND", on=TODAY)
    response = confirm(em, page, look)
    assert states(*fit) == [State.APPROVED, State.FIT]
    (row,) = response.context["table"].rows
    assert row.chosen
    assert "members: 12 → 13" in row.refused
    looked_over(em, page, {"chosen": ticked(fit[1])})
    assert states(*fit) == [State.APPROVED, State.APPROVED]


def test_confirmed_without_having_looked_nothing_is_done(cast: Cast, fit: list[Registration]) -> None:
    response = as_("em").post(reverse("pilots:decide_many"), {"chosen": ticked(*fit), "step": "confirm"})
    assert response.status_code == 200


def test_one_that_is_ticked_besides_those_looked_over_is_looked_over_first(cast: Cast, fit: list[Registration]) -> None:
    em, page = as_("em"), reverse("pilots:decide_many")
    look = em.post(page, {"chosen": ticked(fit[0])})
    sent = {**dict(look.context["form"].data.lists()), "chosen": ticked(*fit), "step": "confirm"}
    again = em.post(page, sent)
    assert states(*fit) == [State.FIT, State.FIT]
    assert len(again.context["table"].rows) == 2
    confirm(em, page, again)
    assert states(*fit) == [State.APPROVED, State.APPROVED]


def test_a_remark_typed_before_the_session_ended_is_there_again_where_only_forms_lead(
    cast: Cast, fit: list[Registration]
) -> None:
    em, page = as_("em"), reverse("pilots:registration", args=[fit[0].pk])
    cast.users["em"].set_password("right password")
    cast.users["em"].save()
    em.force_login(cast.users["em"])
    decide = reverse("pilots:decide", args=[fit[0].pk])
    typed = fields_of(em.get(page), decide) | {"remark": "Đủ điều kiện", "act": "approve"}
    em.logout()
    em.cookies["django_language"] = "en"
    door = fields_of(em.post(decide, typed), "/accounts/login/")
    shown = em.post("/accounts/login/", door | {"username": "em", "password": "right password"}, follow=True)
    assert shown.redirect_chain == [(decide, 302)]
    assert "Đủ điều kiện" in text_of(shown)
    assert states(*fit) == [State.FIT, State.FIT]
