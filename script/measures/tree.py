"""What the pages of the tree ask for: a node opened, today and on another day, a search, a branch for a picture."""

import sys
from datetime import date

from script.measures.figures import Asked, Figure, report, side_by_side
from script.measures.site import DAY, ask, processors, registry

# isort: split
from django.db import connection

from cells.models import Organisation
from cells.queries.tree import children_on, nodes, search_on
from cells.queries.tree_picture import branch, leaves_of

ANOTHER_DAY = date(2024, 1, 1)
ROUNDS, A_PAGE = 7, 100


def opened(organisation: Organisation, day: date) -> None:
    """As the page does it: the way down and a page of children, all counted."""
    nodes(list(children_on(organisation, day)[:A_PAGE]), day, today=DAY)


def drawn(organisation: Organisation, depth: int) -> None:
    found = branch(organisation, DAY, depth, among=Organisation.objects.all())
    assert found
    leaves_of(found, DAY, today=DAY)


def main(members: int) -> None:
    figures = registry("tree", members)
    country = Organisation.objects.get(depth=1)
    province = Organisation.objects.filter(depth=2).latest("numchild")
    commune = Organisation.objects.filter(depth=3, path__startswith=province.path).latest("numchild")
    everywhere = Organisation.objects.all()
    number = "count(*) of organisations"
    figures.append(Figure("tree", "organisations", Organisation.objects.count(), ""))
    asked = [
        Asked(number, lambda: ask("SELECT COUNT(*) FROM cells_organisation")),
        Asked("the country opened", lambda: opened(country, DAY), number, 1),
        Asked("a province opened", lambda: opened(province, DAY), number),
        Asked("a commune opened", lambda: opened(commune, DAY), number),
        Asked("the country opened on another day", lambda: opened(country, ANOTHER_DAY), number, 2),
        Asked("a commune opened on another day", lambda: opened(commune, ANOTHER_DAY), number),
        Asked("three words in all names", lambda: list(search_on(everywhere, "khu phố 12", DAY)[:A_PAGE]), number),
        Asked("a commune drawn two levels deep", lambda: drawn(commune, 2), number),
    ]
    figures += side_by_side("tree", asked, rounds=ROUNDS, clock=processors())
    report(figures)
    connection.close()


main(int(sys.argv[1]))
