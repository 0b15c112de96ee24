"""The desk of a cell's clerk, served by two web processes, while sixteen pages over the country are open, and while none are."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import cycle
from statistics import median, quantiles

from script.measures.figures import Figure, report, say
from script.measures.growing import Served, Shape, served
from script.measures.servers import redis_alone
from script.measures.site import DAY, registry

# isort: split
from django.test import Client

from accounts.models import User
from cells.models import Mandate, Organisation, OrganisationVersion

OPEN, DESKS, WARMING = 16, 120, 5
"""Pages over the country that are open all the while, how often the desk is asked for, and seconds before that."""
LARGE = (
    "/organisations/{code}/quality/",
    "/organisations/{code}/duplicates/",
    "/pilots/organisations/{code}/coverage/",
    "/pilots/eligibility/{code}/",
    "/organisations/{code}/members/?q=h%C6%B0%C6%A1ng",
    "/reports/{code}/figures/",
)
WEB = Shape("two web processes", 1, 0, replica=False, processes=2)
GOAL = 3
Ask = tuple[str, str]
"""An address and the session of somebody whose page it is."""


def signed_in(name: str, role: str, organisation: Organisation) -> str:
    user, _made = User.objects.get_or_create(username=f"measures-desk-{name}", defaults={"full_name": name})
    Mandate.objects.get_or_create(user=user, organisation=organisation, role=role, valid_from=DAY)
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


def get(connection: HTTPConnection, ask: Ask) -> int:
    path, session = ask
    connection.request("GET", path, headers={"Cookie": f"sessionid={session}"})
    response = connection.getresponse()
    response.read()
    return response.status


def desks(site: Served, desk: Ask) -> list[float]:
    """Milliseconds of each, asked for one after the other, with a breath between."""
    connection, taken = HTTPConnection("127.0.0.1", site.ports[0], timeout=120), []
    for _time in range(DESKS):
        began = time.perf_counter()
        assert get(connection, desk) == 200
        taken.append((time.perf_counter() - began) * 1000)
        time.sleep(0.05)
    return taken


@contextmanager
def large_pages_open(site: Served, pages: list[Ask]) -> Iterator[dict[int, int]]:
    """Each asked for again as soon as it has come, or a second after it was put off; how many came by status."""
    over, came = threading.Event(), {200: 0, 503: 0}

    def open_(number: int) -> None:
        connection = HTTPConnection("127.0.0.1", site.ports[0], timeout=600)
        for page in cycle(pages[number % len(pages) :] + pages[: number % len(pages)]):
            if over.is_set():
                return
            status = get(connection, page)
            came[status] = came.get(status, 0) + 1
            if status != 200:
                over.wait(1)

    threads = [threading.Thread(target=open_, args=(number,)) for number in range(OPEN)]
    for thread in threads:
        thread.start()
    time.sleep(WARMING)
    try:
        yield came
    finally:
        over.set()
        for thread in threads:
            thread.join()


def measured(site: Served, desk: Ask, pages: list[Ask]) -> list[Figure]:
    desks(site, desk)
    quiet = desks(site, desk)
    with large_pages_open(site, pages) as came:
        beside = desks(site, desk)
    say(f"large pages by status: {came}")
    figures = []
    for what, of in (("half of them", median), ("of twenty the slowest", lambda times: quantiles(times, n=20)[-1])):
        figures.append(Figure("desk", f"a cell's desk, quiet, {what}", of(quiet), "ms at most"))
        ratio = of(beside) / of(quiet)
        figures.append(
            Figure("desk", f"beside {OPEN} large pages, {what}", of(beside), "ms at most", ratio, "quiet", GOAL)
        )
    came_of = [
        Figure("desk", f"large pages answered {status}", number, "") for status, number in came.items() if number
    ]
    return [*figures, *came_of]


def main(members: int) -> None:
    figures = registry("desk", members)
    cell = OrganisationVersion.objects.on(DAY).filter(kind="cell").select_related("organisation").latest("pk")
    country = Organisation.objects.get(depth=1)
    desk = ("/", signed_in("cell", "clerk", cell.organisation))
    board = signed_in("country", "board", country)
    pages = [(page.format(code=country.code), board) for page in LARGE]
    with redis_alone() as redis:
        own = os.environ | {"DJANGO_SETTINGS_MODULE": "partyadmin.settings", "REDIS_URL": f"{redis}/0"}
        subprocess.run([sys.executable, "manage.py", "prepare"], env=own, stdout=sys.stderr, check=True)
        with served(WEB, own) as site:
            report(figures + measured(site, desk, pages))


main(int(sys.argv[1]))
