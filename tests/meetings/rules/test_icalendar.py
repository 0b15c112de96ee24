from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from meetings.rules.icalendar import Event, calendar_file, escaped, folded

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
AT = datetime(2025, 3, 21, 9, 0, tzinfo=ZONE)


def lines_of(*events: Event) -> list[str]:
    said = calendar_file(events, name="Lịch sinh hoạt", at=AT)
    assert said.endswith("END:VCALENDAR\r\n")
    assert "\n" not in said.replace("\r\n", "")
    return said.split("\r\n")


def test_a_meeting_with_its_hours_is_told_in_universal_time() -> None:
    begins, ends = (datetime(2025, 4, 5, hour, 30, tzinfo=ZONE) for hour in (7, 9))
    assert lines_of(Event("meeting-7@x", begins, ends, "Sinh hoạt", "Nhà văn hoá", "https://x/meetings/7/", 2)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//partyadmin//meetings//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Lịch sinh hoạt",
        "BEGIN:VEVENT",
        "UID:meeting-7@x",
        "DTSTAMP:20250321T020000Z",
        "DTSTART:20250405T003000Z",
        "DTEND:20250405T023000Z",
        "SEQUENCE:2",
        "STATUS:CONFIRMED",
        "SUMMARY:Sinh hoạt",
        "LOCATION:Nhà văn hoá",
        "URL:https://x/meetings/7/",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_without_an_hour_it_is_the_whole_day_and_one_called_off_says_so() -> None:
    said = lines_of(Event("1@x", date(2025, 4, 5), None, "Họp", is_cancelled=True))
    assert "DTSTART;VALUE=DATE:20250405" in said
    assert "STATUS:CANCELLED" in said
    assert not any(line.startswith(("DTEND", "LOCATION", "URL")) for line in said)


def test_what_separates_is_escaped() -> None:
    assert escaped("Tổ 1, tổ 2; C:\\x\r\nhết") == "Tổ 1\\, tổ 2\\; C:\\\\x\\nhết"


@pytest.mark.parametrize("letter", ["a", "ế", "𝄞"])
@pytest.mark.parametrize("number", [0, 1, 18, 19, 25, 74, 75, 76, 300])
def test_long_lines_are_folded_between_letters(letter: str, number: int) -> None:
    parts = folded(letter * number).split("\r\n")
    assert all(len(part.encode()) <= 75 for part in parts)
    assert all(part.startswith(" ") for part in parts[1:])
    assert "".join([parts[0], *(part[1:] for part in parts[1:])]) == letter * number
    assert len(parts) == 1 or len(parts[0].encode()) + len(letter.encode()) > 75
