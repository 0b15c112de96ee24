"""Growing out of one machine, shown on one: two web processes, two workers and a replica beside one of each and no replica."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import cycle
from statistics import median

from script.measures.figures import Figure, report, say
from script.measures.servers import Process, replica_and_redis

SECONDS, CLERKS, ROUNDS, DOCUMENTS = 8, 8, 2, 24
"""How long pages are asked for, by how many at once; how often each site is measured; how many documents are made."""
PAGES = ("/", "/organisations/{code}/", "/organisations/{code}/members/", "/pilots/registrations/")


@dataclass(frozen=True)
class Shape:
    """How many of what a site is made of."""

    name: str
    webs: int
    workers: int
    replica: bool
    pool: int = 0
    processes: int = 1
    """Of each web."""


ONE = Shape("one web, one worker", 1, 1, replica=False)
TWO = Shape("two webs, two workers, replica", 2, 2, replica=True)
POOLED = Shape("one web, a pool of 3 connections", 1, 0, replica=False, pool=3)


@dataclass
class Served:
    ports: list[int] = field(default_factory=list)
    webs: list[Process] = field(default_factory=list)
    workers: list[Process] = field(default_factory=list)


@dataclass
class Found:
    """Of one shape, each as often as it was measured."""

    pages: list[float] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)
    documents: list[float] = field(default_factory=list)
    costs: dict[str, list[float]] = field(default_factory=dict)

    def cost(self, what: str, value: float) -> None:
        self.costs.setdefault(what, []).append(value)


def main(replica_url: str, redis_url: str) -> None:
    own = os.environ | {"DJANGO_SETTINGS_MODULE": "partyadmin.settings", "REDIS_URL": f"{redis_url}/0"}
    subprocess.run([sys.executable, "manage.py", "prepare"], env=own, stdout=sys.stderr, check=True)
    from script.measures import grown  # Django is ready from here on.

    cookies, orders = grown.signed_in(PAGES), grown.orders()
    primary, replica = (Process(grown.postmaster(url)) for url in (os.environ["DATABASE_URL"], replica_url))
    found = {shape: Found() for shape in (ONE, TWO, POOLED)}
    for _round in range(ROUNDS):
        for shape, figures in found.items():
            say(shape.name)
            beside = {"REPLICA_URL": replica_url} if shape.replica else {}
            with served(shape, own | beside | {"DATABASE_POOL": str(shape.pool)}) as site:
                asked(site, cookies, 3)
                before = [sum(web.cpu() for web in site.webs), primary.cpu()]
                number = asked(site, cookies, SECONDS)
                figures.pages.append(number / SECONDS)
                figures.cost("web", (sum(web.cpu() for web in site.webs) - before[0]) / number)
                figures.cost("database", (primary.cpu() - before[1]) / number)
                figures.cost("connections", grown.connections())
                figures.cost("memory of a web", median(web.memory() for web in site.webs))
                if shape.workers:
                    grown.make(orders[: 2 * shape.workers])
                    before = [sum(one.cpu() for one in site.workers), primary.cpu(), replica.cpu()]
                    taken = grown.make(orders, DOCUMENTS)
                    figures.documents.append(60 * DOCUMENTS / taken)
                    figures.cost("worker", (sum(one.cpu() for one in site.workers) - before[0]) / DOCUMENTS)
                    figures.cost("primary a document", (primary.cpu() - before[1]) / DOCUMENTS)
                    figures.cost("replica a document", (replica.cpu() - before[2]) / DOCUMENTS)
                    figures.cost("memory of a worker", median(one.memory() for one in site.workers))
                    making = threading.Thread(target=grown.make, args=(orders, 4 * DOCUMENTS, SECONDS))
                    making.start()
                    figures.beside.append(asked(site, cookies, SECONDS) / SECONDS)
                    making.join()
    told(found)


@contextmanager
def served(shape: Shape, own: dict[str, str]) -> Iterator[Served]:
    site, started = Served(), []

    def start(script: str, **more: str) -> Process:
        process = subprocess.Popen([f"script/{script}"], env=own | more, stdout=sys.stderr, start_new_session=True)
        started.append(process)
        return Process(process.pid)

    try:
        for _web in range(shape.webs):
            site.ports.append(_free_port())
            site.webs.append(start("web", PORT=str(site.ports[-1]), WEB_PROCESSES=str(shape.processes)))
        site.workers += [start("worker", WORKER_PROCESSES="1") for _worker in range(shape.workers)]
        for port in site.ports:
            _until_it_answers(port)
        yield site
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait()


def asked(site: Served, cookies: list[tuple[str, str]], seconds: float) -> int:
    """How many pages clerks got, each asking for the next as soon as one has come."""
    until, got = time.monotonic() + seconds, [0] * CLERKS

    def ask(clerk: int) -> None:
        connection = HTTPConnection("127.0.0.1", site.ports[clerk % len(site.ports)], timeout=60)
        for path, cookie in cycle(cookies[clerk:] + cookies[:clerk]):
            if time.monotonic() > until:
                break
            connection.request("GET", path, headers={"Cookie": f"sessionid={cookie}"})
            response = connection.getresponse()
            response.read()
            assert response.status == 200, (path, response.status)
            got[clerk] += 1
        connection.close()

    _together([lambda clerk=clerk: ask(clerk) for clerk in range(CLERKS)])
    return sum(got)


def told(found: dict[Shape, Found]) -> None:
    one, figures = found[ONE], []
    for shape, of in found.items():
        for what, unit, many, beside in (
            ("pages", "a second", of.pages, one.pages),
            ("pages while documents are made", "a second", of.beside, one.beside),
            ("documents", "a minute", of.documents, one.documents),
        ):
            if many:
                figures.append((f"{what}, {shape.name}", max(many), unit, max(many) / max(beside), ONE.name))
        for what, costs in of.costs.items():
            unit = next((unit for word, unit in UNITS.items() if word in what), "s of a core")
            beside = min(one.costs[what])
            # A replica that nobody reads at costs nothing, and nothing is measured by it.
            ratio = (min(costs) / beside, ONE.name) if beside else ()
            figures.append((f"{what}, {shape.name}", min(costs), unit, *ratio))
    report(Figure("growing", *figure) for figure in figures)


UNITS = {"memory": "MB", "connections": ""}


def _until_it_answers(port: int) -> None:
    for _time in range(600):
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise TimeoutError(f"Nothing answers at {port}.")


def _together(acts: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=act) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _free_port() -> int:
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


if __name__ == "__main__":
    with replica_and_redis(os.environ["DATABASE_URL"]) as (replica_url, redis_url):
        os.environ["REDIS_URL"] = redis_url
        main(replica_url, redis_url)
