"""check_registry [--organisation CODE]"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.clock import read_clock
from accounts.management.arguments import refuse_in_one_line
from cells.models import Organisation
from cells.models.organisation import OrganisationQuerySet
from cells.queries.quality import all_kinds, look_for


class Command(BaseCommand):
    help = "What is not in order in the register, one finding a line: who, what, how to mend."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organisation", metavar="CODE", help="only what is below it; everything without it")
        refuse_in_one_line(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        organisations = _organisations(options["organisation"])
        today = read_clock().today
        for kind in all_kinds():
            for finding in look_for(kind, organisations, today):
                who = " – ".join(filter(None, [finding.who, finding.where]))
                self.stdout.write(f"{who}: {finding.what}. {finding.how}")


def _organisations(code: str | None) -> OrganisationQuerySet:
    if code is None:
        return Organisation.objects.all()
    top = Organisation.objects.filter(code=code).first() if "\0" not in code else None
    if top is None:
        raise CommandError(f"There is no organisation {code!r}.", returncode=2)
    return Organisation.objects.below(top)
