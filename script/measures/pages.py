"""Pages of a commune, a province and the country, each as its organisation board opens them: time, statements and memory."""

import resource
import sys
from collections.abc import Iterator
from functools import partial
from statistics import median

from script.measures.figures import Figure, report, say, seconds
from script.measures.site import DAY, registry

# isort: split
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from cells.models import Mandate, Organisation, OrganisationVersion
from meetings.models import Meeting

TIMES = 3
PAGES = {
    "desk": "/",
    "overview": "/organisations/{code}/",
    "members": "/organisations/{code}/members/",
    "members, by a word of the name": "/organisations/{code}/members/?q=h%C6%B0%C6%A1ng",
    "members, the last page": "/organisations/{code}/members/?page=last",
    "eligibility": "/pilots/eligibility/{code}/?on={day}",
    "coverage": "/pilots/organisations/{code}/coverage/?on={day}",
    "quality": "/organisations/{code}/quality/",
    "duplicates": "/organisations/{code}/duplicates/",
    "picture": "/organisations/{code}/picture/",
    "registrations": "/pilots/registrations/",
    "a registration": "/pilots/registrations/{registration}/",
    "rounds": "/pilots/rounds/",
    "a round": "/pilots/rounds/{round}/",
    "drift": "/pilots/drift/",
    "meetings": "/meetings/",
    "meetings of a cell": "/meetings/organisations/{cell}/",
    "a meeting": "/meetings/{meeting}/",
    "report": "/reports/{code}/",
}


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
    for name, organisation, client in offices():
        named = places(organisation)
        for page, address in PAGES.items():
            url = address.format(**named)
            before = memory()
            with CaptureQueriesContext(connection) as asked:
                status, statements = client.get(url).status_code, len(asked)
            if status != 200:
                say(f"{page} of the {name}: {status}")
                continue
            taken = median(seconds(partial(client.get, url)) for _time in range(TIMES)) * 1000
            beside = of_commune.setdefault(page, taken)
            figures.append(Figure("pages", f"{page} · {name}", taken, "ms", taken / beside, "the commune"))
            figures.append(Figure("pages", f"{page} · {name}, statements", statements, ""))
            figures.append(Figure("pages", f"{page} · {name}, memory", memory() - before, "MB more"))
    report(figures)


main(int(sys.argv[1]))
