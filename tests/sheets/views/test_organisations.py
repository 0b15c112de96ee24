"""A list of organisations as pages: handed in, looked through, a plan on a site that has a register, the register itself on one
that has none; without any script."""

import html
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Entry
from cells.models import Mandate, Organisation, OrganisationVersion
from reorganisations.models import Reorganisation
from tests.cast import TODAY, Cast
from tests.reorganisations.reorganising import version
from tests.reorganisations.views.test_reorganisations import signed_in
from tests.sheets.workbooks import workbook

pytestmark = pytest.mark.django_db
NEW, LOOK = "/sheets/organisations/", "/sheets/organisations/look/"
DECISION = {
    "document_issuer": "Ban Thường vụ Thành ủy",
    "document_symbol": "77-QĐ/TU",
    "document_on": "20/3/2025",
}
CELLS = [f"Chi bộ khu phố {number}" for number in range(1, 10)]
COMMUNE = [
    ["DANH SÁCH TỔ CHỨC ĐẢNG"],
    ["STT", "Tên tổ chức đảng", "Trực thuộc", "Ngày thành lập"],
    ["1", "Đảng bộ phường Đô Vinh", "", "01/01/2020"],
    *([str(place), name, "Đảng bộ phường Đô Vinh", "01/01/2020"] for place, name in enumerate(CELLS, 2)),
    ["11", "Chi bộ Trường Tiểu học Đô Vinh", "Đảng bộ phường Đô Vinh", "01/02/2021"],
    ["12", "Chi bộ Công an phường", "Đảng bộ phường Đô Vinh", "01/01/2020"],
    ["13", "Chi bộ Quân sự phường", "Đảng bộ phường Đô Vinh", "01/01/2020"],
    ["", "Tổng cộng: 13"],
]


def hand_in(client: Client, rows: list[list[str]]) -> Any:
    return client.post(NEW, {"file": SimpleUploadedFile("to chuc.xlsx", workbook(rows)), "pasted": ""})


def sent(shown: Any) -> dict[str, str]:
    """What the page holds, as a browser sends it."""
    page = shown.content.decode()
    form = page[page.index('<form method="post" action="/sheets/organisations/look/"') :]
    values = {}
    for tag in re.findall(r"<input[^>]*>", form):
        said = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if said.get("type") != "checkbox" and "name" in said:
            values[said["name"]] = html.unescape(said.get("value", ""))
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)"[^>]* selected', options) or re.search(r'value="([^"]*)"', options)
        values[name] = html.unescape(chosen[1]) if chosen else ""
    return {name: value for name, value in values.items() if name != "csrfmiddlewaretoken"}


def press(client: Client, shown: Any, button: str = "", **typed: str) -> Any:
    return client.post(LOOK, sent(shown) | typed | ({button: "1"} if button else {}))


def verdicts(shown: Any) -> list[str]:
    return [str(row.row.verdict) for row in shown.context["rows"]]


@pytest.fixture
def board(cast: Cast) -> Client:
    return signed_in(cast, "dung")


@pytest.fixture
def founder(django_user_model: Any) -> Client:
    """The administrator of a site that holds nothing yet."""
    user = django_user_model.objects.create(username="dau", full_name="Người đầu tiên")
    Mandate.objects.create(user=user, role=Mandate.Role.ADMINISTRATOR, valid_from=TODAY.replace(year=2024))
    client = Client(headers={"accept-language": "en"})
    client.cookies["django_language"] = "en"
    client.force_login(user)
    return client


def test_an_empty_site_gets_its_register_from_one_list_and_gives_it_back(founder: Client) -> None:
    shown = hand_in(founder, COMMUNE)
    assert verdicts(shown) == ["new"] * 13
    assert not Organisation.objects.exists()
    done = press(founder, shown, "enter")
    assert done.status_code == 302, done.context["form"].errors
    top = OrganisationVersion.objects.get(parent=None)
    assert (top.organisation.code, top.kind, top.level, top.type) == ("PDV", "superior", "commune", "ward_commune")
    below = OrganisationVersion.objects.filter(parent=top.organisation).order_by("organisation__code")
    assert [one.organisation.code for one in below] == [f"PDV-{number:02d}" for number in range(1, 13)]
    assert {(one.kind, one.level) for one in below} == {("cell", "grassroots")}
    assert [one.type for one in below][-3:] == ["school", "police", "military"]
    assert Entry.objects.filter(act="cells.enter_first_tree").count() == 1
    assert "to chuc.xlsx" in founder.get(NEW).content.decode()
    founder.post("/sheets/organisations/take-back/", {"why": "Nhầm phường", "step": "confirm"})
    assert not Organisation.objects.exists()
    assert not OrganisationVersion.objects.exists()


def test_a_commune_with_twelve_cells_takes_few_clicks(founder: Client) -> None:
    clicks = 1  # the link to the page
    shown = hand_in(founder, COMMUNE)
    clicks += 3  # the box of the file, the file, the button
    press(founder, shown, "enter")
    clicks += 1
    assert Organisation.objects.count() == 13
    assert clicks <= 10


def test_what_was_sent_twice_is_there_once(founder: Client) -> None:
    shown = hand_in(founder, COMMUNE)
    press(founder, shown, "enter")
    assert press(founder, shown, "enter").status_code in (200, 302)
    assert Organisation.objects.count() == 13


def test_on_a_site_that_has_a_register_it_becomes_a_plan(cast: Cast, board: Client) -> None:
    cells = [["Chi bộ khu phố 8", "WARD"], ["Chi bộ khu phố 9", "Đảng bộ phường Sen Hồng"]]
    shown = hand_in(board, [["Tên chi bộ", "Trực thuộc"], *cells])
    assert verdicts(shown) == ["new", "new"]
    done = press(board, shown, "enter", on="1/7/2025", **DECISION)
    plan = Reorganisation.objects.get()
    assert done.url == f"/reorganisations/{plan.pk}/"
    assert [step.plan["facts"]["parent"] for step in plan.steps.all()] == ["WARD", "WARD"]
    assert version("WARD-01", plan.effective_on) is None


def test_what_is_wrong_is_put_right_in_the_page(cast: Cast, board: Client) -> None:
    shown = hand_in(board, [["Tên chi bộ", "Trực thuộc"], ["Hoa Mai", "WARD"], ["Chi bộ khu phố 9", "WARDD"]])
    assert verdicts(shown) == ["error", "error"]
    assert "WARDD" in shown.content.decode()
    assert 'name="enter"' not in shown.content.decode()
    right = press(board, shown, **{"row-2-kind": "cell", "row-2-type": "school", "row-3-parent": "ward"})
    assert verdicts(right) == ["new", "new"]
    assert 'name="enter"' in right.content.decode()
    press(board, right, "enter", **DECISION)
    steps = [step.plan["facts"] for step in Reorganisation.objects.get().steps.all()]
    assert [(facts["name"], facts["type"]) for facts in steps] == [
        ("Hoa Mai", "school"),
        ("Chi bộ khu phố 9", "residential"),
    ]


def test_a_row_that_is_right_is_opened_to_be_put_right(cast: Cast, board: Client) -> None:
    shown = hand_in(board, [["Tên chi bộ", "Trực thuộc"], ["Chi bộ khu phố 8", "WARD"]])
    assert 'name="row-2-name"' not in shown.content.decode()
    opened = press(board, shown, **{"change-2": "on"})
    assert 'name="row-2-name"' in opened.content.decode()
    (row,) = press(board, opened, **{"row-2-name": "Chi bộ khu phố 88"}).context["rows"]
    assert row.row.name == "Chi bộ khu phố 88"


def test_what_is_asked_is_confirmed_at_once_or_row_by_row_or_left_out(cast: Cast, board: Client) -> None:
    rows = [[f"Chi bộ Hưu trí {number}", "WARD"] for number in range(3)]
    shown = hand_in(board, [["Tên chi bộ", "Trực thuộc"], *rows])
    assert verdicts(shown) == ["ask"] * 3
    assert verdicts(press(board, shown, all_right="on")) == ["new"] * 3
    some = press(board, shown, **{"choice-2": "right", "choice-3": "out"})
    assert verdicts(some) == ["new", "out", "ask"]
    assert 'name="enter"' not in some.content.decode()


def test_what_was_not_seen_is_not_done(cast: Cast, board: Client) -> None:
    shown = hand_in(board, [["Tên chi bộ", "Trực thuộc"], ["Chi bộ khu phố 8", "WARD"]])
    other = press(board, shown, "enter", **DECISION, **{"row-2-name": "Chi bộ khu phố 99"})
    assert other.context["changed"] is not None
    assert not Reorganisation.objects.exists()
    unseen = press(board, shown, "enter", **DECISION, seen_figures="")
    assert unseen.status_code == 200
    assert not Reorganisation.objects.exists()


def test_a_plan_needs_a_document_and_says_so_beside_it(cast: Cast, board: Client) -> None:
    shown = hand_in(board, [["Tên chi bộ", "Trực thuộc"], ["Chi bộ khu phố 8", "WARD"]])
    assert "document" in press(board, shown, "enter").context["form"].errors


def test_columns_that_were_not_understood_are_named_by_the_clerk(cast: Cast, board: Client) -> None:
    shown = hand_in(board, [["Cột 1", "Cột 2"], ["Khối 1", "WARD"], ["Khối 2", "WARD"]])
    assert shown.context["rows"] == []
    named = press(board, shown, column_0="name", column_1="parent")
    assert [row.row.name for row in named.context["rows"]] == ["Cột 1", "Khối 1", "Khối 2"]
    twice = press(board, shown, column_0="name", column_1="name")
    assert set(twice.context["form"].errors) == {"column_0", "column_1"}


def test_a_page_that_carries_no_list_asks_for_it_again(cast: Cast, board: Client) -> None:
    for table in ("", "{", "[]", "null", '{"rows": 3}'):
        assert board.post(LOOK, {"table": table}).url == NEW
    assert board.get(LOOK).url == NEW


def test_what_is_named_for_all_has_to_be_within_reach(cast: Cast, board: Client) -> None:
    shown = hand_in(board, [["Tên chi bộ"], ["Chi bộ khu phố 8"]])
    assert "below" in press(board, shown, "enter", below="OTHERWARD", **DECISION).context["form"].errors
    assert not Reorganisation.objects.exists()


def test_the_list_of_plans_leads_to_it(cast: Cast, board: Client) -> None:
    assert f'href="{NEW}"' in board.get("/reorganisations/").content.decode()
