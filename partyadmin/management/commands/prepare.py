"""One process for all that stands between an installed site and a served one: each start of Django costs seconds."""

import hashlib
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, CommandError, call_command
from django.utils.translation import override

from accounts.clock import read_clock
from accounts.models import Actor, Occasion, User
from accounts.queries.demo_sign_ins import demo_sign_ins
from accounts.rules.demo_sign_ins import DEMO_SIGN_INS
from accounts.services.chores import do_chores
from accounts.services.password import give_password
from partyadmin.demo import DEFAULT_DEMO_PASSWORD
from reports.services.fonts import font_problem

UNUSED_STATIC = ["bootstrap-grid*", "bootstrap-reboot*", "bootstrap-utilities*", "bootstrap.esm*", "*.rtl.*", "themes"]


class Command(BaseCommand):
    help = "Migrates, checks, collects changed static files; in the demo loads the city once and tells the sign-ins."
    requires_system_checks: list[str] = []

    def handle(self, **_options: object) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("check", databases=["default"], stdout=StringIO())
        self._collect_static()
        if settings.DEMO:
            if problem := font_problem():
                self.stderr.write(problem)
            self._open_demo(password=settings.DEMO_PASSWORD or DEFAULT_DEMO_PASSWORD)
        else:
            refuse_demo_password()

    def _open_demo(self, *, password: str) -> None:
        if not User.objects.exists():
            self.stdout.write("Loading the demo city")
            call_command("load_city", stdout=self.stdout)
            do_chores()
        sign_ins = demo_sign_ins()
        users = list(User.objects.filter(username__in=[sign_in.username for sign_in in sign_ins]).order_by("pk"))
        # One is looked at for all: the check of a password is slow on purpose, and all have the same.
        if users and not users[0].check_password(password):
            clock = read_clock()
            by = Actor.themselves(users[0], "start of the demo")
            give_password(users=users, password=password, occasion=Occasion(by=by, at=clock.now, today=clock.today))
        self.stdout.write(f"\nSign in as one of these, all with the password  {password}\n")
        with override("en"):
            for sign_in in sign_ins:
                self.stdout.write(f"  {sign_in.username:<15}{sign_in.who} {sign_in.where}")

    def _collect_static(self) -> None:
        collected = Path(settings.STATIC_ROOT) / ".collected"
        print_now = _fingerprint()
        if collected.exists() and collected.read_text() == print_now:
            return
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=UNUSED_STATIC)
        collected.write_text(print_now)


def refuse_demo_password() -> None:
    """A demo's database is no production site's: everybody knows the password. Raises CommandError, status 2."""
    names = [sign_in.username for sign_in in DEMO_SIGN_INS]
    for user in User.objects.filter(username__in=names):
        if user.check_password(DEFAULT_DEMO_PASSWORD):
            raise CommandError(
                f"A production site refuses to start: {user.username} has the demo's password.", returncode=2
            )


def _fingerprint() -> str:
    """Of all files that would be collected, by place, size and time."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(UNUSED_STATIC):
            stat = Path(storage.path(name)).stat()
            digest.update(f"{storage.path(name)} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
