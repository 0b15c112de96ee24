"""Servers and processes of a measure: a replica and Redis beside the PostgreSQL of script/bench, and what they cost."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
STARTS_REDIS = '. script/servers; start_redis; echo "$REDIS_URL"; read -r'
STARTS_BOTH = '. script/servers; start_replica "$1"; start_redis; echo "$REPLICA_URL $REDIS_URL"; read -r'


@contextmanager
def replica_and_redis(database_url: str) -> Iterator[tuple[str, str]]:
    """Their addresses; both end with the process that started them."""
    with _started(STARTS_BOTH, database_url) as (replica, redis):
        yield replica, redis


@contextmanager
def redis_alone() -> Iterator[str]:
    """Its address; it ends with the process that started it."""
    with _started(STARTS_REDIS) as (redis,):
        yield redis


@contextmanager
def _started(starts: str, *arguments: str) -> Iterator[list[str]]:
    command = ["bash", "-euc", starts, "servers", *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as shell:
        assert shell.stdin is not None
        assert shell.stdout is not None
        addresses = shell.stdout.readline().split()
        try:
            yield addresses
        finally:
            shell.stdin.close()


@dataclass(frozen=True)
class Process:
    """One that this measure started, with all below it."""

    pid: int

    def cpu(self) -> float:
        """Seconds of a core, so far."""
        return sum(_ticks(one) for one in self._all()) / TICKS

    def memory(self) -> float:
        """MB; what several share is counted once between them."""
        return sum(_share(one) for one in self._all()) / 1024

    def _all(self) -> list[int]:
        found, newest = {self.pid}, {self.pid}
        while newest:
            newest = {one for one in map(int, _numbers()) if _parent(one) in newest} - found
            found |= newest
        return sorted(found)


def _numbers() -> list[str]:
    return [place.name for place in Path("/proc").iterdir() if place.name.isdigit()]


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _parent(pid: int) -> int:
    return int(stat[1]) if (stat := _stat(pid)) else 0


def _ticks(pid: int) -> int:
    """Its own and those of its children that ended."""
    return sum(int(number) for number in _stat(pid)[11:15])


def _share(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
