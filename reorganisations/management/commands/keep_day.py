from typing import Any

from django.core.management.base import BaseCommand

from accounts.clock import read_clock
from accounts.rules.days import day_in_words
from reorganisations.queries.reorganisations import due
from reorganisations.services.reorganisations import keep_day


class Command(BaseCommand):
    help = (
        "Brings into effect the reorganisations whose day has come. To be run soon after midnight (docs/operator.md)."
    )

    def handle(self, *_args: Any, **_options: object) -> None:
        clock = read_clock()
        done = keep_day(today=clock.today, at=clock.now)
        self.stdout.write(f"{day_in_words(clock.today)}: {done} reorganisations came into effect.")
        if left := due(clock.today).count():
            self.stderr.write(f"{left} could not be brought into effect; the log says why.")
            raise SystemExit(1)
