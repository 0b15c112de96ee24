"""What an app above asks of an exemption or suspension, whichever door its days come by."""

from collections.abc import Callable

from cells.models import Activity

Check = Callable[[Activity], None]
"""Told an activity as it would be kept. Raises Refused beside `valid_from`, `valid_to` or `value`."""
_checks: list[Check] = []


def ask_of_activities(check: Check) -> None:
    _checks.append(check)


def check_activity(activity: Activity) -> None:
    for check in _checks:
        check(activity)
