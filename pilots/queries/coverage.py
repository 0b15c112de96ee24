"""How far pilots reach below a committee, as of a day: by the tree, the registry and the steps of that day.

Counted in one statement: what is alike in all that the rules ask of it (pilots/rules/coverage.py) comes as one row with its
number, and those behind a figure are found by it.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, QuerySet, When

from accounts.queries.replica import reading_connection
from cells.models import Organisation
from cells.models.organisation import paths_below
from cells.queries.names import names_with_superior_on
from cells.queries.placed import BY_BRANCH, by_branch
from cells.queries.tallies import named
from pilots.queries.behind import Behind
from pilots.queries.eligible import eligible
from pilots.queries.guidance import terms_on
from pilots.queries.quotas import slots_taken_on
from pilots.queries.registrations import is_pilot_on, registered_on
from pilots.queries.usage import used_on
from pilots.rules.coverage import TAKING, CoverageSubjects, Reach
from pilots.rules.terms import Basis, Format, Subject, Terms, formats_of, quota_under


@dataclass(frozen=True)
class Coverage:
    subjects: list[CoverageSubjects]
    branches: dict[str, str]
    """By code, what those directly below are called, told from others of that name."""


_ALIKE = "format, kind, type, branch, eligible, registered, approved, held, taken"


def coverage_on(organisation: Organisation, day: date, *, today: date) -> Coverage:
    """Of every cell in both formats and every grassroots committee online, as far as there is anything to count."""
    terms = terms_on(day)
    sql, parameters = _asked(organisation, day, today, terms)
    with reading_connection().cursor() as cursor:
        cursor.execute(f"{sql} SELECT {_ALIKE}, COUNT(*) FROM asked GROUP BY {_ALIKE}", parameters)
        rows = cursor.fetchall()
    limits = {(format, kind): _limit(terms, Format(format), kind) for format, kind in {row[:2] for row in rows}}
    branches = Organisation.objects.filter(pk__in={row[3] for row in rows}).order_by()
    codes = dict(branches.values_list("pk", "code"))
    subjects = [
        CoverageSubjects(
            format,
            type,
            codes[branch],
            eligible=eligible == 1,
            registered=registered == 1,
            approved=approved == 1,
            held=held == 1,
            taken=taken,
            quota=limits[format, kind],
            number=number,
        )
        for format, kind, type, branch, eligible, registered, approved, held, taken, number in rows
    ]
    return Coverage(subjects, _called(codes, organisation, day))


_BEHIND: dict[str, dict[str, str]] = {
    Reach.ELIGIBLE: {"eligible": "= 1"},
    Reach.REGISTERED: {"registered": "= 1"},
    Reach.APPROVED: {"approved": "= 1"},
    Reach.USED: {"approved": "= 1", "held": "= 1"},
    Reach.NEVER_USED: {"approved": "= 1", "held": "= 0"},
    TAKING: {"taken": "> 0"},
}
"""What `counts_as` says of each figure, and who holds places of the year: by the facts that it asks for."""


def counted_by(
    figure: str, organisation: Organisation, day: date, *, today: date, format: str, type: str = "", branch: str = ""
) -> Behind:
    """Those behind a figure of Reach, or TAKING, by code, as they were on the day.

    `type`, `branch`: of one type, of the branch of this code.
    """
    behind = _BEHIND[figure]
    terms = terms_on(day) if "eligible" in behind else None
    sql, parameters = _asked(organisation, day, today, terms, facts=behind, format=format)
    conditions = [f"{fact} {is_so}" for fact, is_so in behind.items()]
    if type:
        conditions.append("type = %(type)s")
    if branch:
        conditions.append("branch = (SELECT id FROM cells_organisation WHERE code = %(code)s)")
    sql = f"""{sql} SELECT asked.organisation_id FROM asked
        JOIN cells_organisation AS organisation ON organisation.id = asked.organisation_id
        WHERE {" AND ".join(conditions)} ORDER BY organisation.code"""
    with reading_connection().cursor() as cursor:
        cursor.execute(sql, parameters | {"type": type, "code": branch})
        return Behind([pk for (pk,) in cursor.fetchall()], day)


_FACTS = ("approved", "eligible", "registered", "held", "taken")
"""Approved first: rows of registrations say it themselves."""


def _asked(
    organisation: Organisation,
    day: date,
    today: date,
    terms: Terms | None,
    *,
    facts: Collection[str] = _FACTS,
    format: str = "",
) -> tuple[str, dict[str, Any]]:
    """Common table expressions with their parameters, the last of which, `asked`, has a row for each organisation and format of
    which anything is counted, with the id of its `branch`. Without terms nobody is eligible, and no members need be counted.
    `facts`: of others nothing is asked, and they are 0. `format`: of this alone."""
    parameters: dict[str, Any] = {"day": day}
    sql = "WITH RECURSIVE eligible AS (SELECT id AS organisation_id, '' AS format FROM cells_organisation WHERE 1 = 0)"
    if terms:
        sql, parameters = eligible(terms, day, within=organisation)
    first, behind = paths_below(organisation)
    parameters |= {"top": organisation.pk, "from": first, "to": behind, "format": format}
    among = _among(organisation, is_today=day == today)
    of_format = "WHERE format = %(format)s" if format else ""
    sql = f"""{sql}, {BY_BRANCH}, {_way(day, parameters, facts, among, of_format)}, {by_branch("way")},
        asked AS MATERIALIZED (SELECT * FROM of_branch WHERE {_POSSIBLE})"""
    return sql, parameters


FEW = 2_000


def _among(organisation: Organisation, *, is_today: bool) -> str:
    """What leaves of facts, which are called `reached`, those of whatever hung below; of the top of the tree nothing, for that is
    all. Few are to be looked up in each fact, and for many each fact is to be read once.

    Today's tree is paths, of which the database knows how much lies below. Of what hung below on another day it does not: how
    much that was about, today's tree tells.
    """
    if organisation.depth == 1:
        return ""
    if is_today:
        return """JOIN cells_organisation AS among
            ON among.id = reached.organisation_id AND among.path >= %(from)s AND among.path < %(to)s"""
    if Organisation.objects.below(organisation)[FEW : FEW + 1].exists():
        return "JOIN hung ON hung.organisation_id = reached.organisation_id"
    return "WHERE reached.organisation_id IN (SELECT organisation_id FROM hung)"


_POSSIBLE = " OR ".join(
    f"kind = '{subject}'"
    + "".join(f" AND format <> '{format}'" for format in Format if format not in formats_of(subject))
    for subject in Subject
)
"""Which formats an organisation of a kind may pilot. Nothing is said of formats where it may pilot them all: else the database
would expect to lose nearly all that it has found."""


def _way(day: date, parameters: dict[str, object], facts: Collection[str], among: str, of_format: str) -> str:
    """Common table expressions, the last of which, `way`, has by organisation and format how far it has come. `among`: see
    `_among`."""
    key = ("organisation_id", "format")
    ever_approved, others = registered_on(day)
    is_pilot = Case(When(is_pilot_on(day), then=1), default=0)
    reached: list[tuple[Collection[str], QuerySet[Any, Any]]] = [
        (("approved", "registered"), ever_approved.annotate(approved=is_pilot).values_list(*key, "approved")),
        (("registered",), others.values_list(*key)),
        (("taken",), slots_taken_on(day).values_list(*key)),
        *((("held",), used) for used in used_on(day)),
    ]
    steps = []
    if "eligible" in facts:
        steps.append(_step(("eligible",), "SELECT organisation_id, format FROM eligible", among))
    for place, (step, rows) in enumerate(reached):
        if not set(facts).isdisjoint(step):
            steps.append(_step(step, named(rows.order_by(), f"step_{place}", parameters), among))
    highest = ", ".join(f"MAX({fact}) AS {fact}" for fact in _FACTS if fact != "taken")
    return f"""step(organisation_id, format, {", ".join(_FACTS)}) AS ({" UNION ALL ".join(steps)}),
        way AS MATERIALIZED (
            SELECT organisation_id, format, {highest}, SUM(taken) AS taken FROM step {of_format}
            GROUP BY organisation_id, format ORDER BY organisation_id
        )"""


def _step(steps: Collection[str], reached: str, among: str) -> str:
    """`reached`: a SELECT of organisations and formats that have come to these steps; whether one is approved it says itself."""
    said = [str(int(fact in steps)) for fact in _FACTS if not (fact == "approved" and fact in steps)]
    return f"SELECT reached.*, {', '.join(said)} FROM ({reached}) AS reached {among}"


def _called(codes: dict[int, str], top: Organisation, day: date) -> dict[str, str]:
    """Two of one name side by side are told apart by their codes."""
    names = names_with_superior_on(codes, day, within=top.pk)
    often = Counter(map(str, names.values()))
    return {codes[pk]: f"{named} · {codes[pk]}" if often[str(named)] > 1 else str(named) for pk, named in names.items()}


def _limit(terms: Terms | None, format: Format, kind: str) -> int:
    """Places a year; none where no guidance gives a number. Online by the stricter basis, which has one."""
    quota = quota_under(terms, kind, format, Basis.SPECIFIC_NATURE)
    return (quota.per_year or 0) if quota else 0
