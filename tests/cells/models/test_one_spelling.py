"""What was kept before letters that look alike were unified is unified by the migration, and found as what it is."""

import importlib
from datetime import date

import pytest
from django.apps import apps

from accounts.services.users import create_user
from cells.models import DocumentReference, Member, Organisation, OrganisationVersion
from cells.queries.duplicates import alike_below
from tests.cast import Cast

pytestmark = pytest.mark.django_db
MIGRATION = importlib.import_module("cells.migrations.0003_ways_back_and_one_spelling")


def test_names_and_documents_of_before_become_one_with_those_typed_now(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    Member.objects.filter(pk=member.pk).update(full_name="\u00d0ặng H\u2019Hen", search_key="\u00f0ang h\u2019hen")
    OrganisationVersion.objects.filter(organisation=cast["CELL"]).update(
        name="Chi bộ \u00d0ông", search_key="\u00f0ong"
    )
    reference = DocumentReference.objects.create(issuer="Đảng ủy", symbol="1-QĐ/ĐU", issued_on=date(2025, 1, 1))
    DocumentReference.objects.filter(pk=reference.pk).update(issuer="\u00d0ảng ủy", issuer_key="x")
    MIGRATION.unify(apps, None)
    member.refresh_from_db()
    assert (member.full_name, member.search_key) == ("Đặng H'Hen", "dang hhen")
    assert cast["CELL"].versions.get().search_key == "chi bo dong"
    assert DocumentReference.objects.get(pk=reference.pk).issuer == "Đảng ủy"
    below = Organisation.objects.below(cast["WARD"])
    assert alike_below("Ɖặng HʼHen", member.born_on, "", below) == [member]


def test_documents_entered_under_two_spellings_stay_two(cast: Cast) -> None:
    told = {"symbol": "1-QĐ/ĐU", "issued_on": date(2025, 1, 1)}
    there = DocumentReference.objects.count()
    DocumentReference.objects.create(issuer="Đảng ủy", **told)
    other = DocumentReference.objects.create(issuer="Khác", **told)
    DocumentReference.objects.filter(pk=other.pk).update(issuer="\u00d0ảng ủy", issuer_key="x")
    MIGRATION.unify(apps, None)
    assert DocumentReference.objects.count() == there + 2


def test_an_account_is_known_by_one_spelling(cast: Cast) -> None:
    user = create_user(
        username="\u00d0ông", full_name="\u0189ặng\u00a0H\u2019Hen", password=None, occasion=cast.occasion()
    )
    assert (user.username, user.full_name) == ("Đông", "Đặng H'Hen")


def test_what_is_stated_of_a_member_is_unified_at_the_door(cast: Cast) -> None:
    (member,) = cast.people(1, of="CELL")
    (ground,) = cast.grounds([member], statement="\u00d0i biển\u00a0dài", evidence="Lệnh\u200b số 1")
    assert (ground.statement, ground.evidence) == ("Đi biển dài", "Lệnh số 1")
    assert cast.stay(member, "\u00d0à Nẵng").host_name == "Đà Nẵng"
