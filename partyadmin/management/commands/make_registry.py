from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.management.arguments import refuse_in_one_line
from accounts.rules.refusal import Refused
from partyadmin.synthetic.making import is_made_already, make_registry, tidy

FEWEST, MOST = 1, 90_000_000


class Command(BaseCommand):
    help = (
        "Fills an empty database with a synthetic country of so many members in realistic proportions, to measure on: "
        "with twelve months of rounds, pilots, meetings and departures."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--members", type=int, required=True, help="5500000 is the whole country")
        parser.add_argument("--seed", type=int, default=1, help="the same number makes the same country (1)")
        parser.add_argument(
            "--without-year",
            action="store_true",
            help="the register of today only: no rounds, pilots, meetings, departures",
        )
        refuse_in_one_line(parser)

    def handle(self, *_args: object, members: int, seed: int, without_year: bool, **_options: object) -> None:
        if settings.PRODUCTION:
            raise CommandError("A synthetic registry is never made in a production site.", returncode=2)
        if not FEWEST <= members <= MOST:
            raise CommandError(f"--members must lie between {FEWEST} and {MOST}.", returncode=2)
        try:
            if is_made_already(members=members, seed=seed, year=not without_year):
                self.stdout.write("This registry is already there: nothing was changed.")
                return
            make_registry(members=members, seed=seed, year=not without_year, say=self.stdout.write)
        except Refused as refused:
            raise CommandError(str(refused), returncode=2) from refused
        tidy()
