"""What a reorganisation does to those on the way into the Party, and to what is asked of committees."""

from datetime import date

import pytest

from accounts.models import Entry
from accounts.rules.refusal import Refused
from admissions.models import Candidate, Target
from admissions.queries.pipeline import candidates_of, home_of, owed_by_all, under_way
from admissions.rules.steps import Step
from admissions.services.listing import Particulars, list_candidate, move_candidate
from admissions.services.targets import give_target
from cells.models import Organisation
from cells.services.departures import leave
from reorganisations.queries.reorganisations import outcome_of
from reorganisations.rules.plan import Part
from reorganisations.services.corrections import correct_reorganisation
from reorganisations.services.preview import preview_of
from tests.admissions.people import Way
from tests.cast import TODAY, Cast
from tests.reorganisations.reorganising import DAY, come, confirmed, dissolve, drafted, found, merge, new, split

pytestmark = pytest.mark.django_db


def listed(cast: Cast, code: str = "CELL") -> Candidate:
    return list_candidate(
        cell=cast[code], person=Particulars("Lê Thị Hạ", 2001), on=date(2025, 3, 1), occasion=cast.occasion()
    )


def cell_of(candidate: Candidate) -> str:
    candidate.refresh_from_db()
    return candidate.cell.code


def give(cast: Cast, code: str, number: int) -> Target:
    told = {"year": 2025, "number": number, "share": None, "on": date(2025, 1, 15), "document": None}
    return give_target(organisation=cast[code], occasion=cast.occasion("dung"), **told)


def asked(code: str) -> int | None:
    target = Target.objects.on(DAY).filter(organisation__code=code, year=2025).first()
    return target.number if target else None


def test_a_person_goes_on_in_the_cell_theirs_goes_over_into(cast: Cast) -> None:
    candidate = listed(cast)
    plan = confirmed(cast, merge(["CELL"], "SECOND"))
    assert cell_of(candidate) == "CELL"
    come()
    assert cell_of(candidate) == "SECOND"
    entry = Entry.objects.get(act="admissions.move_candidate")
    assert (entry.why, entry.data["from"], entry.data["to"]) == (plan.title, "CELL", "SECOND")
    assert "Lê Thị Hạ" not in f"{entry.subject} {entry.data}"


def test_where_a_cell_is_split_one_says_in_which_part_they_go_on(cast: Cast) -> None:
    candidate = listed(cast)
    parts = split("CELL", new("WARD-03"), new("WARD-04"))
    plan = drafted(cast, parts, title="Chia")
    (asks,) = [one for one in preview_of(plan, outcome_of(plan)) if one.key == "admissions.CELL"]
    assert (asks.number, [code for code, _words in asks.options]) == (1, ["WARD-03", "WARD-04"])
    confirmed(cast, parts, choices={"admissions.CELL": "WARD-04"})
    come()
    assert cell_of(candidate) == "WARD-04"


def test_where_nothing_came_of_a_cell_the_committee_moves_them(cast: Cast) -> None:
    candidate = listed(cast)
    confirmed(cast, dissolve("CELL"))
    come()
    assert cell_of(candidate) == "CELL"
    occasion = cast.occasion("dung", today=DAY)
    move_candidate(candidate=candidate, to=cast["SECOND"], on=DAY, occasion=occasion)
    assert cell_of(candidate) == "SECOND"
    with pytest.raises(Refused) as refused:
        move_candidate(candidate=candidate, to=cast["SECOND"], on=DAY, occasion=occasion)
    assert refused.value.field == "cell"


def test_closed_cases_stay_where_they_were_and_a_member_goes_where_the_register_says(cast: Cast) -> None:
    way = Way.begin(cast)
    member = way.admitted(date(2024, 3, 4))
    confirmed(cast, merge(["CELL"], "SECOND"))
    come()
    assert home_of(way.candidate, DAY) == cast["SECOND"]
    assert cell_of(way.candidate) == "CELL"
    second = Organisation.objects.filter(code="SECOND")
    assert candidates_of(second, DAY).get().member == member
    assert not candidates_of(Organisation.objects.filter(code="CELL"), DAY).exists()
    (waiting, *_more) = owed_by_all(list(under_way(candidates_of(second, DAY), DAY)), DAY)
    assert (waiting.cell, waiting.above) == (cast["SECOND"], cast["WARD"])
    with pytest.raises(Refused):
        move_candidate(candidate=way.candidate, to=cast["SECOND"], on=DAY, occasion=cast.occasion(today=DAY))


def test_who_left_the_party_stays_on_the_list_they_came_from(cast: Cast) -> None:
    way = Way.begin(cast)
    member = way.admitted(date(2024, 3, 4))
    leave(member=member, way="died", on=TODAY, document=None, occasion=way.occasion(TODAY))
    assert candidates_of(Organisation.objects.filter(code="CELL"), TODAY).get() == way.candidate


def test_what_is_left_of_a_target_goes_to_the_successor(cast: Cast) -> None:
    way = Way.begin(cast)
    way.admitted(date(2025, 3, 3))
    give(cast, "CELL", 3)
    give(cast, "SECOND", 2)
    confirmed(cast, merge(["CELL"], "SECOND"))
    come()
    assert asked("SECOND") == 2 + 3 - 1
    assert Target.objects.on(date(2025, 6, 30)).get(organisation=cast["SECOND"]).number == 2
    entry = Entry.objects.get(act="admissions.carry_target")
    assert (entry.data["from"], entry.data["number"]) == ("CELL", 4)


def test_of_two_that_end_both_are_carried_or_neither_where_new_ones_are_given(cast: Cast) -> None:
    give(cast, "CELL", 3)
    give(cast, "SECOND", 2)
    confirmed(cast, found("WARD-08"), merge(["CELL", "SECOND"], "WARD-08"))
    come()
    assert asked("WARD-08") == 5


def test_targets_that_are_given_anew_are_not_carried(cast: Cast) -> None:
    give(cast, "CELL", 3)
    confirmed(cast, merge(["CELL"], "SECOND"), choices={"admissions.targets": "anew"})
    come()
    assert asked("SECOND") is None


def test_a_correction_leads_them_back_and_says_what_was_carried(cast: Cast) -> None:
    candidate = listed(cast)
    give(cast, "CELL", 3)
    plan = confirmed(cast, merge(["CELL"], "UNIT"), on=date(2025, 4, 1))
    come(date(2025, 4, 1))
    assert cell_of(candidate) == "UNIT"
    correction = correct_reorganisation(
        reorganisation=plan,
        steps=[merge(["SECOND"], "UNIT")],
        why="Nhầm chi bộ",
        within=cast["CITY"],
        occasion=cast.occasion("dung", today=date(2025, 4, 20)),
    )
    shown = {key: number for key, _title, number, _note in correction.shown}
    assert cell_of(candidate) == "CELL"
    assert (shown["admissions.moved"], shown["admissions.carried"]) == (1, 1)


def test_steps_go_on_after_the_move(cast: Cast) -> None:
    way = Way.begin(cast)
    confirmed(cast, split("CELL", Part("CELL"), new("WARD-03")))
    come()
    assert way.do(Step.COURSE, DAY).on == DAY
