"""A synthetic registry of 2.000 members: as good as one that was entered by hand."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count, F

from accounts.models.guard import missing_guards, remove_guards
from cells.models import (
    Activity,
    CellCount,
    Degree,
    EventTally,
    Ground,
    Group,
    GroupBelonging,
    Infrastructure,
    KeptPlace,
    KeptTally,
    Member,
    Membership,
    Organisation,
    OrganisationVersion,
    Post,
    SortTally,
    SuperiorTally,
)
from cells.models.dated import valid_on
from cells.queries.organisations import descendant_ids_on
from cells.queries.overlaps import overlaps, strays
from partyadmin.synthetic.rows import MODELS
from pilots.models import KeptEligibility
from tests.cast import TODAY
from tests.guards import drop_guard
from tests.synthetic import synthetic_registry

pytestmark = pytest.mark.django_db
MEMBERS, SEED = 2_000, 3
NUMBERED_HERE = {"id", "ordered_by_id", "ended_by_id", "letter_id"}


@pytest.fixture(scope="module", autouse=True)
def _registry(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with synthetic_registry(django_db_blocker, members=MEMBERS, seed=SEED):
        yield


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Everything but the numbers that the database gives."""
    return {
        model._meta.label: list(
            model._default_manager.order_by("pk").values_list(
                *(field.attname for field in model._meta.concrete_fields if field.attname not in NUMBERED_HERE)
            )
        )
        for model in dict.fromkeys(MODELS.values())
    }


def indexes() -> set[str]:
    with connection.cursor() as cursor:
        return {
            name
            for model in MODELS.values()
            for name in connection.introspection.get_constraints(cursor, model._meta.db_table)
        }


def make(members: int = MEMBERS, seed: int = SEED) -> str:
    said = StringIO()
    call_command("make_registry", members=members, seed=seed, without_year=True, stdout=said)
    return said.getvalue()


def empty() -> None:
    # Who deletes the whole country leaves for a moment hanging what is deleted after. Making it anew brings the guards back.
    connection.check_constraints()
    remove_guards(connection, [OrganisationVersion._meta.db_table])
    kept = (KeptEligibility, CellCount, KeptTally, SuperiorTally, KeptPlace, SortTally, EventTally)
    for model in (*kept, *reversed(dict.fromkeys(MODELS.values()))):
        model._default_manager.all()._raw_delete("default")
    OrganisationVersion._meta.get_field("ordered_by").remote_field.model.objects.filter(
        issuer="Số liệu mô phỏng"
    ).delete()
    # Or PostgreSQL would not let the tables be altered.
    connection.check_constraints()


def test_the_tree_is_one_that_treebeard_finds_nothing_wrong_with() -> None:
    assert Organisation.objects.find_problems() == ([], [], [], [], [])


def test_todays_paths_and_the_parents_of_the_day_tell_the_same_tree() -> None:
    for top in Organisation.objects.filter(depth__lte=3):
        by_path = set(Organisation.objects.below(top).values_list("pk", flat=True))
        assert by_path == set(descendant_ids_on(top, TODAY))


def test_every_member_belongs_to_one_cell() -> None:
    now = Membership.objects.on(TODAY)
    assert (now.count(), now.values("member").distinct().count(), Member.objects.count()) == (MEMBERS,) * 3
    kinds = now.filter(valid_on(TODAY, "cell__versions")).values_list("cell__versions__kind", flat=True).distinct()
    assert list(kinds.order_by()) == [OrganisationVersion.Kind.CELL]


def test_every_member_has_one_degree_and_few_are_probationary() -> None:
    now = Degree.objects.on(TODAY)
    assert now.values("member").distinct().count() == now.count() == MEMBERS
    assert 0.01 < now.filter(value=Degree.Value.PROBATIONARY).count() / MEMBERS < 0.06


def test_nothing_is_true_twice_on_one_day() -> None:
    assert overlaps() == {}


def test_nothing_begins_while_what_it_belongs_to_is_not_there() -> None:
    assert strays() == {}


def test_two_truths_on_one_day_would_be_found() -> None:
    first = Membership.objects.filter(valid_to=None).earliest("pk")
    last = Membership.objects.latest("pk")
    drop_guard(connection, "a_member_belongs_to_one_cell_a_day_on_update")
    Membership.objects.filter(pk=last.pk).update(member=first.member_id)
    assert overlaps() == {"a_member_belongs_to_one_cell_a_day": 1}


def test_guards_and_indexes_stand_as_before() -> None:
    made = indexes()
    assert missing_guards(connection) == []
    empty()
    assert indexes() == made
    assert {"membership_by_cell", "membership_by_member", "version_by_parent"} <= made


def test_names_can_be_searched_and_sorted() -> None:
    member = Member.objects.earliest("pk")
    kept = (member.search_key, member.sort_key)
    member.set_keys()
    assert (member.search_key, member.sort_key) == kept


def test_what_a_rule_looks_at_is_there() -> None:
    assert Activity.objects.on(TODAY).filter(value=Activity.Value.EXEMPT).count() > MEMBERS / 50
    assert Ground.objects.on(TODAY).exists()
    assert Infrastructure.objects.on(TODAY).filter(sufficient=True).count() > Infrastructure.objects.count() / 2
    assert Group.objects.exists()
    assert (
        Post.objects.values("organisation").distinct().count()
        == Membership.objects.on(TODAY).values("cell").distinct().count()
    )


def test_whoever_belongs_to_a_group_belongs_to_its_cell_all_that_time() -> None:
    belongings = GroupBelonging.objects.annotate(number=Count("pk"))
    inside = belongings.filter(
        member__memberships__cell=F("group__cell"),
        member__memberships__valid_from__lte=F("valid_from"),
        member__memberships__valid_to=None,
    )
    assert inside.count() == belongings.count() > 0


def test_the_next_member_gets_the_next_number() -> None:
    assert Member.objects.create(full_name="Nguyễn Văn Mới").pk == MEMBERS + 1


def test_the_same_registry_is_not_made_twice() -> None:
    before = {model._meta.label: model._default_manager.count() for model in apps.get_models()}
    assert "already there" in make()
    assert {model._meta.label: model._default_manager.count() for model in apps.get_models()} == before


@pytest.mark.parametrize(("members", "seed"), [(MEMBERS + 1, SEED), (MEMBERS, SEED + 1)])
def test_another_registry_is_refused_in_one_line(members: int, seed: int) -> None:
    with pytest.raises(CommandError) as refused:
        make(members, seed)
    assert refused.value.returncode == 2
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("members", [0, -5, 10**12])
def test_a_number_out_of_range_is_refused(members: int) -> None:
    with pytest.raises(CommandError) as refused:
        make(members)
    assert refused.value.returncode == 2


def test_a_production_site_is_refused(settings: Any) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError) as refused:
        make()
    assert refused.value.returncode == 2


def test_the_same_seed_makes_the_same_country_and_another_one_another() -> None:
    made = rows()
    empty()
    make()
    assert rows() == made
    empty()
    make(seed=SEED + 1)
    assert rows() != made
