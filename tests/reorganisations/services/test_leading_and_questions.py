"""Plans of a board that has ended pass on; who sees a plan asks those who lead it."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from accounts.models import Entry
from accounts.rules.refusal import Refused
from cells.models import Mandate
from reorganisations.models import Reorganisation, ReorganisationQuestion
from reorganisations.queries.leading import leader_on
from reorganisations.rules.plan import StepKind
from reorganisations.services.confirming import cancel_reorganisation
from reorganisations.services.corrections import correct_reorganisation
from reorganisations.services.questions import answer_question, ask_about_plan
from tests.cast import TODAY, Cast
from tests.reorganisations.reorganising import WARD_FACTS, change, confirmed, drafted, found, merge, new
from tests.reorganisations.views.test_reorganisations import signed_in

pytestmark = pytest.mark.django_db
AHEAD = date(2025, 9, 1)
SUPERIOR = WARD_FACTS | {"kind": "superior", "level": "district", "parent": "TW"}


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


def led_by_city(cast: Cast) -> tuple[Reorganisation, Reorganisation]:
    """A draft, and what is confirmed for September."""
    return drafted(cast, found("A-1")), confirmed(cast, found("A-2"), on=AHEAD)


def the_city_merges(cast: Cast) -> Reorganisation:
    steps = [merge(["CITY", "OTHER"], new("BIG", SUPERIOR, name="Đảng bộ mới"))]
    return confirmed(cast, *steps, on=TODAY, led_by=None, actor="khanh", title="Hợp nhất")


def leaders(*plans: Reorganisation) -> list[str | None]:
    return [led.code if (led := Reorganisation.objects.get(pk=plan.pk).led_by) else None for plan in plans]


def test_plans_of_a_board_that_has_ended_pass_to_the_one_successor_who_can_cancel_what_is_ahead(cast: Cast) -> None:
    draft, ahead = led_by_city(cast)
    the_city_merges(cast)
    assert leaders(draft, ahead) == ["BIG", "BIG"]
    board = signed_in(cast, "lan")
    assert board.get(reverse("reorganisations:head", args=[draft.pk])).status_code == 200
    assert board.get(reverse("reorganisations:cancel", args=[ahead.pk])).status_code == 200
    cancel_reorganisation(reorganisation=ahead, because="Bàn lại", occasion=cast.occasion("lan"))
    passed = Entry.objects.filter(act="reorganisations.pass_on_plan")
    assert {(entry.why, entry.data["from"], entry.data["to"]) for entry in passed} == {("Hợp nhất", "CITY", "BIG")}


def test_plans_of_a_board_that_is_none_any_more_pass_to_the_administrators(cast: Cast) -> None:
    plan = drafted(cast, found("A-1", parent="NEWWARD"), found("NEWWARD", WARD_FACTS))
    steps = [
        change(StepKind.MOVE, "WARD", "UNIT", parent="OTHER"),
        change(StepKind.REGRADE, "CITY", kind="grassroots_committee", level="grassroots"),
    ]
    confirmed(cast, *steps, on=TODAY, led_by=None, actor="khanh")
    assert leaders(plan) == [None]
    assert signed_in(cast, "khanh").get(reverse("reorganisations:head", args=[plan.pk])).status_code == 200


def test_an_end_that_was_a_mistake_gives_the_plans_back(cast: Cast) -> None:
    draft, ahead = led_by_city(cast)
    plan = the_city_merges(cast)
    steps = [merge(["BNG", "OTHER"], new("BIG", SUPERIOR, name="Đảng bộ mới"))]
    correction = correct_reorganisation(
        reorganisation=plan, steps=steps, why="Nhầm", within=None, occasion=cast.occasion("khanh")
    )
    assert leaders(draft, ahead) == ["CITY", "CITY"]
    assert ["reorganisations.led_again", 2] in [[key, number] for key, _title, number, _note in correction.shown]


def test_what_was_in_effect_is_corrected_by_the_board_of_what_came_of_it(cast: Cast) -> None:
    plan = confirmed(cast, merge(["SECOND"], "UNIT"), on=TODAY)
    the_city_merges(cast)
    plan.refresh_from_db()
    assert leader_on(plan, TODAY).code == "BIG"
    assert signed_in(cast, "lan").get(reverse("reorganisations:correct", args=[plan.pk])).status_code == 200
    assert signed_in(cast, "mai").get(reverse("reorganisations:correct", args=[plan.pk])).status_code == 404


# Questions ------------------------------------------------------------------------------------------------------------


def asks(client: Client, plan: Reorganisation, text: str = "Chi bộ tôi có phải họp trước ngày đó không?") -> int:
    return client.post(reverse("reorganisations:ask", args=[plan.pk]), {"text": text}).status_code


def test_a_clerk_of_what_it_touches_asks_and_finds_the_answer(cast: Cast) -> None:
    plan = confirmed(cast, merge(["CELL"], "SECOND"), found("A-1"), on=AHEAD)
    clerk, board = signed_in(cast, "an"), signed_in(cast, "dung")
    address = reverse("reorganisations:reorganisation", args=[plan.pk])
    page = clerk.get(address).content.decode()
    assert "Chi bộ khu phố 1" in page
    assert "is founded" not in page
    assert asks(clerk, plan) == 302
    assert "Questions about plans" in board.get("/").content.decode()
    question = ReorganisationQuestion.objects.get()
    assert question.asked_as.startswith(str(Mandate.Role.CLERK.label))
    answer = reverse("reorganisations:answer", args=[question.pk])
    assert board.post(answer, {"answer": "Không."}).status_code == 302
    assert "Questions about plans" not in board.get("/").content.decode()
    assert "Không." in clerk.get("/").content.decode()
    assert "Không." in clerk.get(address).content.decode()


def test_who_does_not_see_a_plan_does_not_ask_about_it(cast: Cast) -> None:
    plan = confirmed(cast, merge(["CELL"], "SECOND"), on=AHEAD)
    for username in ("hoa", "lan"):
        assert asks(signed_in(cast, username), plan) == 404
    assert not ReorganisationQuestion.objects.exists()


def test_a_question_is_answered_once_and_says_something(cast: Cast) -> None:
    plan = confirmed(cast, merge(["CELL"], "SECOND"), on=AHEAD)
    with pytest.raises(Refused, match="Write what you ask"):
        ask_about_plan(reorganisation=plan, text=" ", occasion=cast.occasion("an"))
    question = ask_about_plan(reorganisation=plan, text="Vì sao?", occasion=cast.occasion("an"))
    with pytest.raises(Refused, match="Write the answer"):
        answer_question(question=question, answer="", occasion=cast.occasion("dung"))
    answer_question(question=question, answer="Theo quyết định.", occasion=cast.occasion("dung"))
    with pytest.raises(Refused, match="answered it meanwhile"):
        answer_question(question=question, answer="Khác.", occasion=cast.occasion("dung"))
