"""The first administrator of a site, who then opens all other accounts in the browser."""

import sys
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from accounts.clock import read_clock
from accounts.models import User
from accounts.services.users import create_first_user
from cells.models import Mandate
from cells.services.mandates import give_mandate


class Command(BaseCommand):
    help = "Opens an account with the administrator's mandate; asks for the password, or reads it from standard input."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--full-name", required=True)

    @transaction.atomic
    def handle(self, *, username: str, full_name: str, **_options: object) -> None:
        if User.objects.filter(username__iexact=username).exists():
            raise CommandError(f"There is a user {username} already.", returncode=2)
        password = getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        try:
            validate_password(password)
        except ValidationError as weak:
            raise CommandError(" ".join(weak.messages), returncode=2) from None
        clock = read_clock()
        occasion = create_first_user(
            username=username,
            full_name=full_name,
            password=password,
            mandate="first administrator",
            at=clock.now,
            today=clock.today,
        )
        role = Mandate.Role.ADMINISTRATOR
        give_mandate(
            user=occasion.by.user,
            organisation=None,
            role=role,
            on=clock.today,
            occasion=occasion,
        )
        self.stdout.write(f"{username} is administrator.")
