"""The what-if over a synthetic registry: one query says what the rules say, organisation by organisation."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cells.models import Activity, Organisation, OrganisationVersion
from cells.queries.organisations import descendant_ids_on
from pilots.queries.whatif import Eligible, WhatIf
from pilots.rules.coverage import Reach
from pilots.rules.terms import Basis, Format, GroundTerm, Subject, Terms
from tests.cast import TODAY
from tests.pilots.guidances import CATEGORIES
from tests.pilots.judging import Subjects, by_one_query, by_the_rules, shipped, subjects_on
from tests.pilots.reach import reach_by_the_rules
from tests.synthetic import synthetic_registry

pytestmark = pytest.mark.django_db
EARLIER = date(2022, 6, 1)
SEED = 3
"""A country in which some are eligible now, in either format."""
drafts = st.builds(
    lambda **parameters: replace(shipped(), quotas={}, **parameters),
    online_share=st.tuples(st.integers(0, 4), st.integers(1, 5)),
    online_strict=st.booleans(),
    online_subjects=st.frozensets(st.sampled_from(list(Subject))),
    left_out=st.frozensets(st.sampled_from(list(Activity.Value))),
    infrastructure_required=st.booleans(),
    by_group_minimum=st.sampled_from([0, 1, 30, 49, 50, 51, 80]),
    by_group_subjects=st.frozensets(st.sampled_from(list(Subject))),
    grounds=st.dictionaries(
        st.sampled_from(CATEGORIES), st.sampled_from(list(Basis)).map(lambda basis: GroundTerm(basis, "")), max_size=12
    ),
)


@pytest.fixture(scope="module", autouse=True)
def subjects(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[date, Subjects]]:
    with synthetic_registry(django_db_blocker, members=4_000, seed=SEED):
        yield {day: subjects_on(day) for day in (TODAY, EARLIER)}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.none() | drafts, after=drafts, day=st.sampled_from([TODAY, TODAY, EARLIER]))
def test_one_query_judges_as_the_rules_do(
    subjects: dict[date, Subjects], before: Terms | None, after: Terms, day: date
) -> None:
    told_before, told_after = by_one_query(WhatIf(before, after, day))
    assert told_before == by_the_rules(before, subjects[day])
    assert told_after == by_the_rules(after, subjects[day])


def test_it_is_one_query_that_finds_some_of_everything() -> None:
    draft = replace(shipped(), online_share=(1, 4), infrastructure_required=False, by_group_minimum=60)
    with CaptureQueriesContext(connection) as asked:
        comparison = WhatIf(shipped(), draft, TODAY).compare()
    assert len([query for query in asked if "judged" in query["sql"]]) == 1
    online, by_group = comparison.change(Format.ONLINE), comparison.change(Format.BY_GROUP)
    assert 0 < online.before < online.after
    assert online.gained == online.after - online.before
    assert 0 < by_group.after < by_group.before
    assert by_group.lost == by_group.before - by_group.after


def test_the_figures_are_those_of_the_organisations_behind_them() -> None:
    draft = replace(shipped(), online_share=(2, 3), infrastructure_required=False, by_group_minimum=55)
    whatif = WhatIf(shipped(), draft, TODAY)
    comparison = whatif.compare()
    for format in Format:
        for eligible in Eligible:
            opened = list(whatif.organisations(format, eligible))
            assert getattr(comparison.change(format), eligible) == len(opened)
            assert [version.organisation.code for version in opened] == sorted(v.organisation.code for v in opened)
    assert comparison.subjects[Subject.CELL] == OrganisationVersion.objects.on(TODAY).filter(kind="cell").count()


def test_a_subtree_tells_of_itself_alone(subjects: dict[date, Subjects]) -> None:
    whole = set(subjects[TODAY].cells)
    top = Organisation.objects.filter(depth=3).latest("numchild")
    below = set(descendant_ids_on(top, TODAY)) & whole
    judged = by_one_query(WhatIf(shipped(), shipped(), TODAY, within=top))[0]
    assert 0 < len(judged) < len(whole)
    assert set(judged) == below
    everywhere = by_one_query(WhatIf(shipped(), shipped(), TODAY))[0]
    assert judged == {key: everywhere[key] for key in below}


def test_the_same_terms_change_nothing() -> None:
    comparison = WhatIf(shipped(), shipped(), TODAY).compare()
    change = comparison.change(Format.ONLINE)
    assert (change.before, change.gained, change.lost) == (change.after, 0, 0)


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_the_reach_is_counted_of_a_country_as_of_each_organisation(depth: int) -> None:
    assert reach_by_the_rules(Organisation.objects.filter(depth=depth).latest("numchild"), TODAY) == {Reach.ELIGIBLE}
