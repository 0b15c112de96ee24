import pytest

from accounts.rules.replacing import Outdated, both, is_outdated, settle

BEGAN = {"strengths": "đoàn kết", "difficulties": "ít người", "tasks": "một"}


def test_what_only_the_other_changed_is_never_put_back() -> None:
    kept = BEGAN | {"strengths": "đoàn kết, gương mẫu"}
    settled = settle(BEGAN, kept, BEGAN | {"difficulties": "xa trung tâm"})
    assert settled.agreed == {"strengths": "đoàn kết, gương mẫu", "difficulties": "xa trung tâm", "tasks": "một"}
    assert (settled.taken_over, settled.disputed) == (("strengths",), ())


def test_what_both_changed_differently_is_disputed_and_stays_as_it_was_wanted() -> None:
    settled = settle(BEGAN, BEGAN | {"tasks": "hai"}, BEGAN | {"tasks": "ba"})
    assert (settled.agreed["tasks"], settled.taken_over, settled.disputed) == ("ba", (), ("tasks",))


def test_what_both_changed_to_the_same_is_no_dispute() -> None:
    wanted = BEGAN | {"tasks": "hai"}
    assert settle(BEGAN, wanted, wanted).disputed == ()
    assert not is_outdated(BEGAN, wanted, wanted)


def test_what_nobody_has_kept_yet_is_as_the_form_showed_it() -> None:
    assert not is_outdated(BEGAN, {}, BEGAN | {"tasks": "ba"})
    assert is_outdated(BEGAN, {"strengths": "khác"}, BEGAN)


def test_a_form_that_tells_nothing_of_where_it_began_is_asked_about_every_difference() -> None:
    assert settle({}, BEGAN, BEGAN | {"tasks": "ba"}).disputed == ("tasks",)


def test_empty_is_the_same_however_it_is_written() -> None:
    assert settle({"against": None}, {"against": 0}, {"against": ""}).disputed == ()
    assert not is_outdated({"invited": []}, {"invited": None}, {"invited": []})


def test_an_entry_that_came_up_meanwhile_is_taken_over() -> None:
    settled = settle({}, {"attends-7": 3}, {})
    assert (settled.agreed, settled.taken_over) == ({"attends-7": 3}, ("attends-7",))


def test_both_texts_stand_one_after_the_other_and_what_is_the_same_once() -> None:
    assert both("một\nhai", "một\nba") == "một\nhai\nba"
    assert both("số 1", "số 2", between="; ") == "số 1; số 2"
    assert (both("", "ba"), both("hai", ""), both("hai", "hai")) == ("ba", "hai", "hai")
    assert both(["một", "hai"], ["hai", "ba"]) == ["một", "hai", "ba"]


@pytest.mark.parametrize(("reader", "by_oneself"), [(7, True), (8, False), (None, False)])
def test_who_changed_it_themselves_is_told_so_and_everybody_else_by_whom(reader: int | None, by_oneself: bool) -> None:
    outdated = Outdated(made_from={"a": 1}, kept={"a": 2}, wanted={"a": 3}, who="Hoàng Văn An", account=7)
    told = outdated.told_to(reader)
    assert told.by_oneself == by_oneself
    assert ("Hoàng Văn An" in str(told)) != by_oneself
    assert ("yourself" in str(told)) == by_oneself
    assert (told.made_from, told.kept, told.wanted) == ({"a": 1}, {"a": 2}, {"a": 3})


def test_where_nobody_knows_whose_change_it_was_nobody_is_told_it_was_theirs() -> None:
    assert not Outdated(made_from={}, kept={}, wanted={}).told_to(None).by_oneself
