"""The same counts of other people are not what was seen; and what is changed of a pilot or a guidance is looked over likewise."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from cells.models import Ground
from meetings.models import Meeting
from pilots.models import Guidance, Registration
from pilots.queries.evidence import which_of
from pilots.rules.registration import RegistrationAct, State
from pilots.services.registrations import appraise_registration, change_pilot
from pilots.services.submissions import submit_submission
from tests.cast import TODAY, Cast
from tests.meetings.scenes import Scene, cell_with_groups, ship_cell
from tests.pilots.guidances import drafted_guidance
from tests.pilots.pages import as_, confirm, text_of
from tests.pilots.story import drafted, submitted

pytestmark = pytest.mark.django_db
OTHERS = ("who and what is counted", "as you saw it", "others than you saw")
WHY = {"remark": "Kết luận kiểm tra"}


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DEMO_TODAY = TODAY


@pytest.fixture
def fit(cast: Cast) -> Registration:
    """CELL, found fit: 24 members, 13 of them at sea."""
    members = cast.people(24, of="CELL")
    cast.grounds(members[:13])
    cast.infrastructure("CELL")
    registration = drafted(cast)
    submit_submission(submission=registration.submission, occasion=cast.occasion("binh"))
    return appraise_registration(
        registration=registration, act=RegistrationAct.APPRAISE_FIT, occasion=cast.occasion("dung")
    )


def swap_one(cast: Cast) -> None:
    """One comes ashore, another goes to sea: 13 of 24, as before."""
    at_sea = Ground.objects.order_by("pk")
    ashore = cast["CELL"].memberships.exclude(member__in=at_sea.values("member")).select_related("member").first()
    at_sea[0].delete()
    cast.grounds([ashore.member])


def test_other_people_with_the_same_counts_are_asked_about_before_one_is_approved(
    cast: Cast, fit: Registration
) -> None:
    em, decide = as_("em"), reverse("pilots:decide", args=[fit.pk])
    look = em.post(decide, {"act": "approve"})
    swap_one(cast)
    again = confirm(em, decide, look)
    assert again.context["changed"] == [OTHERS]
    fit.refresh_from_db()
    assert fit.state == State.FIT
    assert confirm(em, decide, again).status_code == 302


def test_other_people_with_the_same_counts_are_asked_about_before_several_are_approved(
    cast: Cast, fit: Registration
) -> None:
    em, page = as_("em"), reverse("pilots:decide_many")
    look = em.post(page, {"chosen": [str(fit.pk)]})
    swap_one(cast)
    refused = confirm(em, page, look)
    assert "others than you saw" in text_of(refused)
    fit.refresh_from_db()
    assert fit.state == State.FIT


def test_nobody_is_named_by_what_is_compared(cast: Cast, fit: Registration) -> None:
    look = as_("em").post(reverse("pilots:decide", args=[fit.pk]), {"act": "approve"})
    assert "who and what is counted" not in text_of(look).lower()
    assert which_of([fit], TODAY)[fit.pk] not in text_of(look)


def test_of_groups_who_belongs_and_who_leads_is_behind_the_figures(cast: Cast) -> None:
    scene = cell_with_groups(cast, members=40, groups=2)
    pilot = Registration.objects.get(organisation=scene.organisation)
    before = which_of([pilot], TODAY)[pilot.pk]
    one, other = (scene.groups[place].belongings.order_by("pk").last() for place in (0, 1))
    one.group, other.group = other.group, one.group
    for belonging in (one, other):
        type(belonging).objects.filter(pk=belonging.pk).update(group=belonging.group)
    assert which_of([pilot], TODAY)[pilot.pk] != before


# A pilot's life -----------------------------------------------------------------------------------------------------


@pytest.fixture
def ship(cast: Cast) -> Scene:
    return ship_cell(cast)


def pilot_of(scene: Scene) -> Registration:
    return Registration.objects.get(organisation=scene.organisation)


def plan(scene: Scene, days: int) -> Meeting:
    return scene.plan("hybrid", TODAY + timedelta(days=days))


def test_before_a_pilot_ends_the_meetings_it_ends_for_and_the_quota_are_shown(ship: Scene) -> None:
    plan(ship, 5)
    em, page = as_("em"), reverse("pilots:end", args=[pilot_of(ship).pk])
    shown = text_of(em.get(page))
    for said in (
        "26/03/2025",
        "1 of 3 in 2025",
        "1 meeting that is planned can no longer be held so",
        "registered anew",
    ):
        assert said in shown
    assert pilot_of(ship).state == State.APPROVED


@pytest.mark.parametrize("act", ["suspend", "end"])
def test_a_meeting_planned_meanwhile_is_shown_and_asked_about(ship: Scene, act: str) -> None:
    plan(ship, 5)
    em, page = as_("em"), reverse(f"pilots:{act}", args=[pilot_of(ship).pk])
    token = em.get(page).context["form"]["seen_figures"].value()
    plan(ship, 9)
    again = em.post(page, WHY | {"seen_figures": token})
    assert again.context["changed"] == [
        ("meetings that are planned", "26/03/2025", "26/03/2025, 30/03/2025"),
        ("places used of the quota", "1 of 3 in 2025", "2 of 3 in 2025"),
    ]
    assert WHY["remark"] in text_of(again)
    assert pilot_of(ship).state == State.APPROVED
    done = em.post(page, WHY | {"seen_figures": again.context["form"]["seen_figures"].value()})
    assert done.status_code == 302


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        (["suspend"], "now you can resume it, or end it"),
        (["suspend", "resume"], "Now such meetings can be planned and held"),
        (["end"], "1 meeting that is planned can no longer be held so"),
    ],
)
def test_afterwards_it_is_said_what_is_next(ship: Scene, acts: list[str], told: str) -> None:
    plan(ship, 5)
    em = as_("em")
    for act in acts:
        page = reverse(f"pilots:{act}", args=[pilot_of(ship).pk])
        done = em.post(page, WHY | {"seen_figures": em.get(page).context["form"]["seen_figures"].value()})
    assert told in text_of(em.get(done.url))


def test_what_the_board_did_meanwhile_is_shown_before_a_registration_is_withdrawn(cast: Cast) -> None:
    registration, binh = submitted(cast), as_("binh")
    page = reverse("pilots:withdraw", args=[registration.pk])
    token = binh.get(page).context["form"]["seen_figures"].value()
    Registration.objects.filter(pk=registration.pk).update(state=State.FIT, appraised_by=cast.users["dung"])
    again = binh.post(page, {"seen_figures": token, "remark": "Chưa cần"})
    assert again.context["changed"] == [("where it stands", "submitted", "appraised: fit")]
    done = binh.post(page, {"seen_figures": again.context["form"]["seen_figures"].value()})
    assert "It can be registered again" in text_of(binh.get(done.url))


# A guidance ---------------------------------------------------------------------------------------------------------

ORDER = {
    "document_issuer": "Ban Bí thư",
    "document_symbol": "215-CV/TW",
    "document_on": "10/03/2025",
    "document_title": "Về thời hạn",
    "reason": "Kết thúc thí điểm",
}


@pytest.mark.parametrize("act", ["put_in_force", "discard"])
def test_a_draft_another_administrator_rewrote_meanwhile_is_not_acted_on_unseen(cast: Cast, act: str) -> None:
    draft, khanh = drafted_guidance(cast), as_("khanh")
    page = reverse(f"pilots:guidance_{act}", args=[draft.pk])
    token = khanh.get(page).context["form"]["seen_figures"].value()
    Guidance.objects.filter(pk=draft.pk).update(by_group_minimum=77)
    again = khanh.post(page, {"seen_figures": token})
    assert ("what the draft says", "as you saw it", "rewritten since") in again.context["changed"]
    assert "rewritten since" in text_of(again)
    assert Guidance.objects.get(pk=draft.pk).is_draft
    assert khanh.post(page, {"seen_figures": again.context["form"]["seen_figures"].value()}).status_code == 302
    assert not Guidance.objects.filter(pk=draft.pk, state=Guidance.State.DRAFT).exists()


def test_before_a_guidance_is_ended_what_falls_away_is_shown_and_compared(cast: Cast, ship: Scene) -> None:
    guidance = Guidance.objects.get()
    Registration.objects.update(guidance=guidance)
    plan(ship, 60)
    khanh, page = as_("khanh"), reverse("pilots:guidance_end", args=[guidance.pk])
    look = khanh.post(page, ORDER | {"until": "30/04/2025"})
    assert ("Meetings planned for days that fall away", "1") in look.context["figures"]
    assert "1 meeting that is planned then cannot be held so" in text_of(look)
    assert Guidance.objects.get().valid_to == date(2025, 7, 1)
    plan(ship, 70)
    again = confirm(khanh, page, look)
    assert again.context["changed"] == [("meetings planned for days that fall away", "1", "2")]
    change_pilot(registration=pilot_of(ship), act="end", remark="Vì", occasion=cast.occasion("em"))
    once_more = confirm(khanh, page, again)
    assert [label for label, _then, _now in once_more.context["changed"]] == ["pilots that rest on it"]
    done = confirm(khanh, page, once_more)
    assert "are told on their desks" in text_of(khanh.get(done.url))
    assert Guidance.objects.get().valid_to == date(2025, 5, 1)


def test_an_extension_looks_at_who_rests_on_it(cast: Cast, ship: Scene) -> None:
    Registration.objects.update(guidance=Guidance.objects.get())
    khanh, page = as_("khanh"), reverse("pilots:guidance_extend", args=[Guidance.objects.get().pk])
    look = khanh.post(page, ORDER | {"until": "31/12/2025"})
    assert ("Pilots that rest on it", "1") in look.context["figures"]
    assert Guidance.objects.get().valid_to == date(2025, 7, 1)
    assert confirm(khanh, page, look).status_code == 302
