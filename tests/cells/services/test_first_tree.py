"""The organisations a site begins with: entered whole, and taken back whole while nothing rests on them."""

from dataclasses import replace
from datetime import date

import pytest

from accounts.models import Actor, Entry, Occasion, User
from accounts.rules.refusal import Refused
from cells.models import Body, Organisation, OrganisationVersion
from cells.queries.first_tree import first_tree_entered
from cells.rules.document_reference import CitedDocument
from cells.services.first_register import enter_organisation
from cells.services.first_tree import FirstOrganisation, enter_first_tree, take_back_first_tree
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.django_db
SINCE = date(2020, 1, 1)
ORDER = CitedDocument("Đảng ủy phường", "1-QĐ/ĐU", date(2020, 1, 1))


def facts(name: str, kind: str, level: str) -> dict[str, str]:
    return {"name": name, "issuer_name": name, "kind": kind, "level": level, "type": "other"}


TREE = [
    FirstOrganisation("P", "", SINCE, ORDER, facts("Đảng bộ phường  Đô Vinh", "superior", "commune")),
    FirstOrganisation("P-01", "P", SINCE, ORDER, facts("Chi bộ khu phố 1", "cell", "grassroots")),
    FirstOrganisation("P-02", "P", date(2021, 5, 1), None, facts("Chi bộ khu phố 2", "cell", "grassroots")),
]


@pytest.fixture
def occasion() -> Occasion:
    user = User.objects.create(username="dau", full_name="Người đầu tiên")
    return Occasion(by=Actor(user, None, "administrator"), at=NOW, today=TODAY)


def test_all_of_them_stand_in_the_register_and_in_todays_tree(occasion: Occasion) -> None:
    enter_first_tree(organisations=TREE, source="to chuc.xlsx", occasion=occasion)
    top = Organisation.objects.get(code="P")
    assert [one.code for one in Organisation.objects.below(top)] == ["P", "P-01", "P-02"]
    versions = {one.organisation.code: one for one in OrganisationVersion.objects.all()}
    assert versions["P"].name == "Đảng bộ phường Đô Vinh"
    assert versions["P-02"].valid_from == date(2021, 5, 1)
    assert str(versions["P-01"].ordered_by).startswith("1-QĐ/ĐU")
    assert versions["P-02"].ordered_by is None


def test_one_that_cannot_be_leaves_nothing_of_the_others(occasion: Occasion) -> None:
    for wrong in (
        replace(TREE[2], parent="P-01"),
        replace(TREE[2], since=date(2019, 12, 31)),
        replace(TREE[2], since=date(2025, 3, 22)),
    ):
        with pytest.raises(Refused):
            enter_first_tree(organisations=[*TREE[:2], wrong], source="", occasion=occasion)
        assert not Organisation.objects.exists()
        assert not Entry.objects.exists()


def test_a_register_begins_once(occasion: Occasion) -> None:
    enter_first_tree(organisations=TREE, source="", occasion=occasion)
    with pytest.raises(Refused, match="already"):
        enter_first_tree(organisations=[replace(TREE[0], code="Q")], source="", occasion=occasion)


def test_it_is_taken_back_whole_and_may_begin_anew(occasion: Occasion) -> None:
    enter_first_tree(organisations=TREE, source="", occasion=occasion)
    assert take_back_first_tree(why="Nhầm phường", occasion=occasion) == 3
    assert not Organisation.objects.exists()
    assert not OrganisationVersion.objects.exists()
    assert first_tree_entered() is None
    enter_first_tree(organisations=TREE, source="", occasion=occasion)
    assert first_tree_entered() is not None


def test_what_rests_on_it_keeps_it_and_is_named(occasion: Occasion) -> None:
    enter_first_tree(organisations=TREE, source="", occasion=occasion)
    cell = Organisation.objects.get(code="P-01")
    body = Body.objects.create(organisation=cell, kind=Body.Kind.CELL_COMMITTEE, valid_from=SINCE)
    with pytest.raises(Refused, match="bodies"):
        take_back_first_tree(why="Nhầm", occasion=occasion)
    assert Organisation.objects.count() == 3
    body.delete()
    take_back_first_tree(why="Nhầm", occasion=occasion)
    assert not Organisation.objects.exists()


def test_what_was_founded_below_it_since_keeps_it(occasion: Occasion) -> None:
    enter_first_tree(organisations=TREE, source="", occasion=occasion)
    version = OrganisationVersion(
        parent=Organisation.objects.get(code="P"), valid_from=SINCE, **facts("Chi bộ khu phố 3", "cell", "grassroots")
    )
    enter_organisation(code="P-03", versions=[version], occasion=occasion)
    with pytest.raises(Refused):
        take_back_first_tree(why="Nhầm", occasion=occasion)
    assert Organisation.objects.count() == 4


def test_where_there_was_no_list_there_is_nothing_to_take_back(occasion: Occasion) -> None:
    with pytest.raises(Refused, match="no list"):
        take_back_first_tree(why="Nhầm", occasion=occasion)
