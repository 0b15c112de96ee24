from collections.abc import Callable
from datetime import time, timedelta

import pytest
from django.test import Client

from accounts.desk import said_by
from accounts.rules.refusal import Refused
from cells.models import Degree
from meetings.models import Meeting, Minutes
from meetings.rules.minutes import digest_of
from meetings.rules.votes import CONCLUSION, Ballot
from meetings.services import holding
from meetings.services.by_group import OpinionDraft
from meetings.services.combining import Adopted, TaskDraft, combine_groups
from meetings.services.holding import Presence, record_attendance
from meetings.services.votes import VotesTaken
from reports.desk import minutes_to_sign
from reports.queries.minutes import what_is_minuted
from reports.queries.minutes_sheet import conclusion_of
from reports.rules.minutes import composed
from tests.cast import TODAY, Cast
from tests.meetings.scenes import MEETING_DAY, Scene, cell_with_groups
from tests.pilots.test_desk import request_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]


@pytest.fixture
def cell(cast: Cast) -> Scene:
    return cell_with_groups(cast)


@pytest.fixture
def held(cell: Scene) -> Meeting:
    meeting = cell.plan("in_person", TODAY, on=TODAY, place="Nhà văn hoá", starts_at=time(14, 0))
    roll = {member.pk: Presence("in_person") for member in cell.members}
    roll[cell.members[5].pk] = Presence("excused", "ốm")
    roll[cell.members[6].pk] = Presence("absent")
    record_attendance(meeting=meeting, roll=roll, **cell.acting(TODAY))
    chair, secretary = cell.members[:2]
    facts = holding.Minutes(TODAY, chair=chair, secretary=secretary, summary="Đã bàn", conclusion="Nhất trí")
    return holding.hold_meeting(meeting=meeting, minutes=facts, **cell.acting(TODAY))


@pytest.fixture
def by_group(cell: Scene) -> Meeting:
    """Four groups that met, of which one keeps an opinion; adopted by the committee."""
    meeting = cell.plan("by_group", TODAY, on=TODAY)
    cell.prepare(meeting, TODAY)
    item = meeting.agenda.get()
    reserved = OpinionDraft("reserved", "Không đồng ý mức đóng góp", cell.members[9])
    for place in range(4):
        cell.report(
            cell.meet(
                meeting,
                place,
                TODAY,
                votes={item.pk: Ballot(10), None: Ballot(9, 1)},
                opinions=[reserved] if place == 1 else [],
            ),
            TODAY,
        )
    task = TaskDraft("Thăm hộ nghèo", cell.members[4], MEETING_DAY)
    adopted = Adopted(TODAY, "Chi bộ kết luận", "resolution", Ballot(3), chair=cell.members[0], tasks=[task])
    combine_groups(meeting=meeting, adopted=adopted, **cell.acting(TODAY))
    meeting.refresh_from_db()
    return meeting


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_what_is_recorded_is_composed_into_minutes(cell: Scene, held: Meeting) -> None:
    Degree.objects.filter(member=cell.members[7]).update(value=Degree.Value.PROBATIONARY)
    text = composed(what_is_minuted(held))
    assert "vào hồi 14 giờ 00 ngày 21 tháng 3 năm 2025, tại Nhà văn hoá" in text
    assert "Tổng số đảng viên: 52 đồng chí (chính thức 51, dự bị 01)" in text
    assert "Dự sinh hoạt: 50 đồng chí (đạt 96,15" in text
    assert f"Vắng có lý do: 01 đồng chí: {cell.members[5].full_name} (ốm)." in text
    assert f"Vắng không có lý do: 01 đồng chí: {cell.members[6].full_name}." in text
    assert f"Chủ trì: đồng chí {cell.members[0].full_name} - Bí thư" in text


def test_votes_stand_in_the_minutes_and_below_what_was_concluded(cell: Scene) -> None:
    meeting = cell.plan("in_person", TODAY, "Nhiệm vụ tháng tới", "Thông tin thời sự", on=TODAY)
    roll = {member.pk: Presence("in_person") for member in cell.members}
    record_attendance(meeting=meeting, roll=roll, **cell.acting(TODAY))
    first = meeting.agenda.all()[0]
    votes = VotesTaken({CONCLUSION: Ballot(48, 3, 1)}, [first.pk])
    facts = holding.Minutes(TODAY, conclusion="Nhất trí", votes=votes)
    meeting = holding.hold_meeting(meeting=meeting, minutes=facts, **cell.acting(TODAY))
    lines = composed(what_is_minuted(meeting)).split("\n")
    place = lines.index("1. Nhiệm vụ tháng tới")
    assert lines[place + 1] == "Biểu quyết: 52 tán thành (đạt 100\xa0%), 00 không tán thành."
    assert lines[place + 2 : place + 4] == ["2. Thông tin thời sự", "III. KẾT LUẬN"]
    assert (
        "Biểu quyết thông qua kết luận: 48 tán thành (đạt 92,31\xa0%), 03 không tán thành (5,77\xa0%), "
        "01 ý kiến khác (1,92\xa0%)." in lines
    )
    said = str(conclusion_of(meeting).blocks)
    assert "với 48/52 đồng chí tán thành, đạt 92,31" in said


def test_what_found_no_majority_is_no_conclusion(cell: Scene) -> None:
    meeting = cell.plan("in_person", TODAY, on=TODAY)
    votes = VotesTaken({CONCLUSION: Ballot(2, 2)}, voters=4)
    facts = holding.Minutes(TODAY, conclusion="Nhất trí", votes=votes)
    meeting = holding.hold_meeting(meeting=meeting, minutes=facts, **cell.acting(TODAY))
    assert "Không được thông qua." in composed(what_is_minuted(meeting))
    with pytest.raises(Refused, match="Nothing was adopted"):
        conclusion_of(meeting)


def test_of_a_meeting_by_group_the_sums_and_every_reserved_opinion_are_in_the_minutes(
    cell: Scene, by_group: Meeting
) -> None:
    text = composed(what_is_minuted(by_group))
    assert "40 tán thành (đạt 76,92" in text
    assert f"- Ý kiến bảo lưu (đồng chí {cell.members[9].full_name}, " in text
    assert "Không đồng ý mức đóng góp" in text
    assert "Biểu quyết thông qua nghị quyết ngày 21/3/2025: 03 tán thành (đạt 100" in text
    assert f"- Đồng chí {cell.members[4].full_name}: Thăm hộ nghèo, hạn hoàn thành 05/4/2025" in text


def test_the_minutes_of_a_group_are_of_its_session_alone(cell: Scene, by_group: Meeting) -> None:
    text = composed(what_is_minuted(by_group, cell.groups[1]))
    assert text.startswith("Hôm nay, ngày 21 tháng 3 năm 2025, ")
    assert "Không đồng ý mức đóng góp" in text
    assert "Dự sinh hoạt: 10 đồng chí (đạt 76,92" in text


def test_the_clerk_keeps_the_minutes_and_records_both_signatures(cell: Scene, held: Meeting, signed_in: SignIn) -> None:
    client, address = signed_in("an"), f"/reports/meetings/{held.pk}/minutes/"
    assert "Hôm nay, vào hồi 14 giờ 00" in page(client, address)
    assert client.post(address, {"text": "I. THÀNH PHẦN\nĐủ"}).status_code == 302
    kept = Minutes.objects.get()
    assert "<h2>I. THÀNH PHẦN" in page(client, address)
    for role, member in (("chair", cell.members[0]), ("secretary", cell.members[1])):
        facts = {"role": role, "digest": digest_of(kept.text), "member": member.pk, "signed_on": "21/03/2025"}
        sent = {f"{role}-{name}": value for name, value in facts.items()}
        assert client.post(address, sent).status_code == 302
    kept.refresh_from_db()
    assert kept.frozen
    assert client.post(address, {"added": "Sai họ tên"}).status_code == 302
    shown = page(client, address)
    assert "Sai họ tên" in shown
    assert 'name="text"' not in shown
    assert 'name="added"' in shown


def test_a_signature_that_cannot_be_is_said_beside_its_field(cell: Scene, held: Meeting, signed_in: SignIn) -> None:
    client, address = signed_in("an"), f"/reports/meetings/{held.pk}/minutes/"
    client.post(address, {"text": "Đã bàn"})
    kept = Minutes.objects.get()
    sent = {
        "chair-role": "chair",
        "chair-digest": digest_of("Đã bàn"),
        "chair-member": cell.members[0].pk,
        "chair-signed_on": "22/03/2025",
    }
    response = client.post(address, sent)
    assert response.status_code == 200
    assert 'value="22/03/2025"' in response.content.decode()
    assert not kept.sign_offs.exists()


def test_before_the_meeting_the_page_says_what_comes_first(cell: Scene, signed_in: SignIn) -> None:
    planned = cell.plan("in_person", MEETING_DAY)
    assert "Record it as held first" in page(signed_in("an"), f"/reports/meetings/{planned.pk}/minutes/")


def test_who_reads_the_meeting_reads_its_minutes_and_writes_none(cell: Scene, held: Meeting, signed_in: SignIn) -> None:
    address = f"/reports/meetings/{held.pk}/minutes/"
    assert "<textarea" not in page(signed_in("giang"), address)
    assert signed_in("giang").post(address, {"text": "Khác"}).status_code == 404
    assert not Minutes.objects.exists()


def test_what_the_minutes_said_before_is_brought_back(cell: Scene, held: Meeting, signed_in: SignIn) -> None:
    client, address = signed_in("an"), f"/reports/meetings/{held.pk}/minutes/"
    for text in ("Bản một", "Bản hai"):
        client.post(address, {"text": text})
    assert "Bản một" in page(client, f"{address}earlier/")
    assert ">\nBản một</textarea>" in page(client, f"{address}?earlier=1")


def test_minutes_that_nobody_signed_in_time_stand_on_the_desk_of_the_clerk(
    cell: Scene, held: Meeting, signed_in: SignIn
) -> None:
    sections = said_by([minutes_to_sign], request_of(cell.cast, "an", TODAY + timedelta(days=3)))
    assert [(duty.url, duty.overdue) for section in sections for duty in section.duties] == [
        (f"/reports/meetings/{held.pk}/minutes/", True)
    ]
    early = said_by([minutes_to_sign], request_of(cell.cast, "an", TODAY))
    assert not [duty for section in early for duty in section.duties]


def test_minutes_are_looked_at_before_they_are_kept(held: Meeting, signed_in: SignIn) -> None:
    answer = signed_in("an").post(
        f"/reports/meetings/{held.pk}/minutes/", {"text": "I. THÀNH PHẦN\n**Đủ**", "preview": "1"}
    )
    assert "<strong>Đủ</strong>" in answer.content.decode()
    assert not Minutes.objects.exists()
