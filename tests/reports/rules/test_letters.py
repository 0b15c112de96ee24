"""Lines are never wider than they are taken for: measured with the font that documents are printed in."""

import subprocess
from functools import cache

import pytest
from fontTools.ttLib import TTFont

from reports.rules.letters import longest_word, width_of, wrapped

SAID = (
    "Đảng bộ Công ty cổ phần Vận tải biển Sóng Xanh",
    "CHI BỘ TRƯỜNG TRUNG HỌC PHỔ THÔNG NGUYỄN TRÃI",
    "Ấp Mỹ Phước, xã Ngũ Lạc; ươm mầm “tương lai” – khu phố 12/3",
    "93,15 %",
    "1.234.567",
    "0123456789",
)


@cache
def font() -> TTFont:
    named = subprocess.run(["fc-match", "-f", "%{file}", "Tinos:regular"], capture_output=True, text=True, check=True)
    return TTFont(named.stdout)


def measured(text: str, size: float) -> float:
    letters, widths = font().getBestCmap(), font()["hmtx"]
    return float(size * sum(widths[letters[ord(one)]][0] for one in text) / font()["head"].unitsPerEm)


@pytest.mark.parametrize("text", SAID)
def test_a_line_takes_no_more_room_than_it_is_given_and_not_much_less(text: str) -> None:
    assert measured(text, 12) <= width_of(text, 12) <= 1.35 * measured(text, 12)


@pytest.mark.parametrize("room", [40, 90, 300])
@pytest.mark.parametrize("text", SAID)
def test_no_line_is_wider_than_there_is_room_and_no_letter_is_lost(text: str, room: float) -> None:
    lines = wrapped(text, room, 12)
    assert all(width_of(line, 12) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_words_stay_whole_where_they_can() -> None:
    assert wrapped("Chi bộ khu phố 1", 64, 12) == ["Chi bộ khu", "phố 1"]


def test_a_run_of_letters_without_a_blank_is_broken() -> None:
    assert len(wrapped("a" * 100, 60, 12)) > 10


def test_nothing_is_no_line() -> None:
    assert (wrapped("", 60, 12), longest_word("", 12)) == ([], 0)
