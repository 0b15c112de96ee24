"""The recorded cast is the one that is entered through the services."""

from typing import Any

import pytest
from django.apps import apps
from django.db import transaction

from tests.cast import Cast, gather
from tests.recorded_cast import DERIVED, recorded_cast

pytestmark = pytest.mark.django_db


def laid_down(cast: Cast) -> dict[str, list[dict[str, Any]]]:
    """What stands in every table, without the numbers of rows and the salt of passwords."""
    numbers = {"pk", "id", "password", "subject_id", "mandate_id", "data"}
    return {
        model._meta.label: sorted(
            (
                {
                    field.name: str(getattr(one, field.name))
                    for field in model._meta.concrete_fields
                    if field.name not in numbers
                }
                for one in model._default_manager.all()
            ),
            key=str,
        )
        for model in apps.get_app_config("cells").get_models()
        if model._meta.db_table not in DERIVED
    } | {"actors": [{name: str(cast.actor(name).mandate)} for name in cast.users]}


def test_it_is_the_one_that_is_entered() -> None:
    def entered() -> dict[str, list[dict[str, Any]]]:
        return laid_down(gather())

    def recorded() -> dict[str, list[dict[str, Any]]]:
        return laid_down(recorded_cast())

    found = []
    for lay_down in (entered, recorded, recorded):
        with transaction.atomic():
            found.append(lay_down())
            transaction.set_rollback(True)
    first, *others = found
    assert others == [first, first]


def test_what_one_test_does_to_its_cast_the_next_does_not_see() -> None:
    with transaction.atomic():
        changed = recorded_cast()
        changed.users["an"].full_name = "Ai đó"
        transaction.set_rollback(True)
    assert recorded_cast().users["an"].full_name == "Nguyễn Thị An"
