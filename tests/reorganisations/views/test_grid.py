"""Many organisations on one page: proposed codes, pasted lines, each row checked, all or nothing."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reorganisations.models import Reorganisation
from reorganisations.services.drafting import MOST_STEPS, add_steps
from tests.cast import Cast
from tests.reorganisations.reorganising import DAY, confirmed, dissolve, drafted, found, parent, version
from tests.reorganisations.views.test_reorganisations import confirm, page, signed_in
from tests.statutes import calls

pytestmark = pytest.mark.django_db
HEAD = {"parent": "WARD", "kind": "cell", "level": "", "place": ""}


@pytest.fixture
def board(cast: Cast) -> Client:
    return signed_in(cast, "dung")


def at(plan: Reorganisation, act: str = "found", query: str = "") -> str:
    return reverse("reorganisations:steps_many", args=[plan.pk, act]) + query


def rows(*cells: dict[str, str]) -> dict[str, str]:
    typed = {"rows-TOTAL_FORMS": str(len(cells)), "rows-INITIAL_FORMS": "0"}
    return typed | {f"rows-{place}-{name}": text for place, row in enumerate(cells) for name, text in row.items()}


def row(code: str = "", name: str = "", type: str = "residential", area: str = "", symbol: str = "") -> dict[str, str]:
    return {"code": code, "name": name, "type": type, "area": area, "symbol": symbol}


def written(answer: Any, name: str) -> list[str]:
    return [row[name].value() or "" for row in answer.context["rows"]]


def test_a_page_begins_with_codes_that_go_on_and_the_type_of_most(cast: Cast, board: Client) -> None:
    for code in ("WARD-15", "WARD-16"):
        cast.found(code, parent="WARD", name="Chi bộ khu phố", kind="cell", level="below_grassroots", type="school")
    shown = board.get(at(drafted(cast, found("WARD-17")), query="?of=CELL"))
    assert shown.context["form"]["parent"].value() == "WARD"
    assert written(shown, "code")[:2] == ["WARD-18", "WARD-19"]
    assert set(written(shown, "type")) == {"school"}
    assert len(written(shown, "code")) == 10


def test_many_are_founded_with_one_press(cast: Cast, board: Client) -> None:
    plan = drafted(cast)
    typed = HEAD | rows(
        row("ward-01", "Chi bộ khu phố 3", area="Khu phố 3"), row("WARD-02"), row("WARD-03", "Chi bộ khu phố 4")
    )
    assert board.post(at(plan), typed).status_code == 302
    assert [step.plan["facts"]["code"] for step in plan.steps.all()] == ["WARD-01", "WARD-03"]
    assert "2 steps are added." in page(board, plan)
    confirm(board, plan)
    new = version("WARD-01", DAY)
    assert (new.name, new.issuer_name, new.level, new.area) == (
        "Chi bộ khu phố 3", "Chi bộ khu phố 3", "below_grassroots", "Khu phố 3"
    )  # fmt: skip
    assert parent("WARD-03", DAY) == "WARD"


def test_what_is_wrong_with_a_row_stands_beside_its_box_and_nothing_is_added(cast: Cast, board: Client) -> None:
    plan = drafted(cast)
    typed = HEAD | rows(
        row("WARD-01", "Chi bộ khu phố 3"),
        row(),
        row("SECOND", "Chi bộ khu phố 4"),
        row("a b", "Chi bộ khu phố 5", area="x"),
    )
    first = board.post(at(plan), typed)
    assert [sorted(row.errors) for row in first.context["rows"]] == [[], [], [], ["code"]]
    again = board.post(at(plan), typed | {"rows-3-code": "WARD-01"})
    assert [sorted(row.errors) for row in again.context["rows"]] == [[], [], [], ["code"]]
    taken = board.post(at(plan), typed | {"rows-3-code": "WARD-04"})
    assert [sorted(row.errors) for row in taken.context["rows"]] == [[], [], ["code"], []]
    assert "already taken" in str(taken.context["rows"][2].errors)
    assert written(taken, "name") == ["Chi bộ khu phố 3", "", "Chi bộ khu phố 4", "Chi bộ khu phố 5"]
    assert not plan.steps.exists()


def test_a_row_without_code_name_or_type_says_which(cast: Cast, board: Client) -> None:
    plan = drafted(cast)
    typed = rows(row(name="Chi bộ khu phố 3"), row("OWN-1"), row("WARD-03", "Chi bộ khu phố 4", type="none"))
    answer = board.post(at(plan), HEAD | typed)
    assert [sorted(row.errors) for row in answer.context["rows"]] == [["code"], ["name"], ["type"]]


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ({"parent": ""}, "parent"),
        ({"parent": "NOWHERE"}, "parent"),
        ({"parent": "OTHERWARD"}, "parent"),
        ({"parent": "CELL"}, "kind"),
        ({"kind": "grassroots_committee"}, "kind"),
        ({"level": "grassroots"}, "level"),
        ({"parent": "CITY", "kind": "superior"}, "level"),
    ],
)
def test_what_is_wrong_for_all_rows_is_said_above_them(
    cast: Cast, board: Client, head: dict[str, str], field: str
) -> None:
    plan = drafted(cast)
    answer = board.post(at(plan), HEAD | head | rows(row("WARD-01", "Chi bộ khu phố 3")))
    assert list(answer.context["form"].errors) == [field]
    assert written(answer, "name") == ["Chi bộ khu phố 3"]
    assert not plan.steps.exists()


def test_without_a_row_nothing_is_added(cast: Cast, board: Client) -> None:
    answer = board.post(at(drafted(cast)), HEAD | rows(row("WARD-01")))
    assert "Write at least one row." in answer.content.decode()


@pytest.mark.parametrize(
    "pasted",
    [
        "Chi bộ khu phố 3\r\nChi bộ khu phố 4\r\n",
        "1.\tChi bộ khu phố 3\n2.\tChi bộ khu phố 4",
        "WARD-01Chi bộ khu phố 3\nChi bộ khu phố 4",
        "Chi bộ khu phố 3\nChi bộ khu phố 4WARD-01",
        "WARD-01\tChi bộ khu phố 3\nWARD-02\tChi bộ khu phố 4",
    ],
)
def test_lines_pasted_into_the_first_box_fill_the_rows_and_are_looked_at_first(
    cast: Cast, board: Client, pasted: str
) -> None:
    plan = drafted(cast)
    answer = board.post(at(plan), HEAD | rows(row(pasted)))
    assert answer.status_code == 200
    assert written(answer, "code") == ["WARD-01", "WARD-02"]
    assert written(answer, "name") == ["Chi bộ khu phố 3", "Chi bộ khu phố 4"]
    assert not plan.steps.exists()


def test_a_pasted_type_is_understood_by_its_words_or_said_to_be_none(cast: Cast, board: Client) -> None:
    pasted = "WARD-01\tChi bộ A\tSchool\tKhu phố 1\nWARD-02\tChi bộ B\t\nWARD-03\tChi bộ C\tNhà máy"
    answer = board.post(at(drafted(cast)), HEAD | rows(row(pasted, type="")) | {"fill": "1"})
    assert written(answer, "type") == ["school", "school", "Nhà máy"]
    assert "“Nhà máy” is none of the types" in answer.content.decode().replace("&quot;", '"')
    assert written(answer, "area") == ["Khu phố 1", "", ""]


def test_kinds_levels_and_types_are_called_as_on_the_day_of_the_plan(cast: Cast, board: Client) -> None:
    for what, key in (("kind", "cell"), ("level", "below_grassroots"), ("type", "school")):
        calls(what, key, f"new {key}", since=DAY)
    plan = drafted(cast)
    shown = board.get(at(plan)).content.decode()
    assert all(f">new {key}</option>" in shown for key in ("cell", "below_grassroots", "school"))
    for pasted in ("new school", "school"):
        answer = board.post(at(plan), HEAD | rows(row("WARD-01", "Chi bộ A\nChi bộ B", type=pasted)))
        assert written(answer, "type")[0] == "school"


def test_national_codes_are_pasted_after_the_symbols_and_one_that_is_none_is_said_beside_its_box(
    cast: Cast, board: Client
) -> None:
    pasted = "WARD-01\tChi bộ A\tschool\t\tCB\t58001002000003\nWARD-02\tChi bộ B\tschool\t\tCB\t58001"
    plan = drafted(cast)
    answer = board.post(at(plan), HEAD | rows(row(pasted, type="")))
    assert written(answer, "national_code")[:2] == ["58001002000003", "58001"]
    typed = [row(f"WARD-0{number}", f"Chi bộ {number}") for number in (1, 2)]
    codes = ({"national_code": "58001002000003"}, {"national_code": "58001"})
    answer = board.post(at(plan), HEAD | rows(*(one | code for one, code in zip(typed, codes, strict=True))))
    assert [bool(one.errors.get("national_code")) for one in answer.context["rows"][:2]] == [False, True]
    board.post(at(plan), HEAD | rows(typed[0] | codes[0], typed[1]))
    assert [step.plan["facts"]["national_code"] for step in plan.steps.all()] == ["58.001.002.000.003", ""]


def test_more_rows_and_codes_are_given_and_everything_typed_is_kept(cast: Cast, board: Client) -> None:
    plan = drafted(cast)
    typed = HEAD | rows(row("WARD-02", "Chi bộ khu phố 3"), row(name="Chi bộ khu phố 4", type="school"))
    proposed = board.post(at(plan), typed | {"propose": "1"})
    assert written(proposed, "code") == ["WARD-02", "WARD-01"]
    more = board.post(at(plan), typed | {"more_rows": "1"})
    assert len(written(more, "code")) == 12
    assert written(more, "name")[:3] == ["Chi bộ khu phố 3", "Chi bộ khu phố 4", ""]
    assert written(more, "type")[:3] == ["residential", "school", "school"]
    assert more.context["form"]["parent"].value() == "WARD"
    assert not plan.steps.exists()


def test_more_lines_than_the_page_takes_stay_where_they_were_pasted(cast: Cast, board: Client) -> None:
    pasted = "\n".join(f"Chi bộ khu phố {number}" for number in range(101))
    answer = board.post(at(drafted(cast)), HEAD | rows(row(pasted)))
    assert "needs 101 rows; this page has at most 100" in answer.content.decode()
    assert written(answer, "code") == [pasted]


def test_a_plan_says_how_many_steps_it_holds_and_takes_no_more_than_it_can(cast: Cast, board: Client) -> None:
    plan = drafted(cast)
    steps = [found(f"NEW-{number}") for number in range(MOST_STEPS - 1)]
    add_steps(reorganisation=plan, steps=steps, occasion=cast.occasion("dung"))
    assert f"holds {MOST_STEPS - 1} of at most {MOST_STEPS} steps" in page(board, plan)
    answer = board.post(at(plan), HEAD | rows(row("WARD-01", "Chi bộ A"), row("WARD-02", "Chi bộ B")))
    assert f"this one has {MOST_STEPS - 1}, and 2 would come" in str(answer.context["form"].errors)
    assert plan.steps.count() == MOST_STEPS - 1
    assert board.post(at(plan), HEAD | rows(row("WARD-01", "Chi bộ A"))).status_code == 302
    shown = page(board, plan)
    assert 'id="acts"' not in shown
    assert f"holds {MOST_STEPS} steps, which is as many as it can" in shown


@pytest.mark.parametrize("subject", ["CELL", "cell", "Chi bộ khu phố 1", "CHI BỘ KHU PHỐ 1"])
def test_many_are_renamed_by_their_codes_or_their_names(cast: Cast, board: Client, subject: str) -> None:
    plan = drafted(cast)
    shown = board.get(at(plan, "rename", "?below=WARD"))
    assert written(shown, "subject") == ["CELL", "SECOND"]
    assert "Chi bộ Trường Tiểu học Sen Hồng" in shown.content.decode()
    typed = rows({"subject": subject, "name": "Chi bộ Sen"}, {"subject": "SECOND", "name": ""})
    assert board.post(at(plan, "rename", "?below=WARD"), typed).status_code == 302
    (step,) = plan.steps.all()
    assert (step.plan["subjects"], step.plan["facts"]) == (["CELL"], {"name": "Chi bộ Sen"})


@pytest.mark.parametrize(
    ("subject", "name", "field", "said"),
    [
        ("OTHERCELL", "Chi bộ Sen", "subject", "is not below your organisation"),
        ("", "Chi bộ Sen", "subject", "required"),
        ("CELL", "Chi bộ khu phố 1", "name", "is like this already"),
        ("SECOND", "Chi bộ Sen", "subject", "stands in a row above already"),
    ],
)
def test_a_new_name_that_cannot_be_is_said_beside_it(
    cast: Cast, board: Client, subject: str, name: str, field: str, said: str
) -> None:
    plan = drafted(cast)
    typed = rows({"subject": "SECOND", "name": "Chi bộ trường"}, {"subject": subject, "name": name})
    answer = board.post(at(plan, "rename", "?below=WARD"), typed)
    first, second = answer.context["rows"]
    assert not first.errors
    assert said in str(second.errors[field])
    assert not plan.steps.exists()


def test_of_two_of_one_name_the_code_is_asked_for(cast: Cast, board: Client) -> None:
    cast.found("WARD-09", parent="WARD", name="Chi bộ khu phố 1", kind="cell", level="below_grassroots", type="school")
    typed = rows({"subject": "Chi bộ khu phố 1", "name": "Chi bộ Sen"})
    answer = board.post(at(drafted(cast), "rename", "?below=WARD"), typed)
    assert "Several are called so" in str(answer.context["rows"][0].errors)


def test_there_is_a_grid_of_drafts_and_of_some_acts_only(cast: Cast, board: Client) -> None:
    assert board.get(at(drafted(cast), "merge")).status_code == 404
    assert board.get(at(confirmed(cast, dissolve("SECOND")))).status_code == 404


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 30, "²"])
def test_a_number_of_rows_that_is_none_is_no_fault(cast: Cast, board: Client, number: str) -> None:
    assert board.post(at(drafted(cast)), HEAD | {"rows-TOTAL_FORMS": number}).status_code == 200
