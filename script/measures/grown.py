"""What the measure `growing` asks of the site's own register: who is signed in, and the documents that are asked for."""

import time
from itertools import cycle, islice, zip_longest

import psycopg

from script.measures.site import DAY

# isort: split
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import Actor, Job, Occasion, User
from accounts.rules.refusal import Refused
from accounts.services.jobs import ask_job
from cells.models import Mandate
from reports.rules.kinds import DocumentKind
from reports.services.documents import Order, document_of
from reports.tasks import JOB

Asked = tuple[User, Order]


def signed_in(pages: tuple[str, ...]) -> list[tuple[str, str]]:
    """Addresses, each with the session of somebody whose page it is."""
    found = []
    for mandate in _mandates():
        client = Client()
        client.force_login(mandate.user)
        assert mandate.organisation is not None
        for page in pages:
            address = page.format(code=mandate.organisation.code)
            if client.get(address).status_code == 200:
                found.append((address, client.cookies["sessionid"].value))
    return found


KINDS = (DocumentKind.REGISTRATION_LIST, DocumentKind.PILOT_REPORT, DocumentKind.DIRECTIVE_REPORT)
"""What every committee prints. A table of each cell of a country is no measure of a month's end."""


def orders() -> list[Asked]:
    """Documents that can be printed, of each kind of which there is one, in turns."""
    found: dict[DocumentKind, list[Asked]] = {kind: [] for kind in KINDS}
    for mandate in _mandates():
        assert mandate.organisation is not None
        for kind in found:
            order = Order(kind, mandate.organisation)
            try:
                document_of(order, today=DAY)
            except Refused:
                continue
            found[kind].append((mandate.user, order))
    in_turns = [one for turn in zip_longest(*found.values()) for one in turn if one]
    assert in_turns, "There is nothing to print."
    return in_turns


def make(orders: list[Asked], number: int = 0, within: float = 0) -> float:
    """Seconds in which the workers made them; after `within` what is not begun is called off."""
    wanted = list(islice(cycle(orders), number or len(orders)))
    began = time.monotonic()
    jobs = [
        ask_job(
            kind=JOB,
            title="measured",
            params=order.params,
            occasion=Occasion(by=Actor.themselves(user), at=timezone.now(), today=DAY),
        ).pk
        for user, order in wanted
    ]
    asked = Job.objects.filter(pk__in=jobs)
    while asked.filter(state__in=[Job.State.QUEUED, Job.State.RUNNING]).exists():
        if within and time.monotonic() > began + within:
            asked.filter(state=Job.State.QUEUED).update(state=Job.State.FAILED)
            within = 0
        time.sleep(0.02)
    taken = time.monotonic() - began
    failed = asked.filter(state=Job.State.FAILED, attempts__gt=0)
    assert not failed, failed[0].error or "see what the worker said"
    connection.close()
    return taken


def connections() -> int:
    """To the primary, of anybody but this measure."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return int(cursor.fetchone()[0])


def postmaster(address: str) -> int:
    """The number of the server's first process, and what a site would have: who commits has it on the disk."""
    with psycopg.connect(address, autocommit=True) as server:
        row = server.execute(
            "SELECT pg_read_file('postmaster.pid'), pg_is_in_recovery(), current_database()"
        ).fetchone()
        assert row is not None
        if not row[1]:
            server.execute(f'ALTER DATABASE "{row[2]}" SET synchronous_commit = on'.encode())
    return int(str(row[0]).splitlines()[0])


def _mandates() -> list[Mandate]:
    held = Mandate.objects.on(DAY).filter(role__in=["clerk", "board"], organisation__isnull=False)
    return list(held.select_related("user", "organisation").order_by("pk"))
