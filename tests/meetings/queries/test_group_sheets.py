import pytest

from meetings.queries.group_sheets import group_sheets_of
from tests.cast import TODAY, Cast
from tests.meetings.scenes import cell_with_groups

pytestmark = pytest.mark.django_db


def test_each_sheet_has_its_leader_its_people_and_who_of_them_votes(cast: Cast, django_assert_max_num_queries) -> None:
    scene = cell_with_groups(cast)
    degree = scene.members[4].degrees.get()
    degree.value = "probationary"
    degree.save()
    meeting = scene.plan("by_group", TODAY, on=TODAY)
    scene.prepare(meeting, TODAY)
    with django_assert_max_num_queries(6):
        sheets = group_sheets_of(meeting)
    assert [sheet.group for sheet in sheets] == scene.groups
    assert [(len(sheet.people), sheet.voters) for sheet in sheets] == [(13, 12), (13, 13), (13, 13), (13, 13)]
    assert [sheet.leader for sheet in sheets] == scene.members[:4]
    assert {sheet.attends for sheet in sheets} == {scene.members[0]}
    assert [person.member for person in sheets[0].people if not person.has_a_vote] == [scene.members[4]]


def test_a_group_that_was_let_go_has_no_sheet(cast: Cast) -> None:
    scene = cell_with_groups(cast)
    meeting = scene.plan("by_group", TODAY, on=TODAY)
    meeting.let_go.create(group=scene.groups[1], on=TODAY, reason="Giải thể")
    assert [sheet.group for sheet in group_sheets_of(meeting)] == [scene.groups[place] for place in (0, 2, 3)]
