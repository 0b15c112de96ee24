from dataclasses import dataclass
from datetime import date, datetime

from accounts.models.actor import Actor


@dataclass(frozen=True)
class Occasion:
    """Who acts, when, and what day it is: what every service is told, and what the log keeps of it.

    `today` is the day of the site (the demo has its own), `at` the moment. The day an act is about is another thing:
    services call it `on`.
    """

    by: Actor
    at: datetime
    today: date
