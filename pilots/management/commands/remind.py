from django.conf import settings
from django.core.management.base import BaseCommand

from accounts.clock import read_clock
from accounts.queries.letters import letters_in_trouble
from accounts.rules.days import day_in_words
from pilots.services.reminders import send_reminders


class Command(BaseCommand):
    help = "Writes to the clerks of lists still owed, once for each day of reminding. To be run once a day (docs/operator.md)."

    def handle(self, *_args: object, **_options: object) -> None:
        if not settings.EMAIL_HOST:
            self.stdout.write("EMAIL_HOST is not set: nothing is sent. Reminders stand on the desks all the same.")
            return
        clock = read_clock()
        sent = send_reminders(at=clock.now, today=clock.today)
        troubled = letters_in_trouble().count()
        self.stdout.write(
            f"{day_in_words(clock.today)}: {sent} reminders were sent, {troubled} letters are in trouble."
        )
