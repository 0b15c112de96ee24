"""Who is eligible is kept by every guidance that was ever put in force, and found anew with the tallies it is made of."""

from collections.abc import Collection

from django.db import connection, transaction

from cells.models import KeptCounting, OrganisationVersion
from cells.queries.counts import kept
from cells.services.counts import AT_ONCE, alone
from pilots.models import KeptEligibility, KeptJudging
from pilots.queries.eligible import COLUMNS, eligible_periods
from pilots.queries.guidance import binding, terms_of
from pilots.rules.terms import Terms


def keep_judging(terms: Terms) -> None:
    """Judge every subject by it, if that has not been done and its counting is kept."""
    with transaction.atomic():
        counting = kept(terms.counting)
        if counting is None or KeptJudging.objects.filter(key=terms.judging).exists() or not alone():
            return
        row = KeptJudging.objects.create(key=terms.judging, counting=counting)
        subjects = OrganisationVersion.objects.order_by("organisation_id").distinct()
        listed = list(subjects.values_list("organisation_id", flat=True))
        for begin in range(0, len(listed), AT_ONCE):
            _keep(row, terms, listed[begin : begin + AT_ONCE])


def forget_judgings(*, but: Collection[Terms]) -> None:
    KeptJudging.objects.exclude(key__in=[terms.judging for terms in but]).delete()


def judge_tallied(counting: KeptCounting, organisations: Collection[int]) -> None:
    """These have been tallied anew by this counting, in the transaction we are in."""
    rows = KeptJudging.objects.filter(counting=counting)
    binding_terms = map(terms_of, binding()) if rows else ()
    by_key = {judging.judging: judging for terms in binding_terms for judging in (terms, terms.of_nature)}
    for row in rows:
        if row.key not in by_key:
            row.delete()
            continue
        KeptEligibility.objects.filter(judging=row, organisation__in=organisations).delete()
        _keep(row, by_key[row.key], organisations)


def _keep(row: KeptJudging, terms: Terms, organisations: Collection[int]) -> None:
    select, parameters = eligible_periods(terms, row.counting_id, organisations)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO pilots_kepteligibility (judging_id, {', '.join(COLUMNS)}) "
            f"SELECT {row.pk}, periods.* FROM ({select}) AS periods",
            parameters,
        )
