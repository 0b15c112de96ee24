"""The main questions over one registry; script/bench asks them at several sizes and draws how they grow."""

import sys

from script.measures.figures import Asked, Figure, report, side_by_side
from script.measures.site import DAY, ask, processors, registry, shipped

# isort: split
from datetime import date
from functools import partial

from django.core.cache import cache
from django.test import Client

from accounts.models import User
from cells.models import Mandate, Organisation, OrganisationVersion
from cells.queries.tree import children_on, nodes
from pilots.queries.eligibility import findings_for
from pilots.queries.whatif import WhatIf

ROUNDS, A_PAGE = 15, 100


def opened(organisation: Organisation, day: date) -> None:
    nodes(list(children_on(organisation, day)[:A_PAGE]), day, today=DAY)


def compared(whatif: WhatIf) -> None:
    """As it is asked first: what was answered is kept for who asks again."""
    cache.clear()
    whatif.compare()


def clerk_of(cell: Organisation) -> Client:
    user, _made = User.objects.get_or_create(username="measures-cell", defaults={"full_name": "Chi ủy"})
    Mandate.objects.get_or_create(user=user, organisation=cell, role="clerk", valid_from=DAY)
    client = Client()
    client.force_login(user)
    return client


def main(members: int) -> None:
    registry("growth", members)
    cell = OrganisationVersion.objects.on(DAY).filter(kind="cell").select_related("organisation").latest("pk")
    country = Organisation.objects.get(depth=1)
    province = Organisation.objects.filter(depth=2).latest("numchild")
    client, number = clerk_of(cell.organisation), "count(*) of members"
    asked = [
        Asked(number, lambda: ask("SELECT COUNT(*) FROM cells_member")),
        Asked("a cell's eligibility", lambda: findings_for([cell], DAY), number),
        Asked("a cell's page", partial(client.get, f"/organisations/{cell.organisation.code}/"), number),
        Asked("all subjects", partial(compared, WhatIf(None, shipped(), DAY)), number),
        Asked("a province, all subjects", partial(compared, WhatIf(None, shipped(), DAY, within=province)), number),
        Asked("the country opened", lambda: opened(country, DAY), number),
    ]
    figures = side_by_side("growth", asked, rounds=ROUNDS, clock=processors())
    report(Figure(f"growth {members}", *figure[1:]) for figure in figures)


main(int(sys.argv[1]))
