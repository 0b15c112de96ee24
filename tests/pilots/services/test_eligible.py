"""Who is eligible is kept as periods: looked up, they are on every day who is judged so, whatever has been done meanwhile."""

from datetime import date
from random import Random

import pytest
from django.db import connection

from cells.models import CountMark, Ground, Infrastructure, Membership, Organisation
from cells.services.counts import count_all, count_all_marked
from pilots.models import Guidance, KeptEligibility, KeptJudging
from pilots.queries.eligibility import all_subjects, findings_under
from pilots.queries.eligible import eligible
from pilots.queries.guidance import binding, nearest_terms
from pilots.rules.terms import Terms
from pilots.services.countings import keep_countings
from tests.cast import TODAY, Cast
from tests.cells.services.test_counts import ACTS, COUNTED, PLACED, SEEDS, days_of_change
from tests.guards import drop_guard
from tests.past import (  # noqa: F401 - they enter DEEDS
    deeds_on_admissions,
    deeds_on_meetings,
    deeds_on_members,
    deeds_on_organisations,
    deeds_on_pilots,
)
from tests.past.world import BEGINNING, World, people

pytestmark = pytest.mark.django_db
Told = set[tuple[int, str, str]]
KEPT = ("judging__key", "organisation_id", "format", "valid_from", "until")


@pytest.fixture
def terms(cast: Cast) -> Terms:
    """Of a guidance by which some are eligible in so small a country."""
    people(cast)
    drop_guard(connection, "a_guidance_in_force_is_never_rewritten")
    binding().update(online_numerator=1, online_denominator=6, by_group_minimum=3)
    keep_countings()
    count_all_marked()
    found = nearest_terms(TODAY)
    assert found is not None
    assert kept_judgings() == {found.judging, found.of_nature.judging}
    return found


def kept_judgings() -> set[str]:
    return set(KeptJudging.objects.values_list("key", flat=True))


def told(terms: Terms, day: date) -> Told:
    sql, parameters = eligible(terms, day)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} SELECT organisation_id, kind, format FROM eligible", parameters)
        rows = cursor.fetchall()
    assert len(set(rows)) == len(rows)
    return set(rows)


def by_the_rules(terms: Terms, day: date) -> Told:
    versions = {version.organisation_id: version for version in all_subjects(day)}
    findings = findings_under(terms, list(versions.values()), day)
    return {(pk, versions[pk].kind, str(format)) for (pk, format), finding in findings.items() if finding.eligible}


def differences(terms: Terms) -> list[str]:
    """Where who is looked up is not who is judged so of the facts of the day, in SQL and by the rules; all cells are marked for
    it, so that nothing else is looked up."""
    found = []
    cells = Organisation.objects.values_list("pk", flat=True)
    for day in sorted({TODAY, *days_of_change(COUNTED + PLACED)}):
        looked_up = told(terms, day)
        marks = CountMark.objects.bulk_create(CountMark(cell_id=pk) for pk in cells)
        live, ruled = told(terms, day), by_the_rules(terms, day)
        CountMark.objects.filter(pk__in=[mark.pk for mark in marks]).delete()
        if not looked_up == live == ruled:
            found.append(f"{day}: {looked_up ^ live} not as judged, {looked_up ^ ruled} not by the rules")
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_after_every_act_who_is_kept_as_eligible_is_on_every_day(cast: Cast, seed: int, terms: Terms) -> None:
    world = World(cast, Random(seed), BEGINNING)
    world.go_on(1)
    for _look in range(2):
        world.live(ACTS // 2)
        count_all_marked()
        assert not differences(terms)
        assert not differences(terms.of_nature)
    assert set(KeptEligibility.objects.values_list("format", flat=True)) == {"online", "by_group"}
    kept = set(KeptEligibility.objects.values_list(*KEPT))
    count_all()
    assert set(KeptEligibility.objects.values_list(*KEPT)) == kept


@pytest.mark.parametrize(
    ("model", "marks"),
    [
        (Ground, "cells_ground_marks_member_id"),
        (Membership, "cells_membership_marks_cell_id"),
        (Infrastructure, "cells_infrastructure_marks_organisation_id"),
    ],
)
def test_control_without_a_mark_somebody_is_found_to_differ(
    cast: Cast, terms: Terms, model: type[Ground | Membership | Infrastructure], marks: str
) -> None:
    members = cast.people(4, of="SECOND")
    cast.grounds(members)
    cast.infrastructure("SECOND")
    count_all_marked()
    assert (cast["SECOND"].pk, "cell", "online") in told(terms, TODAY)
    assert not differences(terms)
    drop_guard(connection, f"{marks}_on_delete")
    of = {Ground: "member__memberships__cell", Membership: "cell", Infrastructure: "organisation"}[model]
    model.objects.filter(**{of: cast["SECOND"]}).delete()
    assert differences(terms)


def test_days_on_which_nothing_changes_for_whoever_is_eligible_are_one_period(cast: Cast, terms: Terms) -> None:
    members = cast.people(6, of="SECOND")
    cast.grounds(members)
    cast.infrastructure("SECOND")
    Membership.objects.filter(member=members[0]).update(valid_to=TODAY, departure="died")
    count_all_marked()
    assert KeptEligibility.objects.filter(organisation=cast["SECOND"], judging__key=terms.judging).count() == 1
    assert not differences(terms)


def test_who_judges_in_another_way_is_judged_of_tallies(cast: Cast, terms: Terms) -> None:
    cast.people(4, of="SECOND")
    Guidance.objects.filter(pk=terms.pk).update(by_group_minimum=1_000)
    count_all_marked()
    anew = nearest_terms(TODAY)
    assert anew is not None
    assert kept_judgings() == {terms.of_nature.judging}, (
        "What no guidance says any more is forgotten with the first act."
    )
    keep_countings()
    assert kept_judgings() == {anew.judging, anew.of_nature.judging}
    assert anew.judging != terms.judging
    assert not differences(anew)


def test_a_guidance_put_in_force_finds_all_judged(cast: Cast, terms: Terms) -> None:
    KeptJudging.objects.all().delete()
    assert not KeptEligibility.objects.exists()
    keep_countings()
    assert KeptEligibility.objects.exists()
    assert not differences(terms)
