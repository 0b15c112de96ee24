"""What is kept up beside the acts."""

from accounts.clock import read_clock
from admissions.services.removal import remove_closed


def remove_closed_cases() -> None:
    """A chore: the timer by which the data of persons who were not admitted go."""
    remove_closed(today=read_clock().today)
