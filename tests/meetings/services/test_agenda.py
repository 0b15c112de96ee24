import unicodedata
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection

from accounts.models import Entry, Occasion
from accounts.rules.refusal import Refused
from meetings.models import AgendaItem, Meeting
from meetings.services.agenda import AgendaDraft, AgendaRefused, confirm_agenda_item, edit_agenda
from meetings.services.planning import change_format
from tests.cast import NOW, TODAY, Cast
from tests.meetings.scenes import ALLOWED, FORBIDDEN, MEETING_DAY, SECRET, Scene, cell_with_groups

pytestmark = pytest.mark.django_db
UNCLEAR = "Một số vấn đề khác"
AFTER_THE_WINDOW = date(2025, 8, 1)


@pytest.fixture
def groups(cast: Cast) -> Scene:
    return cell_with_groups(cast)


def whole_database() -> Iterator[str]:
    """Every value of every table, the log included."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            yield from (str(value) for row in cursor.fetchall() for value in row)


def test_a_forbidden_item_is_refused_by_group_with_its_clause(groups: Scene) -> None:
    with pytest.raises(AgendaRefused) as refused:
        groups.plan("by_group", MEETING_DAY, ALLOWED, FORBIDDEN)
    assert list(refused.value.readings) == [1]
    assert refused.value.readings[1].topic == "1.admission"
    assert refused.value.clause == "03-HD/TW, II.3.2"
    assert not Meeting.objects.exists()


def test_where_several_items_are_refused_each_is_told_with_its_number(groups: Scene) -> None:
    meeting = groups.plan("in_person", MEETING_DAY, FORBIDDEN, ALLOWED, "Kỷ luật đảng viên")
    with pytest.raises(AgendaRefused) as refused:
        change_format(meeting=meeting, format="by_group", occasion=groups.cast.occasion("an"))
    told = [(reason.field, reason.message.partition(": ")[0]) for reason in refused.value.reasons]
    assert told == [("agenda", "Item 1"), ("agenda", "Item 3")]


def test_the_same_item_is_held_in_person(groups: Scene) -> None:
    meeting = groups.plan("in_person", MEETING_DAY, FORBIDDEN)
    assert meeting.agenda.get().verdict == "forbidden"


def test_a_declared_topic_is_refused_whatever_the_wording(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    drafts = [AgendaDraft(ALLOWED, declared_topic="2.emulation_rewards")]
    with pytest.raises(AgendaRefused) as refused:
        edit_agenda(meeting=meeting, agenda=drafts, occasion=groups.cast.occasion("an"))
    assert refused.value.readings[0].topic == "2.emulation_rewards"


@pytest.mark.parametrize("day", [MEETING_DAY, AFTER_THE_WINDOW])
@pytest.mark.parametrize("declared", ["", "2.secrets"])
def test_a_secret_is_refused_everywhere_and_stored_nowhere(groups: Scene, day: date, declared: str) -> None:
    words = SECRET if not declared else "Chuyện kho thóc phía đông"
    meeting = groups.plan("in_person", day)
    with pytest.raises(AgendaRefused):
        edit_agenda(
            meeting=meeting,
            agenda=[AgendaDraft(words, declared)],
            occasion=groups.cast.occasion("an"),
        )
    if not declared:
        with pytest.raises(AgendaRefused):
            groups.plan("in_person", day, words)
    assert not any(words in value for value in whole_database())
    assert any(ALLOWED in value for value in whole_database())


def test_what_only_may_touch_on_secrets_needs_a_person_and_a_reason_in_person_too(groups: Scene) -> None:
    words = "Công tác bảo vệ bí mật nhà nước năm 2025"
    with pytest.raises(AgendaRefused) as refused:
        groups.plan("in_person", MEETING_DAY, words)
    assert (refused.value.readings[0].verdict, refused.value.readings[0].topic) == ("unclear", "2.secrets")
    meeting = groups.plan("in_person")
    drafts = [AgendaDraft(words, reason="Chỉ nhắc trách nhiệm, không có tài liệu mật")]
    edit_agenda(meeting=meeting, agenda=drafts, occasion=groups.cast.occasion("an"))
    assert meeting.agenda.get().confirmed_by.username == "an"


def test_an_unclear_item_needs_a_person_and_a_reason(groups: Scene) -> None:
    with pytest.raises(AgendaRefused) as refused:
        groups.plan("by_group", MEETING_DAY, ALLOWED, UNCLEAR)
    assert refused.value.readings[1].verdict == "unclear"
    meeting = groups.plan("by_group")
    drafts = [AgendaDraft(UNCLEAR, reason="Chỉ bàn việc thu quỹ")]
    edit_agenda(meeting=meeting, agenda=drafts, occasion=groups.cast.occasion("an"))
    item = meeting.agenda.get()
    assert (item.confirmed_by.username, item.reason, item.confirmed_at) == ("an", "Chỉ bàn việc thu quỹ", NOW)


def test_a_confirmation_stays_with_whoever_gave_it_while_the_wording_stays(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    drafts = [AgendaDraft(UNCLEAR, reason="Chỉ bàn việc thu quỹ")]
    edit_agenda(meeting=meeting, agenda=drafts, occasion=groups.cast.occasion("an"))
    edit_agenda(
        meeting=meeting,
        agenda=[*drafts, AgendaDraft(ALLOWED)],
        occasion=groups.cast.occasion("binh"),
    )
    assert meeting.agenda.get(position=1).confirmed_by.username == "an"


def test_an_unclear_item_in_person_is_confirmed_before_the_meeting_goes_by_group(groups: Scene) -> None:
    meeting = groups.plan("in_person", MEETING_DAY, UNCLEAR)
    actor = groups.cast.actor("an")
    with pytest.raises(AgendaRefused):
        change_format(meeting=meeting, format="by_group", occasion=Occasion(by=actor, at=NOW, today=TODAY))
    with pytest.raises(Refused):
        confirm_agenda_item(item=meeting.agenda.get(), reason=" ", occasion=Occasion(by=actor, at=NOW, today=TODAY))
    confirm_agenda_item(
        item=meeting.agenda.get(), reason="Chỉ thu quỹ", occasion=Occasion(by=actor, at=NOW, today=TODAY)
    )
    with pytest.raises(Refused, match="needs no confirmation"):
        confirm_agenda_item(
            item=meeting.agenda.get(), reason="Chỉ thu quỹ", occasion=Occasion(by=actor, at=NOW, today=TODAY)
        )
    assert (
        change_format(meeting=meeting, format="by_group", occasion=Occasion(by=actor, at=NOW, today=TODAY)).slot
        is not None
    )
    assert Entry.objects.get(act="meetings.confirm_agenda_item").why == "Chỉ thu quỹ"


def test_a_meeting_with_a_forbidden_item_does_not_change_to_by_group(groups: Scene) -> None:
    meeting = groups.plan("in_person", MEETING_DAY, FORBIDDEN)
    with pytest.raises(AgendaRefused):
        change_format(meeting=meeting, format="by_group", occasion=groups.cast.occasion("an"))
    meeting.refresh_from_db()
    assert (meeting.format, meeting.slot) == ("in_person", None)


def test_empty_lines_are_left_out_and_decomposed_letters_composed(groups: Scene) -> None:
    meeting = groups.plan("in_person", MEETING_DAY, "  ", unicodedata.normalize("NFD", "Thu đảng phí  tháng 4"))
    assert list(AgendaItem.objects.filter(meeting=meeting).values_list("position", "text")) == [
        (1, "Thu đảng phí tháng 4")
    ]


def test_after_a_group_has_met_the_agenda_stays(groups: Scene) -> None:
    meeting = groups.plan("by_group")
    groups.prepare(meeting, TODAY)
    groups.meet(meeting, 0, MEETING_DAY)
    with pytest.raises(Refused, match="already met"):
        edit_agenda(
            meeting=meeting,
            agenda=[AgendaDraft(ALLOWED)],
            occasion=groups.cast.occasion("an"),
        )


def test_an_item_that_was_replaced_meanwhile_is_not_confirmed(groups: Scene) -> None:
    meeting = groups.plan("in_person", MEETING_DAY, UNCLEAR)
    item = meeting.agenda.get()
    edit_agenda(meeting=meeting, agenda=[AgendaDraft(ALLOWED)], **groups.acting(TODAY))
    with pytest.raises(Refused, match="changed meanwhile"):
        confirm_agenda_item(item=item, reason="Chỉ thu quỹ", **groups.acting(TODAY))
