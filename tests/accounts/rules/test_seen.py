"""What somebody saw before they decided, compared with what is so now."""

from datetime import date

import pytest

from accounts.rules.seen import WHICH, Changed, differing, digest_of, refuse_if_changed, to_be_told


def test_what_is_as_it_was_is_not_refused() -> None:
    refuse_if_changed({"members": 24, "on": date(2025, 3, 21)}, {"members": 24, "on": "2025-03-21"})


def test_who_looked_at_nothing_is_not_asked() -> None:
    refuse_if_changed(None, {"members": 24})


def test_what_changed_is_refused_with_both_sides() -> None:
    with pytest.raises(Changed) as changed:
        refuse_if_changed({"affected": 13, "base": 24}, {"affected": 20, "base": 24})
    assert (changed.value.before["affected"], changed.value.now["affected"]) == (13, 20)
    assert differing(changed.value.before, changed.value.now) == ["affected"]


def test_of_what_was_not_shown_nobody_is_asked() -> None:
    assert differing({"members": 24}, {"members": 24, "by_category": {"health": 1}}) == []


def test_what_was_seen_and_is_no_more_has_changed() -> None:
    assert differing({"CELL online": {"members": 12}}, {}) == ["CELL online"]


def test_a_digest_differs_where_what_is_behind_a_figure_does_and_says_nothing_of_it() -> None:
    assert digest_of([[1, "sea"], [2, "sea"]]) == digest_of([(1, "sea"), (2, "sea")])
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})
    assert digest_of([[1, "sea"]]) != digest_of([[2, "sea"]])
    assert len(digest_of("Nguyễn Văn An")) == 20


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ({"affected": 13, WHICH: "a"}, {"affected": 13, WHICH: "b"}, [WHICH]),
        ({"affected": 13, WHICH: "a"}, {"affected": 14, WHICH: "b"}, ["affected"]),
        ({"members": 24, WHICH: "a"}, {"members": 25, WHICH: "b"}, ["members", WHICH]),
        ({"affected": 13, WHICH: "a"}, {"affected": 13, WHICH: "a"}, []),
    ],
)
def test_others_are_told_of_where_no_figure_of_theirs_tells_of_it(before, now, told: list[str]) -> None:
    assert to_be_told(Changed(before, now), behind=["affected"]) == told
