from typing import Any

from django.core.management.base import BaseCommand

from accounts.clock import read_clock
from accounts.rules.days import day_in_words
from reorganisations.queries.ahead import set_aside
from reorganisations.services.keeping_the_day import keep_day


class Command(BaseCommand):
    help = (
        "Brings into effect the reorganisations whose day has come. To be run soon after midnight (docs/operator.md). "
        "Ends with 1 as long as one is set aside because it could not be."
    )

    def handle(self, *_args: Any, **_options: object) -> None:
        clock = read_clock()
        done = keep_day(today=clock.today, at=clock.now)
        self.stdout.write(f"{day_in_words(clock.today)}: {done} reorganisations came into effect.")
        aside = list(set_aside())
        for plan in aside:
            self.stderr.write(f"Set aside: {plan.title} ({day_in_words(plan.effective_on)}). {plan.set_aside_because}")
        if aside:
            raise SystemExit(1)
