"""All pages of a commune, a province and the country, as their organisation boards open them: milliseconds of processors (this
process and the database's), statements and memory. What the board may not open is left out."""

import re
import resource
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from statistics import median

from script.measures.figures import Figure, report, seconds
from script.measures.site import DAY, processors, registry

# isort: split
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.models import User
from cells.models import Mandate, Organisation, OrganisationVersion
from meetings.models import Meeting

TIMES = 2
GOALS = {"province": 3, "country": 10}
"""How many times as long as the same page of a commune, at most."""
ASKED_FOR = {
    "members, by a word of the name": "/organisations/{code}/members/?q=h%C6%B0%C6%A1ng",
    "members, the last page": "/organisations/{code}/members/?page=last",
    "eligibility on a day": "/pilots/eligibility/{code}/?on={day}",
    "coverage on a day": "/pilots/organisations/{code}/coverage/?on={day}",
    "a registration": "/pilots/registrations/{registration}/",
    "a round": "/pilots/rounds/{round}/",
    "meetings of a cell": "/meetings/organisations/{cell}/",
    "a meeting": "/meetings/{meeting}/",
}
"""Besides all pages that need no more than an organisation, or nothing."""


def pages() -> dict[str, str]:
    """Addresses by what a page is called."""
    addresses = [address for address in _addresses(get_resolver().url_patterns) if _named_in(address) <= {"code"}]
    return {address: "/" + address.replace("<str:code>", "{code}") for address in addresses} | ASKED_FOR


def _addresses(patterns: Sequence[URLPattern | URLResolver], above: str = "") -> Iterator[str]:
    for one in patterns:
        address = above + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _addresses(one.url_patterns, address)
        else:
            yield address


def _named_in(address: str) -> set[str]:
    return set(re.findall(r"<\w+:(\w+)>", address))


def offices() -> Iterator[tuple[str, Organisation, Client]]:
    """The smallest first: what the others are measured by."""
    country = OrganisationVersion.objects.on(DAY).get(parent=None).organisation
    province = Organisation.objects.filter(depth=2).latest("numchild")
    commune = Organisation.objects.filter(depth=3, path__startswith=province.path).latest("numchild")
    for name, organisation in (("commune", commune), ("province", province), ("country", country)):
        user, _ = User.objects.get_or_create(username=f"measures-{name}", defaults={"full_name": f"Ban Tổ chức {name}"})
        Mandate.objects.get_or_create(user=user, organisation=organisation, role="board", valid_from=DAY)
        client = Client()
        client.force_login(user)
        yield name, organisation, client


def places(organisation: Organisation) -> dict[str, object]:
    """What the addresses name: of a cell below that meets in a pilot, its last meeting, its registration and the round of it."""
    below = Meeting.objects.filter(organisation__path__startswith=organisation.path, registration__isnull=False)
    meeting = below.select_related("organisation", "registration__submission").order_by("-held_on", "-pk").first()
    if meeting is None or meeting.registration is None:
        raise SystemExit("In this registry nobody pilots anything: make it with its year.")
    registration = meeting.registration
    return {
        "code": organisation.code,
        "day": DAY.isoformat(),
        "cell": meeting.organisation.code,
        "meeting": meeting.pk,
        "registration": registration.pk,
        "round": registration.submission.round_id,
    }


def memory() -> float:
    """The most this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(members: int) -> None:
    figures = registry("pages", members)
    of_commune: dict[str, float] = {}
    clock = processors()
    for name, organisation, client in offices():
        named, all_taken = places(organisation), []
        for page, address in pages().items():
            url = address.format(**named)
            before = memory()
            with CaptureQueriesContext(connection) as asked:
                answer, statements = client.get(url), len(asked)
            if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
                continue
            more = memory() - before
            taken = min(seconds(partial(client.get, url), clock) for _time in range(TIMES)) * 1000
            beside = of_commune.setdefault(page, taken)
            all_taken.append(taken)
            goal = GOALS.get(name)
            figures.append(Figure("pages", f"{page} · {name}", taken, "ms", taken / beside, "the commune", goal))
            figures.append(Figure("pages", f"{page} · {name}, statements", statements, ""))
            figures.append(Figure("pages", f"{page} · {name}, memory", more, "MB more"))
        figures.append(Figure("pages", f"half of {len(all_taken)} pages · {name}", median(all_taken), "ms at most"))
    report(figures)


main(int(sys.argv[1]))
