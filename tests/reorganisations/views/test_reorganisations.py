"""The wizard in the browser, without a script: a head, steps, a preview with choices, a confirmation, a way back."""

from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from cells.models import DocumentReference, Organisation
from reorganisations.models import Reorganisation
from reorganisations.rules.plan import Part, StepKind
from reorganisations.services import future
from reorganisations.services.drafting import add_step
from tests.cast import NOW, TODAY, Cast
from tests.opened_form import OpenedForm
from tests.reorganisations.reorganising import (
    BEFORE,
    CELL_FACTS,
    DAY,
    change,
    come,
    confirmed,
    dissolve,
    drafted,
    found,
    members,
    merge,
    parent,
    split,
    version,
)

pytestmark = pytest.mark.django_db
HEAD = {
    "title": "Sắp xếp chi bộ phường Sen Hồng",
    "effective_on": "1/7/2025",
    "document_issuer": "Ban Thường vụ Thành ủy",
    "document_symbol": "77-QĐ/TU",
    "document_on": "20/3/2025",
}


@pytest.fixture
def board(cast: Cast) -> Client:
    return signed_in(cast, "dung")


def signed_in(cast: Cast, username: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.cookies["django_language"] = "en"
    client.force_login(cast.users[username])
    return client


def began(client: Client, of: str = "") -> Reorganisation:
    answer = client.post(reverse("reorganisations:new") + f"?of={of}", HEAD)
    assert answer.status_code == 302, answer.context["form"].errors
    return Reorganisation.objects.get()


def add(client: Client, plan: Reorganisation, act: str, **typed: Any) -> Any:
    act, _mark, query = act.partition("?")
    return client.post(reverse("reorganisations:step", args=[plan.pk, act]) + f"?{query}", typed)


def page(client: Client, plan: Reorganisation) -> str:
    return client.get(reverse("reorganisations:reorganisation", args=[plan.pk])).content.decode()


def confirm(client: Client, plan: Reorganisation, **choices: str) -> Any:
    return client.post(reverse("reorganisations:confirm", args=[plan.pk]), choices)


def test_a_plan_goes_from_the_decision_to_its_day(cast: Cast, board: Client) -> None:
    cast.people(5, of="CELL")
    cast.people(3, of="SECOND")
    plan = began(board, "SECOND")
    assert (plan.led_by, plan.ordered_by.symbol, plan.effective_on) == (cast["CITY"], "77-QĐ/TU", DAY)
    assert add(board, plan, "merge?of=SECOND", ticked=["SECOND"], into="cell").status_code == 302
    shown = page(board, plan)
    ward = "Đảng bộ phường Sen Hồng"
    assert f"Chi bộ Trường Tiểu học Sen Hồng, {ward} (SECOND) merge into Chi bộ khu phố 1, {ward} (CELL)." in shown
    assert 'data-touched="cells.members"' in shown
    assert confirm(board, plan).status_code == 302
    assert (members("CELL", BEFORE), members("CELL", DAY)) == (5, 8)
    assert "What is coming" in board.get("/organisations/SECOND/").content.decode()


def test_what_is_confirmed_shows_code_kind_level_and_type_of_what_is_founded_or_changed(
    cast: Cast, board: Client
) -> None:
    plan = began(board)
    new = {
        "code": "NEW",
        "name": "Chi bộ mới",
        "parent": "WARD",
        "kind": "cell",
        "level": "grassroots",
        "type": "school",
    }
    add(board, plan, "found", **new)
    add(board, plan, "retype", others="CELL", type="police")
    shown = page(board, plan).partition('id="formed"')[2].partition("</table>")[0]
    for words in ("NEW", "Chi bộ mới", "cell", "below grassroots", "school", "police", "until now: residential area"):
        assert words in shown


def test_what_would_hang_is_said_and_not_confirmed(cast: Cast, board: Client) -> None:
    cast.people(3, of="SECOND")
    plan = drafted(cast, dissolve("SECOND"))
    assert (
        "3 members of Chi bộ Trường Tiểu học Sen Hồng, Đảng bộ phường Sen Hồng (SECOND) would be without a cell"
        in page(board, plan)
    )
    assert 'id="confirm-reorganisation"' not in page(board, plan)
    confirm(board, plan)
    plan.refresh_from_db()
    assert plan.state == "draft"


def test_what_a_later_plan_has_against_a_draft_is_said_on_it(
    cast: Cast, board: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    confirmed(cast, dissolve("SECOND"), on=DAY, title="Giải thể")
    plan = drafted(cast, merge(["CELL"], "SECOND"), on=BEFORE, title="Nhập chi bộ")
    assert 'id="confirm-reorganisation"' in page(board, plan)
    cast.people(3, of="CELL")
    for words in (
        "With “Nhập chi bộ” (from 30/06/2025), “Giải thể” (from 01/07/2025) could no longer be done",
        "SECOND",
    ):
        assert words in page(board, plan)
    assert 'id="confirm-reorganisation"' not in page(board, plan)

    def busy(**_told: object) -> None:
        raise OperationalError

    monkeypatch.setattr(future, "lock_tree", busy)
    assert "could no longer be done" not in page(board, plan)


def test_a_decision_that_is_secret_is_refused_beside_it(cast: Cast, board: Client) -> None:
    secret = DocumentReference.objects.create(
        issuer="Thành ủy Hoa Sen", symbol="5-QĐ/TU", issued_on=TODAY, title="Tài liệu Mật", shared=True
    )
    typed = {"title": HEAD["title"], "effective_on": "1/7/2025", "document_pick": secret.pk}
    answer = board.post(reverse("reorganisations:new"), typed)
    assert "document" in answer.context["form"].errors
    assert not Reorganisation.objects.exists()


def test_what_was_chosen_is_still_there_when_it_was_refused(cast: Cast, board: Client) -> None:
    cast.people(3, of="CELL")
    plan = drafted(cast, dissolve("CELL"))
    shown = confirm(board, plan, **{"cells.mandates": "end"}).content.decode()
    assert "3 members of Chi bộ khu phố 1, Đảng bộ phường Sen Hồng (CELL) would be without a cell" in shown
    assert '<option value="end" selected>' in shown


def test_a_plan_that_was_confirmed_meanwhile_says_so(cast: Cast, board: Client) -> None:
    plan = confirmed(cast, merge(["CELL"], "SECOND"))
    assert "can no longer be changed" in confirm(board, plan).content.decode()


def test_choices_are_kept_with_the_plan(cast: Cast, board: Client) -> None:
    plan = drafted(cast, merge(["CELL"], "SECOND"))
    confirm(board, plan, **{"cells.mandates": "end", "nonsense": "x"})
    plan.refresh_from_db()
    assert (plan.state, plan.choices) == ("confirmed", {"cells.mandates": "end"})


def test_a_choice_that_is_none_is_refused(cast: Cast, board: Client) -> None:
    plan = drafted(cast, merge(["CELL"], "SECOND"))
    assert confirm(board, plan, **{"cells.mandates": "whatever"}).status_code == 400
    plan.refresh_from_db()
    assert plan.state == "draft"


STEPS = [
    ("found", CELL_FACTS | {"code": "ward-09", "overseas": ""}, lambda: parent("WARD-09", DAY) == "WARD"),
    (
        "found",
        CELL_FACTS | {"code": "ward-09", "overseas": "", "national_code": "58001002000003"},
        lambda: version("WARD-09", DAY).national_code == "58.001.002.000.003",
    ),
    (
        "rename",
        {"subject": "CELL", "name": "Chi bộ Sen", "national_code": "58001002000003"},
        lambda: version("CELL", DAY).national_code == "58.001.002.000.003",
    ),
    ("rename", {"subject": "CELL", "name": "Chi bộ Sen"}, lambda: version("CELL", DAY).name == "Chi bộ Sen"),
    ("rename", {"subject": "UNIT", "name": "Chi bộ Sen", "overseas": "yes"}, lambda: version("UNIT", DAY).overseas),
    ("rename", {"subject": "UNIT", "name": "Chi bộ Sen", "overseas": ""}, lambda: not version("UNIT", DAY).overseas),
    ("retype", {"ticked": ["UNIT"], "type": "school"}, lambda: version("UNIT", DAY).type == "school"),
    (
        "regrade",
        {"others": "ward", "kind": "superior", "level": "commune"},
        lambda: version("WARD", DAY).kind == "superior",
    ),
    ("move", {"others": "CELL, SECOND", "parent": "CITY"}, lambda: parent("SECOND", DAY) == "CITY"),
    (
        "merge",
        {"others": "CELL SECOND", "code": "WARD-08", "name": "Chi bộ chung"},
        lambda: version("WARD-08", DAY).name == "Chi bộ chung",
    ),
    ("dissolve", {"others": "SECOND", "followed_by": "CELL"}, lambda: version("SECOND", DAY) is None),
]


@pytest.mark.parametrize(("act", "typed", "so_it_is"), STEPS, ids=[step[0] for step in STEPS])
def test_every_act_has_its_form(cast: Cast, board: Client, act: str, typed: dict[str, Any], so_it_is: Any) -> None:
    plan = drafted(cast)
    url = reverse("reorganisations:step", args=[plan.pk, act])
    assert board.get(f"{url}?of=UNIT").status_code == 200
    answer = board.post(url, typed)
    assert answer.status_code == 302, answer.context["form"].errors
    confirm(board, plan)
    assert so_it_is()


def test_the_day_of_a_plan_is_not_put_back_by_its_title(cast: Cast, board: Client) -> None:
    plan = drafted(cast)
    head = reverse("reorganisations:head", args=[plan.pk])
    a, b = OpenedForm(board, head), OpenedForm(board, head)
    assert a.press(effective_on="15/07/2025")
    assert b.press(title="Sắp xếp các chi bộ")
    plan.refresh_from_db()
    assert (plan.title, f"{plan.effective_on}") == ("Sắp xếp các chi bộ", "2025-07-15")


@pytest.mark.parametrize(
    ("act", "typed", "field"),
    [
        ("move", {"ticked": [], "others": "", "parent": "CITY"}, "others"),
        ("move", {"others": "OTHERCELL", "parent": "CITY"}, "others"),
        ("move", {"others": "CELL", "parent": "NOWHERE"}, "parent"),
        ("found", CELL_FACTS | {"code": "a b", "overseas": ""}, "code"),
        ("found", CELL_FACTS | {"code": "WARD-09", "overseas": "", "national_code": "58.1"}, "national_code"),
        ("merge", {"others": "CELL,SECOND"}, "into"),
        ("merge", {"others": "CELL,SECOND", "code": "X"}, "name"),
        ("split", {"subject": "CELL", "itself": "part"}, "existing"),
        ("split", {"subject": "CELL", "itself": "ends", "existing": "CELL"}, "existing"),
        ("split", {"subject": "CELL", "itself": "ends", "existing": "OTHERCELL"}, "existing"),
        ("split", {"subject": "CELL", "itself": "ends", "existing": "SECOND"}, "existing"),
        ("split", {"subject": "CELL", "itself": "ends", "existing": "CITY SECOND"}, "existing"),
        ("split", {"subject": "WARD", "itself": "ends", "existing": "SECOND, UNIT"}, "existing"),
        ("regrade", {"others": "CELL"}, "kind"),
        ("rename", {"subject": "\x00", "name": "x"}, "subject"),
        ("found", CELL_FACTS | {"code": "CELL", "overseas": ""}, "code"),
        ("found", CELL_FACTS | {"code": "WARD-09", "parent": "", "overseas": ""}, "parent"),
        ("merge", {"others": "CELL,SECOND", "code": "UNIT", "name": "X"}, "code"),
        ("merge", {"others": "CELL", "into": "CELL"}, "others"),
        ("merge", {"others": "CELL", "into": "WARD"}, "others"),
        ("split", {"subject": "CELL", "itself": "part", "code_2": "SECOND", "name_2": "X"}, "code_2"),
        ("move", {"others": "CELL", "parent": "WARD"}, "parent"),
        ("retype", {"others": "CELL", "type": "residential"}, "type"),
        ("dissolve", {"others": "CITY"}, "others"),
    ],
)
def test_bad_input_is_said_beside_its_field(
    cast: Cast, board: Client, act: str, typed: dict[str, Any], field: str
) -> None:
    answer = add(board, drafted(cast), act, **typed)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]


def test_what_is_within_reach_and_not_there_on_the_day_is_said_by_its_name(cast: Cast, board: Client) -> None:
    plan = drafted(cast, dissolve("SECOND"))
    ended = "Chi bộ Trường Tiểu học Sen Hồng, Đảng bộ phường Sen Hồng (SECOND) does not exist on the day."
    for act, typed, field in (
        ("move", {"others": "SECOND", "parent": "CITY"}, "others"),
        ("merge", {"others": "CELL", "into": "SECOND"}, "into"),
        ("dissolve", {"others": "CELL", "followed_by": "SECOND"}, "followed_by"),
    ):
        assert add(board, plan, act, **typed).context["form"].errors[field] == [ended]
    elsewhere = add(board, plan, "move", others="OTHERCELL", parent="CITY").context["form"].errors["others"]
    assert elsewhere == ["OTHERCELL does not exist on the day, or is not below your organisation."]
    own = add(board, plan, "dissolve", others="CITY").context["form"].errors["others"]
    assert own[0].startswith("Đảng bộ thành phố Hoa Sen, ")


def test_what_is_wrong_with_those_that_were_ticked_is_said_there(cast: Cast, board: Client) -> None:
    url = reverse("reorganisations:step", args=[drafted(cast).pk, "merge"])
    errors = board.post(f"{url}?of=CELL", {"ticked": ["CELL"], "into": "CELL"}).context["form"].errors
    assert errors == {"ticked": ["A merger takes two organisations or more."]}


def test_a_step_is_removed_again(cast: Cast, board: Client) -> None:
    plan = drafted(cast, dissolve("SECOND"))
    assert board.post(reverse("reorganisations:step_remove", args=[plan.pk, 1])).status_code == 302
    assert not plan.steps.exists()


def test_it_is_cancelled_before_its_day_with_a_reason(cast: Cast, board: Client) -> None:
    plan = confirmed(cast, dissolve("SECOND"))
    url = reverse("reorganisations:cancel", args=[plan.pk])
    assert "because" in board.post(url, {"because": ""}).context["form"].errors
    assert board.post(url, {"because": "Quyết định bị thu hồi"}).status_code == 302
    assert version("SECOND", DAY) is not None


def test_looking_changes_nothing(cast: Cast, board: Client) -> None:
    plan = drafted(cast, split("CELL", Part("CELL"), Part("WARD-07", CELL_FACTS)))
    for name, arguments in (
        ("reorganisations", []),
        ("reorganisation", [plan.pk]),
        ("cancel", [plan.pk]),
        ("shares", [plan.pk, 1]),
    ):
        assert board.get(reverse(f"reorganisations:{name}", args=arguments)).status_code == 200
    plan.refresh_from_db()
    assert plan.state == "draft"
    assert version("WARD-07", DAY) is None


def test_the_first_who_comes_on_the_day_finds_todays_tree(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = confirmed(cast, change(StepKind.MOVE, "UNIT", parent="OTHERWARD"), led_by=None, actor="khanh")
    lan = signed_in(cast, "lan")
    assert lan.get("/organisations/UNIT/").status_code == 404
    monkeypatch.setattr(
        "accounts.middleware.read_clock", lambda: type("Clock", (), {"today": DAY, "now": NOW.replace(month=7, day=1)})
    )
    assert lan.get("/organisations/UNIT/").status_code == 200
    assert signed_in(cast, "dung").get("/organisations/UNIT/").status_code == 404
    plan.refresh_from_db()
    assert plan.state == "in_effect"


def test_what_was_is_seen_by_who_sees_what_came_of_it(cast: Cast) -> None:
    cast.people(3, of="SECOND")
    plan = merge(["SECOND", "UNIT"], Part("FAR", CELL_FACTS | {"parent": "OTHERWARD"}))
    confirmed(cast, plan, led_by=None, actor="khanh", on=TODAY)
    come(TODAY)
    lan = signed_in(cast, "lan")
    assert Organisation.objects.filter(code="SECOND").exists()
    assert lan.get("/organisations/SECOND/?on=01/03/2025").status_code == 200
    assert lan.get("/organisations/SECOND/members/?on=01/03/2025").status_code == 200
    assert signed_in(cast, "hoa").get("/organisations/SECOND/").status_code == 404


def test_a_branch_is_drawn_on_a_page(cast: Cast, board: Client) -> None:
    cast.people(5, of="CELL")
    shown = board.get("/organisations/CITY/picture/?depth=2&paper=A3").content.decode()
    assert "<svg" in shown
    assert "Chi bộ khu phố 1" in shown
    assert "picture-a3.css" in shown
    assert board.get("/organisations/CITY/picture/?depth=nine&paper=B5&on=32/1/2025").status_code == 200
    assert "did not exist" in board.get("/organisations/CITY/picture/?on=01/01/1990").content.decode()


def test_what_was_chosen_is_shown_once_it_is_confirmed(cast: Cast, board: Client) -> None:
    cast.people(3, of="CELL")
    plan = drafted(cast, merge(["CELL"], "SECOND"))
    confirm(board, plan, **{"cells.mandates": "end"})
    shown = page(board, plan)
    chosen = shown[shown.index('id="chosen"') : shown.index("</table>", shown.index('id="chosen"'))]
    assert "mandate in organisations that end" in chosen
    assert "end on the day" in chosen
    assert "get the same mandate" not in chosen


def test_what_the_plan_touches_meanwhile_is_shown_beside_what_was_seen_and_asked_about_again(
    cast: Cast, board: Client
) -> None:
    cast.people(3, of="CELL")
    plan = drafted(cast, merge(["CELL"], "SECOND"))
    page, confirm = (reverse(f"reorganisations:{name}", args=[plan.pk]) for name in ("reorganisation", "confirm"))
    seen = board.get(page).context["form"]["seen_figures"].value()
    cast.people(2, of="CELL", on=TODAY)
    again = board.post(confirm, {"seen_figures": seen})
    assert ("members of cells that merge or are split", "3", "5") in again.context["changed"]
    plan.refresh_from_db()
    assert plan.state == "draft"
    assert board.post(confirm, {"seen_figures": again.context["form"]["seen_figures"].value()}).status_code == 302
    plan.refresh_from_db()
    assert plan.state == "confirmed"


def test_a_step_a_colleague_added_meanwhile_is_not_confirmed_unseen(cast: Cast, board: Client) -> None:
    plan = drafted(cast, merge(["CELL"], "SECOND"))
    page, confirm = (reverse(f"reorganisations:{name}", args=[plan.pk]) for name in ("reorganisation", "confirm"))
    seen = board.get(page).context["form"]["seen_figures"].value()
    add_step(reorganisation=plan, step=found("WARD-09", CELL_FACTS), occasion=cast.occasion("dung"))
    again = board.post(confirm, {"seen_figures": seen})
    assert ("steps", "1", "2") in again.context["changed"]
    plan.refresh_from_db()
    assert plan.state == "draft"
