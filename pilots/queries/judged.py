"""Every subject of a day judged under one set of terms or several: SQL to build a question on.

The same rules as pilots/rules/eligibility.py, because a quarter of a million organisations are not carried into Python to be
judged; tests/pilots/queries/test_whatif.py holds the two together.
"""

from collections.abc import Sequence
from datetime import date

from cells.models import Organisation
from cells.queries.tallies import tally
from cells.rules.counting import Counting
from pilots.rules.terms import Format, Subject, Terms


def judged(
    sides: Sequence[Terms | None],
    day: date,
    *,
    counting: Counting,
    within: Organisation | None = None,
) -> tuple[str, dict[str, object]]:
    """Common table expressions with their parameters, to go before a SELECT; those of `tally` are among them.

    The last, `judged`, has a row for every subject: its counts and whether it is eligible, as `online_0`, `by_group_1`. A side
    that is None makes nobody eligible; `counting` is by what it counts.
    """
    countings = [terms.counting if terms else counting for terms in sides]
    places = {counting: place for place, counting in enumerate(dict.fromkeys(countings))}
    counted, parameters = tally(list(places), day, within=within)
    figures = ", ".join(
        f"{figure}_{places[counting]} AS {figure}_{side}"
        for side, counting in enumerate(countings)
        for figure in ("base", "affected", "affected_special")
    )
    told = ", ".join(
        f"{verdict} AS {format}_{side}"
        for side, terms in enumerate(sides)
        for format, verdict in verdicts(terms, side, parameters)
    )
    sql = f"""{counted},
        subject AS (
            SELECT organisation_id, kind, sufficient, members, groups, {figures}
            FROM tally WHERE kind IN ('grassroots_committee', 'cell')
        ),
        judged AS (SELECT subject.*, {told} FROM subject)"""
    return sql, parameters


def verdicts(terms: Terms | None, side: int, parameters: dict[str, object]) -> list[tuple[Format, str]]:
    """Conditions on a row of `subject`, by the terms of this side: assess_online and assess_by_group in SQL."""
    if terms is None:
        return [(format, "FALSE") for format in Format]
    numerator, denominator = terms.online_share
    parameters |= {
        f"numerator_{side}": numerator,
        f"denominator_{side}": denominator,
        f"minimum_{side}": terms.by_group_minimum,
    }
    share = f"affected_{side} * %(denominator_{side})s {{}} base_{side} * %(numerator_{side})s"
    reached = share.format(">") if terms.online_strict else f"base_{side} > 0 AND {share.format('>=')}"
    sufficient = " AND sufficient = 1" if terms.infrastructure_required else ""
    # Numbers first: few reach them, and words take longer to compare.
    online = f"({reached}{sufficient} AND {_is_one_of(terms.online_subjects)})"
    by_group = f"(members >= %(minimum_{side})s AND groups > 0 AND {_is_one_of(terms.by_group_subjects)})"
    return [(Format.ONLINE, online), (Format.BY_GROUP, by_group)]


def _is_one_of(subjects: frozenset[str]) -> str:
    """Only the kinds the rules know: what else a guidance names can be no subject here."""
    known = [f"'{subject.value}'" for subject in Subject if subject.value in subjects]
    return f"kind IN ({', '.join(known)})" if known else "FALSE"
