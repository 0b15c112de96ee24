"""Reporting periods, as both sides walk through them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cells.models import OrganisationVersion, Succession
from reports.models import Contribution, ReportingPeriod
from reports.services.contributions import return_figures
from tests.cast import TODAY, Cast
from tests.reports.periods import accepted, of, opened, sent
from tests.reports.views.test_documents import sign_in, text


@pytest.fixture(autouse=True)
def _today(settings: Any) -> None:
    settings.DEMO_TODAY = TODAY


def press(client: Client, address: str, **typed: str) -> Any:
    """As from the page itself, with what it carries."""
    shown = client.get(address).context["form"]
    seen = shown.fields["seen_figures"].initial or ""
    return client.post(address, {"seen_figures": seen, "step": "confirm"} | typed, follow=True)


def at(contribution: Contribution, act: str = "") -> str:
    if act:
        return reverse("reports:contribution_act", args=[contribution.pk, act])
    return reverse("reports:contribution", args=[contribution.pk])


def test_a_period_is_looked_over_and_opened_once(cast: Cast) -> None:
    client, address = sign_in(cast, "dung"), reverse("reports:period_new", args=["CITY"])
    typed = {"kind": "pilots", "day": "21/03/2025", "due_on": "31/03/2025"}
    look = client.post(address, typed)
    assert "2 organisations hung directly below" in text(look)
    assert not ReportingPeriod.objects.exists()
    confirmed = dict(look.context["form"].data.items()) | {"step": "confirm"}
    assert "The period is open" in text(client.post(address, confirmed, follow=True))
    assert "asked for already" in text(client.post(address, typed))


def test_a_day_to_come_is_refused_beside_its_field(cast: Cast) -> None:
    typed = {"kind": "pilots", "day": "22/03/2025", "due_on": "31/03/2025"}
    answer = sign_in(cast, "dung").post(reverse("reports:period_new", args=["CITY"]), typed)
    assert "lies ahead" in str(answer.context["form"].errors["day"])


def test_figures_go_up_come_back_with_a_comment_and_go_up_again(cast: Cast) -> None:
    cast.people(7, of="CELL")
    period = opened(cast)
    binh, dung, owed = sign_in(cast, "binh"), sign_in(cast, "dung"), of(period)
    assert "Look and send" in text(binh.get("/"))
    assert "can be withdrawn" in text(press(binh, at(owed), remark="Đã đối chiếu"))
    page = text(dung.get(reverse("reports:period", args=[period.pk])))
    assert "Accept 1 that agrees" in page
    assert "1 to be looked at" in text(dung.get("/"))
    choices = dict(dung.get(at(owed, "return")).context["form"].fields["figure"].choices)
    assert choices["members"] == "Members: 7"
    returned = press(dung, at(owed, "return"), figure="members", text="Thiếu một đồng chí")
    assert "They have it on their desk" in text(returned)
    assert "returned: Members: Thiếu một đồng chí" in text(binh.get("/"))
    assert "look at “Members” again" in text(binh.get(at(owed)))
    cast.people(1, of="SECOND")
    press(binh, at(owed), remark="")
    assert [version.numbers["members"] for version in owed.versions.all()] == [7, 8]
    assert "Đã đối chiếu" in text(binh.get(at(owed) + "?version=1"))


def test_what_differs_is_marked_and_leads_to_its_records(cast: Cast) -> None:
    cast.people(7, of="CELL")
    period = opened(cast)
    owed = sent(cast, period)
    cast.people(1, of="SECOND")
    page = text(sign_in(cast, "dung").get(reverse("reports:period", args=[period.pk])))
    assert f'href="{at(owed)}?figure=members#behind">8</a>' in page
    records = text(sign_in(cast, "binh").get(at(owed) + "?figure=members"))
    assert reverse("cells:organisation", args=["SECOND"]) in records


def test_what_changed_between_the_look_and_the_press_is_shown_and_not_sent(cast: Cast) -> None:
    cast.people(7, of="CELL")
    owed, binh = of(opened(cast)), sign_in(cast, "binh")
    seen = binh.get(at(owed)).context["form"].fields["seen_figures"].initial
    cast.people(1, of="SECOND")
    answer = binh.post(at(owed), {"seen_figures": seen, "remark": "Đã đối chiếu"})
    assert ("Members", "7", "8") in answer.context["changed"]
    assert "Đã đối chiếu" in text(answer)
    assert not owed.versions.exists()


def test_all_that_agree_are_accepted_in_two_presses_and_the_period_is_closed_and_reopened(cast: Cast) -> None:
    period, dung = opened(cast), sign_in(cast, "dung")
    for code in ("WARD", "UNIT"):
        sent(cast, period, code)

    def act(name: str, **typed: str) -> str:
        return text(press(dung, reverse("reports:period_act", args=[period.pk, name]), **typed))

    assert "the period can be closed" in act("accept")
    assert "its table can be issued" in act("close")
    assert "Write the reason" in act("reopen") or "required" in act("reopen")
    assert "Sót một chi bộ" in act("reopen", reason="Sót một chi bộ")
    period.refresh_from_db()
    assert period.is_open


def test_the_board_above_does_not_send_for_those_below_nor_they_accept_for_it(cast: Cast) -> None:
    owed = sent(cast, opened(cast))
    assert sign_in(cast, "dung").post(at(owed), {"remark": ""}).status_code == 404
    assert sign_in(cast, "binh").get(at(owed, "accept")).status_code == 404
    assert sign_in(cast, "dung").get(at(owed, "withdraw")).status_code == 404


def test_what_is_owed_above_is_passed_on_to_those_below(cast: Cast) -> None:
    above, binh = of(opened(cast)), sign_in(cast, "binh")
    address = reverse("reports:period_new", args=["WARD"]) + f"?passes_on={above.pk}"
    assert address in text(binh.get(at(above)))
    look = binh.post(address, {"due_on": "25/03/2025"})
    confirmed = dict(look.context["form"].data.items()) | {"step": "confirm"}
    binh.post(address, confirmed)
    period = ReportingPeriod.objects.get(organisation=cast["WARD"])
    assert (period.passed_on, period.day) == (above, TODAY)
    assert "What those below have sent" in text(binh.get(at(above)))


def test_a_comment_nobody_answered_stays_on_the_desk_of_the_one_who_withdrew(cast: Cast) -> None:
    period, binh = opened(cast), sign_in(cast, "binh")
    return_figures(
        contribution=sent(cast, period), figure="groups", text="Xem lại số tổ", occasion=cast.occasion("dung")
    )
    owed = sent(cast, period)
    press(binh, at(owed, "withdraw"))
    assert "Xem lại số tổ" in text(binh.get("/"))


def test_the_text_of_a_table_is_written_for_the_day_of_a_period_alone(cast: Cast) -> None:
    opened(cast)
    dung, here = sign_in(cast, "dung"), reverse("reports:narrative", args=["CITY", "consolidation"])
    assert "Remarks below the table" in text(dung.get(f"{here}?on=21/03/2025"))
    assert "No figures of 20/03/2025" in text(dung.get(f"{here}?on=20/03/2025"))


def test_who_a_committee_went_into_goes_on_with_its_period(cast: Cast) -> None:
    cast.found("GONE", parent="TW", name="Đảng bộ Khối cũ", kind="superior", level="province", type="other")
    cast.found("GONECELL", parent="GONE", name="Chi bộ cũ", kind="cell", level="grassroots", type="other")
    period, lan = opened(cast, code="GONE"), sign_in(cast, "lan")
    address = reverse("reports:period_act", args=[period.pk, "call-off"])
    assert lan.get(address).status_code == 404
    for code in ("GONECELL", "GONE"):
        OrganisationVersion.objects.filter(organisation=cast[code]).update(valid_to=TODAY)
    Succession.objects.create(predecessor=cast["GONE"], successor=cast["OTHER"], on=TODAY)
    assert reverse("reports:period", args=[period.pk]) in text(lan.get("/"))
    assert "The period is called off" in text(press(lan, address, reason="Đã hợp nhất"))


def test_a_closed_period_offers_no_act_but_reopening(cast: Cast) -> None:
    period = opened(cast)
    accepted(cast, period)
    dung = sign_in(cast, "dung")
    press(dung, reverse("reports:period_act", args=[period.pk, "close"]))
    assert not dung.get(at(of(period))).context["ways"]
    page = text(dung.get(reverse("reports:period", args=[period.pk])))
    assert "Reopen with a reason" in page
    assert "Call the period off" not in page
