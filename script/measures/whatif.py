"""The what-if over the whole registry beside a plain sequential scan of the rows it reads."""

import sys
from dataclasses import replace

from script.measures.figures import Figure, least, report, say
from script.measures.site import DAY, ask, registry, shipped

# isort: split
from django.db import connection, transaction

from cells.models import Organisation
from pilots.queries.whatif import Eligible, WhatIf
from pilots.rules.terms import Format, Subject

READ = (
    "cells_membership", "cells_activity", "cells_ground", "cells_group", "cells_organisationversion", "cells_infrastructure",
)  # fmt: skip
ROUNDS = 3


def scan() -> None:
    """Every row of the tables, by the condition on its days, one after the other and through no index."""
    with transaction.atomic():
        for setting in ("enable_indexscan", "enable_indexonlyscan", "enable_bitmapscan"):
            ask(f"SELECT set_config('{setting}', 'off', true)")
        for table in READ:
            ask(
                f"SELECT COUNT(*) FROM {table} WHERE valid_from <= %(day)s AND (valid_to IS NULL OR valid_to > %(day)s)",
                day=DAY,
            )


def main(members: int) -> None:
    figures = registry("whatif", members)
    terms = shipped()
    numbers = replace(terms, online_share=(1, 3), online_strict=False, by_group_minimum=30)
    lists = replace(numbers, left_out=frozenset({"exempt"}), grounds=dict(list(terms.grounds.items())[:9]))
    province = Organisation.objects.filter(depth=2).latest("numchild")
    commune = Organisation.objects.filter(depth=3).latest("numchild")
    acts = {
        "a plain sequential scan of the same rows": scan,
        "count(*) of members": lambda: ask("SELECT COUNT(*) FROM cells_member"),
        "other numbers, whole country": WhatIf(terms, numbers, DAY).compare,
        "other numbers, grounds and base, whole country": WhatIf(terms, lists, DAY).compare,
        "the same, one province": WhatIf(terms, lists, DAY, within=province).compare,
        "the same, one commune": WhatIf(terms, lists, DAY, within=commune).compare,
        "opening 25 that gain, whole country": lambda: list(
            WhatIf(terms, lists, DAY).organisations(Format.ONLINE, Eligible.GAINED)[:25]
        ),
    }
    comparison = WhatIf(terms, lists, DAY).compare()
    for subject in Subject:
        figures.append(Figure("whatif", f"subjects: {subject.value}", comparison.subjects[subject], ""))
    say(f"{comparison.changes}")
    taken = least(list(acts.values()), rounds=ROUNDS)
    plain, count, *_ = taken
    for what, value in zip(acts, taken, strict=True):
        figures.append(Figure("whatif", what, value, "s", value / plain, "the plain scan"))
    figures.append(
        Figure("whatif", "other numbers, whole country", taken[2], "s", taken[2] / count, "count(*) of members")
    )
    report(figures)
    connection.close()


main(int(sys.argv[1]))
