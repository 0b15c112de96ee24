"""The what-if over the whole registry beside a plain sequential scan of what it has to read: the counts where they are kept, the
members where a draft has other grounds."""

import sys
from collections.abc import Callable
from dataclasses import replace

from script.measures.figures import Asked, Figure, report, say, side_by_side
from script.measures.site import DAY, ask, processors, registry, shipped

# isort: split
from django.core.cache import cache
from django.db import connection, transaction

from cells.models import Organisation
from pilots.queries.whatif import Eligible, WhatIf
from pilots.rules.terms import Format, Subject

READ_LIVE = ("cells_membership", "cells_activity", "cells_ground", "cells_group", "cells_organisationversion")
COMMONEST = "working_away_from_home"
"""The ground of more than half of all who have one in the synthetic country."""
ROUNDS = 5


def scan(*tables: str) -> None:
    """Every row of the tables, by the condition on its days, one after the other and through no index."""
    with transaction.atomic():
        for setting in ("enable_indexscan", "enable_indexonlyscan", "enable_bitmapscan"):
            ask(f"SELECT set_config('{setting}', 'off', true)")
        for table in tables:
            ask(
                f"SELECT COUNT(*) FROM {table} WHERE valid_from <= %(day)s AND (valid_to IS NULL OR valid_to > %(day)s)",
                day=DAY,
            )


def main(members: int) -> None:
    figures = registry("whatif", members)
    terms = shipped()
    numbers = replace(terms, online_share=(1, 3), online_strict=False, by_group_minimum=30)
    lists = replace(numbers, left_out=frozenset({"exempt"}), grounds=dict(list(terms.grounds.items())[:9]))
    common = replace(terms, grounds={kind: term for kind, term in terms.grounds.items() if kind != COMMONEST})
    province = Organisation.objects.filter(depth=2).latest("numchild")
    commune = Organisation.objects.filter(depth=3).latest("numchild")
    comparison = WhatIf(terms, lists, DAY).compare()
    for subject in Subject:
        figures.append(Figure("whatif", f"subjects: {subject.value}", comparison.subjects[subject], ""))
    say(f"{comparison.changes}")
    counts, facts = "a plain scan of the counts", "a plain scan of the members' facts"

    def anew(act: Callable[[], object]) -> Callable[[], object]:
        """Where nobody has asked the same a moment before."""

        def asked_first() -> object:
            cache.clear()
            return act()

        return asked_first

    def a_page(whatif: WhatIf) -> None:
        list(whatif.organisations(Format.ONLINE, Eligible.GAINED)[25:50])

    asked = [
        Asked(counts, lambda: scan("cells_cellcount")),
        Asked(facts, lambda: scan(*READ_LIVE)),
        Asked("other numbers, whole country", anew(WhatIf(terms, numbers, DAY).compare), counts, 1),
        Asked("other numbers, those that gain opened", anew(lambda: a_page(WhatIf(terms, numbers, DAY))), counts),
        Asked("other numbers, the next page of them", lambda: a_page(WhatIf(terms, numbers, DAY)), counts),
        Asked("other grounds and base, whole country", anew(WhatIf(terms, lists, DAY).compare), facts, 3),
        Asked("without the commonest ground, whole country", anew(WhatIf(terms, common, DAY).compare), facts),
        Asked("other grounds, those that gain opened", anew(lambda: a_page(WhatIf(terms, lists, DAY))), facts),
        Asked("other grounds, the next page of them", lambda: a_page(WhatIf(terms, lists, DAY)), facts),
        Asked("other grounds, one province", anew(WhatIf(terms, lists, DAY, within=province).compare), facts),
        Asked("other grounds, one commune", anew(WhatIf(terms, lists, DAY, within=commune).compare), facts),
    ]
    report(figures + side_by_side("whatif", asked, rounds=ROUNDS, clock=processors()))
    connection.close()


main(int(sys.argv[1]))
