"""Real sites for tests: the processes that script/server starts, on a database of their own, looked at from outside only."""

import itertools
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from redis import Redis

from tests.databases import ON_POSTGRESQL, copy, database_url, drop

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = "mot-mat-khau-de-thu"
PATIENCE = 60

SQLITE_FILE = "partyadmin.sqlite3"
REDIS_URL = os.environ.get("REDIS_URL", "")

# Test workers use Redis's first databases (settings_test); every site gets one of its own above them.
_numbers = itertools.count(100 * (1 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))))


@dataclass
class Site:
    data_dir: Path
    environment: dict[str, str]
    url: str = ""
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def run(self, *command: str) -> str:
        """A command of the site's own, such as `run("script/prepare")`; what it printed. It must succeed."""
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True)
        assert done.returncode == 0, f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def manage(self, *arguments: str) -> str:
        return self.run(".venv/bin/python", "manage.py", *arguments)

    def start(self, script: str, *arguments: str) -> None:
        with self.log.open("ab") as log:
            self.processes[script] = subprocess.Popen(
                [ROOT / "script" / script, *arguments],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def end(self, script: str) -> None:
        process = self.processes.pop(script)
        process.terminate()
        try:
            process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def kill(self) -> None:
        """As when the power fails: every process at once, none with a chance to tidy up."""
        for process in self.processes.values():
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.processes.clear()

    def serve(self) -> None:
        port = free_port()
        self.environment |= {"HOST": "127.0.0.1", "PORT": str(port)}
        self.url = f"http://127.0.0.1:{port}"
        self.start("web")
        if "REDIS_URL" in self.environment:
            self.start("worker")
            wait_until(self.is_listening, "the worker listens for jobs", self)
        wait_until(self.is_healthy, f"{self.url}/healthz says 200", self)

    def begin_anew(self, template: Path, database: str) -> None:
        """The demo as it was loaded; the processes run on, and connect again. On PostgreSQL only: SQLite's file is held open."""
        own = urlsplit(self.environment["DATABASE_URL"]).path.removeprefix("/")
        drop(own)
        copy(database, own)
        for made in ("documents", "uploads"):
            shutil.rmtree(self.data_dir / made, ignore_errors=True)
            if (template / made).exists():
                shutil.copytree(template / made, self.data_dir / made)
        wait_until(self.is_healthy, f"{self.url}/healthz says 200", self)

    def is_healthy(self) -> bool:
        if self.processes["web"].poll() is not None:
            raise AssertionError(f"The web server ended.\n{self.printed()}")
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=5) as response:
                return response.status == 200
        except OSError:
            return False

    def is_listening(self) -> bool:
        """Whether the worker waits for jobs: before that it looks at the database, and ends if a story exchanges it just then."""
        if self.processes["worker"].poll() is not None:
            raise AssertionError(f"The worker ended.\n{self.printed()}")
        queue = self.environment["REDIS_URL"].rpartition("/")[2]
        with Redis.from_url(REDIS_URL) as server:
            return any(client["db"] == queue and client["cmd"] == "brpop" for client in server.client_list())

    def stop(self) -> None:
        for script in list(self.processes):
            self.end(script)

    def sql(self, statement: str) -> list[tuple[Any, ...]]:
        """A look into the site's database, past the product."""
        if self.on_sqlite:
            with closing(sqlite3.connect(self.data_dir / SQLITE_FILE, timeout=30)) as opened, opened:
                return opened.execute(statement).fetchall()
        with psycopg.connect(self.environment["DATABASE_URL"]) as server:
            cursor = server.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    @property
    def on_sqlite(self) -> bool:
        return "DATABASE_URL" not in self.environment

    @property
    def log(self) -> Path:
        return self.data_dir / "log.txt"

    def printed(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_until(holds: Callable[[], bool], what: str, site: Site | None = None, seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise AssertionError(f"Waited {seconds:.0f} s in vain until {what}.\n{site.printed() if site else ''}")
        time.sleep(0.1)


def environment(data_dir: Path, database: str, **more: str) -> dict[str, str]:
    """The environment of a demo site as a stranger would start it, with nothing of the test run's own."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTEST_", "DJANGO_", "DEMO_")) and name not in {"DATABASE_URL", "REDIS_URL"}
    }
    own = {"DATA_DIR": str(data_dir), "DEMO_PASSWORD": PASSWORD}
    if ON_POSTGRESQL:
        own["DATABASE_URL"] = database_url(database)
    if REDIS_URL:
        own["REDIS_URL"] = f"{REDIS_URL.rstrip('/')}/{next(_numbers)}"
    return inherited | own | more


@contextmanager
def new_site(data_dir: Path, database: str, *, empty: str, **more: str) -> Iterator[Site]:
    """A site with a copy of the empty database, to be prepared and served by the test."""
    data_dir.mkdir()
    name = database if ON_POSTGRESQL else str(data_dir / SQLITE_FILE)
    copy(empty, name)
    with _ended_at_last(Site(data_dir, environment(data_dir, database, **more)), name) as site:
        yield site


def load_demo(data_dir: Path, database: str, *, empty: str) -> str:
    """What all sites of the demo start from: static files collected, the city loaded. Returns what was printed."""
    data_dir.mkdir()
    copy(empty, database)
    return Site(data_dir, environment(data_dir, database)).run("script/prepare")


@contextmanager
def copy_of(template: Path, database: str, data_dir: Path, **more: str) -> Iterator[Site]:
    """A served copy of the demo that `load_demo` made, gone at the end."""
    shutil.copytree(template, data_dir, ignore=shutil.ignore_patterns("static", "log.txt"))
    (data_dir / "static").symlink_to(template / "static")
    copied = str(data_dir / SQLITE_FILE)
    if ON_POSTGRESQL:
        copied = f"{database}_{next(_numbers)}"
        copy(database, copied)
    with _ended_at_last(Site(data_dir, environment(data_dir, copied, **more)), copied) as site:
        site.serve()
        yield site


@contextmanager
def _ended_at_last(site: Site, database: str) -> Iterator[Site]:
    try:
        yield site
    finally:
        site.stop()
        drop(database)
