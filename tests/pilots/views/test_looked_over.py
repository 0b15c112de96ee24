"""What was decided is what was seen: every decisive page carries its figures, and asks again where they have changed."""

import pytest
from django.core import signing
from django.urls import reverse

from accounts.models import Entry
from cells.models import Ground, Membership
from pilots.models import Registration, RegistrationStep, Round, Submission
from pilots.rules.registration import RegistrationAct, State
from pilots.services.registrations import appraise_registration
from pilots.services.submissions import submit_submission
from tests.cast import TODAY, Cast
from tests.pilots.pages import as_, confirm, looked_over, text_of
from tests.pilots.story import drafted, list_of, make_eligible, opened

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def thirteen_of_24(cast: Cast) -> Registration:
    """CELL, found fit: 24 members, 13 of them at sea."""
    members = cast.people(24, of="CELL")
    cast.grounds(members[:13])
    cast.infrastructure("CELL")
    registration = drafted(cast)
    submit_submission(submission=registration.submission, occasion=cast.occasion("binh"))
    return appraise_registration(
        registration=registration, act=RegistrationAct.APPRAISE_FIT, occasion=cast.occasion("dung")
    )


def seven_more(cast: Cast) -> None:
    at_sea = Ground.objects.values("member")
    ashore = Membership.objects.filter(cell=cast["CELL"]).exclude(member__in=at_sea).select_related("member")
    cast.grounds([membership.member for membership in ashore[:7]])


def token_of(page) -> str:
    return page.context["decision_form"]["seen_figures"].value()


def test_seven_grounds_recorded_meanwhile_are_shown_beside_what_was_seen_and_asked_about_again(
    cast: Cast, thirteen_of_24: Registration
) -> None:
    em, decide = as_("em"), reverse("pilots:decide", args=[thirteen_of_24.pk])
    look = em.post(decide, {"act": "approve", "remark": "Đồng ý"})
    assert ("With a valid ground", "13") in look.context["figures"]
    seven_more(cast)
    before = Entry.objects.count()
    again = confirm(em, decide, look)
    assert ("with a valid ground", "13", "20") in again.context["changed"]
    assert ("With a valid ground", "20") in again.context["figures"]
    assert "Đồng ý" in text_of(again)
    thirteen_of_24.refresh_from_db()
    assert (thirteen_of_24.state, Entry.objects.count()) == (State.FIT, before)
    assert confirm(em, decide, again).status_code == 302
    frozen = RegistrationStep.objects.get(registration=thirteen_of_24, act="approve").evidence["figures"]
    assert (frozen["affected"], frozen["base"]) == (20, 24)


def test_what_changed_between_the_page_and_the_look_over_is_told_there(
    cast: Cast, thirteen_of_24: Registration
) -> None:
    em = as_("em")
    page = em.get(reverse("pilots:registration", args=[thirteen_of_24.pk]))
    seven_more(cast)
    step = {"act": "refuse", "remark": "Chưa cần", "seen_figures": token_of(page)}
    look = em.post(reverse("pilots:decide", args=[thirteen_of_24.pk]), step)
    assert ("with a valid ground", "13", "20") in look.context["changed"]
    thirteen_of_24.refresh_from_db()
    assert thirteen_of_24.state == State.FIT


def test_what_is_decided_is_frozen_as_it_was_seen(cast: Cast, thirteen_of_24: Registration) -> None:
    em, decide = as_("em"), reverse("pilots:decide", args=[thirteen_of_24.pk])
    looked_over(em, decide, {"act": "approve"})
    seven_more(cast)
    frozen = RegistrationStep.objects.get(registration=thirteen_of_24, act="approve").evidence["figures"]
    assert (frozen["affected"], frozen["base"]) == (13, 24)


@pytest.mark.parametrize(
    "token",
    ["", "nonsense", signing.dumps({"affected": 13}, salt="another"), "\x00"],
    ids=["none", "nonsense", "of another salt", "a NUL"],
)
def test_who_confirms_without_having_looked_is_shown_the_page_first(
    cast: Cast, thirteen_of_24: Registration, token: str
) -> None:
    step = {"act": "approve", "step": "confirm", "seen_figures": token}
    response = as_("em").post(reverse("pilots:decide", args=[thirteen_of_24.pk]), step)
    assert response.status_code == 200
    assert response.context["figures"]
    thirteen_of_24.refresh_from_db()
    assert thirteen_of_24.state == State.FIT


def test_what_was_typed_is_kept_when_something_is_to_be_changed(cast: Cast, thirteen_of_24: Registration) -> None:
    decide = reverse("pilots:decide", args=[thirteen_of_24.pk])
    look = as_("em").post(decide, {"act": "approve", "remark": "Giữ lại câu này"})
    facts = dict(look.context["form"].data.lists()) | {"step": "change"}
    response = as_("em").post(decide, facts)
    assert response.context["decision_form"]["remark"].value() == "Giữ lại câu này"
    assert "Giữ lại câu này" in text_of(response)


def test_what_the_look_over_carries_stands_in_the_page_itself(cast: Cast, thirteen_of_24: Registration) -> None:
    look = " ".join(
        text_of(as_("em").post(reverse("pilots:decide", args=[thirteen_of_24.pk]), {"act": "approve"})).split()
    )
    for carried in ('name="act" value="approve"', 'name="seen_figures"', 'name="step" value="confirm"'):
        assert carried in look


@pytest.mark.parametrize(
    ("act", "told"),
    [
        ("approve", "Now Chi bộ khu phố 1 · Đảng bộ phường Sen Hồng can plan such meetings."),
        ("refuse", "you can take the refusal back"),
        ("send_back", "Now the clerk of Đảng bộ phường Sen Hồng puts it in order"),
    ],
)
def test_afterwards_it_is_said_what_happens_next(cast: Cast, thirteen_of_24: Registration, act: str, told: str) -> None:
    em, decide = as_("em"), reverse("pilots:decide", args=[thirteen_of_24.pk])
    step = {"act": act, "remark": "Vì", "figure": "members"}
    assert told in text_of(em.get(looked_over(em, decide, step).url))


def test_after_the_appraisal_it_is_said_who_decides(cast: Cast) -> None:
    make_eligible(cast)
    registration, dung = drafted(cast), as_("dung")
    submit_submission(submission=registration.submission, occasion=cast.occasion("binh"))
    done = looked_over(dung, reverse("pilots:appraise", args=[registration.pk]), {"act": "appraise_fit"})
    told = "Now the standing committee of Đảng bộ thành phố Hoa Sen decides; it sees it on its desk."
    assert told in text_of(dung.get(done.url))


def test_a_list_another_clerk_changed_meanwhile_is_not_submitted_unseen(cast: Cast) -> None:
    make_eligible(cast)
    make_eligible(cast, "SECOND")
    registration, binh = drafted(cast), as_("binh")
    page = reverse("pilots:submit", args=[registration.submission_id])
    look = binh.get(page)
    drafted(cast, code="SECOND", submission=registration.submission)
    again = binh.post(page, {"seen_figures": look.context["form"]["seen_figures"].value()})
    assert ("registrations", "1", "2") in again.context["changed"]
    assert Submission.objects.get(pk=registration.submission_id).state == Submission.State.DRAFT
    done = binh.post(page, {"seen_figures": again.context["form"]["seen_figures"].value()})
    assert "Now the organisation board of Đảng bộ thành phố Hoa Sen appraises it" in text_of(binh.get(done.url))


LETTER = {
    "organisation": "CITY",
    "document_issuer": "Thành ủy",
    "document_symbol": "900-CV/TU",
    "document_on": "21/3/2025",
    "document_title": "V/v đăng ký",
    "last_day": "9/4/2025",
}


def test_a_second_round_over_a_running_one_is_asked_about(cast: Cast) -> None:
    opened(cast)
    dung, page = as_("dung"), reverse("pilots:round_new")
    assert "A round of yours is still running" in text_of(dung.get(page))
    refused = dung.post(page, LETTER)
    assert refused.context["form"].errors["beside_running"]
    assert looked_over(dung, page, LETTER | {"beside_running": "on"}).status_code == 302
    assert Round.objects.count() == 2


def test_a_round_opened_by_a_colleague_meanwhile_is_shown_and_asked_about(cast: Cast) -> None:
    dung, page = as_("dung"), reverse("pilots:round_new")
    look = dung.post(page, LETTER)
    opened(cast)
    again = confirm(dung, page, look)
    assert [label for label, _before, _now in again.context["changed"]] == ["rounds that are running"]
    assert Round.objects.count() == 1


def test_before_a_round_is_called_off_its_figures_are_carried_along(cast: Cast) -> None:
    round, dung = opened(cast), as_("dung")
    page = reverse("pilots:call_off", args=[round.pk])
    look = dung.get(page)
    submit_submission(submission=list_of(cast), none_registers=True, occasion=cast.occasion("binh"))
    facts = {"reason": "Gửi nhầm", "seen_figures": look.context["form"]["seen_figures"].value()}
    again = dung.post(page, facts)
    assert again.context["changed"] == [("lists", "draft: 2", "draft: 1, submitted: 1")]
    assert "Gửi nhầm" in text_of(again)
    done = dung.post(page, facts | {"seen_figures": again.context["form"]["seen_figures"].value()})
    assert "Gửi nhầm" in text_of(dung.get(done.url))
