"""What the environment tells a site, read strictly: whatever is wrong becomes one line, and all lines are said at once."""

import sys
from collections.abc import Collection, Mapping
from datetime import date
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from environ import Env
from environ.fileaware_mapping import FileAwareMapping

from partyadmin.secret_key import HOW_TO_MAKE, secret_key_problem

YES, NO = frozenset({"true", "yes", "on", "1", "t", "y"}), frozenset({"false", "no", "off", "0", "f", "n"})
ENGINES = {"postgres": "postgresql", "postgresql": "postgresql", "sqlite": "sqlite3"}
DATABASES = "it is postgres://user:password@host/name, or sqlite:////place/of/the/file"


class Environment:
    """Reads settings by name (`NAME_FILE` names a file that holds the value); `problems` collects what is wrong with them.

    A wrong value is answered by the usual one, so that all others are read too: `refuse_if_wrong` ends the process then.
    """

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._told = FileAwareMapping(dict(variables))
        self.problems: list[str] = []

    def wrong(self, problem: str) -> None:
        self.problems.append(problem)

    def refuse_if_wrong(self) -> None:
        """Ends the process by status 2, with a line for each problem on standard error."""
        if self.problems:
            sys.stderr.write("".join(f"{problem}\n" for problem in self.problems))
            raise SystemExit(2)

    def told(self, name: str) -> str | None:
        """None where nothing is; white space around it (the end of a file's line) is not part of it."""
        try:
            value: str | None = self._told.get(name)
        except (OSError, UnicodeDecodeError) as error:
            self.wrong(f"{name}_FILE cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}.")
            return None
        return None if value is None else value.strip()

    def text(self, name: str, usual: str = "") -> str:
        value = self.told(name)
        return usual if value is None else value

    def words(self, name: str, usual: str = "") -> list[str]:
        """Parted by commas."""
        return [word.strip() for word in self.text(name, usual).split(",") if word.strip()]

    def flag(self, name: str, usual: bool) -> bool:
        value = self.told(name)
        if value is None or value.casefold() in YES | NO:
            return usual if value is None else value.casefold() in YES
        self.wrong(f"{name} is true or false, not “{value}”.")
        return usual

    def number(self, name: str, usual: int, *, least: int = 0, most: int = 1_000_000) -> int:
        value = self.told(name)
        if value is None:
            return usual
        if value.isascii() and value.isdigit() and len(value) < 10 and least <= int(value) <= most:
            return int(value)
        self.wrong(f"{name} is a whole number from {least} to {most}, not “{value}”.")
        return usual

    def choice(self, name: str, usual: str, choices: Collection[str]) -> str:
        value = self.text(name, usual)
        if value in choices:
            return value
        self.wrong(f"{name} is {' or '.join(choices)}, not “{value}”.")
        return usual

    def day(self, name: str, usual: str) -> date | None:
        """None: `now`."""
        value = self.text(name, usual)
        try:
            return None if value == "now" else date.fromisoformat(value)
        except ValueError:
            self.wrong(f"{name} is a day such as {usual}, or now; not “{value}”.")
            return date.fromisoformat(usual)

    def folder(self, name: str, usual: Path) -> Path:
        """Made where it is missing."""
        folder = Path(self.text(name) or usual).resolve()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.wrong(f"{name} cannot be made at {folder}: {error.strerror}.")
        return folder

    def existing(self, name: str, *, is_folder: bool) -> Path | None:
        """A file or folder that somebody else put there; None where none is told."""
        value = self.text(name)
        if not value:
            return None
        there = Path(value)
        if not (there.is_dir() if is_folder else there.is_file()):
            self.wrong(f"{name}: there is no {'folder' if is_folder else 'file'} at {value}.")
        return there

    def address(self, name: str, schemes: Collection[str]) -> str:
        """ "" where none is told."""
        value = self.text(name)
        if value and not _is_address(value, schemes):
            self.wrong(f"{name} begins with {' or '.join(f'{scheme}://' for scheme in schemes)} and names a host.")
            return ""
        return value

    def origins(self, name: str) -> list[str]:
        origins = self.words(name)
        for origin in origins:
            if not _is_address(origin, ("https", "http")):
                self.wrong(f"{name} is https:// and the site's name, not “{origin}”.")
        return origins

    def networks(self, name: str, usual: str) -> list[str]:
        """Addresses or networks (10.0.0.0/8)."""
        networks = self.words(name, usual)
        for network in networks:
            try:
                ip_network(network, strict=False)
            except ValueError:
                self.wrong(f"{name} are addresses or networks such as 10.0.0.5 or 10.0.0.0/8, not “{network}”.")
                return []
        return networks

    def database(self, name: str, usual: str) -> dict[str, Any]:
        """As DATABASES has it. The value is never repeated in a problem: it holds a password."""
        value = self.text(name, usual)
        if not value:
            self.wrong(f"{name} is empty: {DATABASES}.")
        elif (found := _database(value)) is None:
            self.wrong(f"{name} cannot be read: {DATABASES}.")
        else:
            return found
        return _database(usual) or {}


def with_options(database: dict[str, Any], settings: str, **more: object) -> dict[str, Any]:
    """The database of PostgreSQL with these settings for its sessions, and more options of the driver; what the address told
    stays."""
    told = database.get("OPTIONS", {})
    return database | {"OPTIONS": told | more | {"options": f"{settings} {told.get('options', '')}".strip()}}


def production_problems(told: Environment, *, secret_key: str, hosts: Collection[str]) -> list[str]:
    """What a demo may do and a production site may not. Nothing secret is repeated."""
    problems = []
    if not secret_key:
        problems.append(f"SECRET_KEY (or SECRET_KEY_FILE) is missing: {HOW_TO_MAKE}.")
    elif problem := secret_key_problem(secret_key):
        problems.append(f"SECRET_KEY {problem}: {HOW_TO_MAKE}.")
    if not hosts:
        problems.append("ALLOWED_HOSTS is missing: the name under which the site is reached, such as dang.example.vn.")
    for host in hosts:
        if problem := _host_problem(host):
            problems.append(f"ALLOWED_HOSTS {problem}: write the name alone, such as dang.example.vn.")
    if told.text("DEMO_PASSWORD"):
        problems.append("DEMO_PASSWORD is set, and a production site has no demo sign-ins.")
    return problems


def _host_problem(host: str) -> str:
    if "*" in host:
        return "lets every name in (*)"
    return f"is no name: “{host}”" if any(letter in host for letter in "/: ") and not host.startswith("[") else ""


def _is_address(value: str, schemes: Collection[str]) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _database(value: str) -> dict[str, Any] | None:
    scheme = value.partition("://")[0]
    if scheme not in ENGINES or not value.partition("://")[2]:
        return None
    try:
        found: dict[str, Any] = Env.db_url_config(value)
    except ValueError:
        return None
    return found if found.get("NAME") else None
