"""What somebody saw before they decided, compared with what is so now."""

from datetime import date

import pytest

from accounts.rules.seen import Changed, differing, refuse_if_changed


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
