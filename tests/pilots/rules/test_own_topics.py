"""Topics of a successor in its own words: found in an agenda by these words, in whatever way they are typed."""

import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from pilots.rules.agenda import Topic, TopicKey, Verdict, read_item

SHIPPED = Path(__file__).parents[3] / "pilots" / "guidances" / "03-HD-TW.json"
OWN = Topic("own.1", "công tác dân vận của đảng uỷ cơ sở", "09-HD/TW, Mục 5")
ABBREVIATED = Topic("own.2", "quản lý ĐV đi làm ăn xa", "09-HD/TW, Mục 6")
REWORDED = Topic(TopicKey.ADMISSION, "giới thiệu đoàn thể quần chúng", "09-HD/TW, Mục 7")
SHORT = Topic("own.3", "bàn", "09-HD/TW, Mục 8")
TOPICS = {topic.key: topic for topic in (OWN, ABBREVIATED, REWORDED)}


def read(text: str, topics: dict[str, Topic] = TOPICS) -> tuple[str, str | None, str | None]:
    reading = read_item(text, topics=topics)
    return reading.verdict, reading.topic, reading.clause


SAME = (
    OWN.wording,
    OWN.wording.upper(),
    "Công tác dân vận của đảng ủy cơ sở",
    "cong tac dan van cua dang uy co so",
    unicodedata.normalize("NFD", OWN.wording),
    "Cho ý kiến về công tác dân vận của Đảng uỷ cơ sở quý III",
    "Công tác dân vận, của đảng uỷ cơ sở.",
    "Công tác DV của ĐUCS",
)


@pytest.mark.parametrize("text", SAME)
def test_the_words_of_an_own_topic_are_asked_about_though_nobody_declared_them(text: str) -> None:
    assert read(text) == (Verdict.UNCLEAR, OWN.key, OWN.clause)


@pytest.mark.parametrize("text", ["Quản lý đảng viên đi làm ăn xa", "Rà soát việc quản lý đv đi làm ăn xa"])
def test_a_topic_with_an_abbreviation_is_found_in_full_words(text: str) -> None:
    assert read(text) == (Verdict.UNCLEAR, ABBREVIATED.key, ABBREVIATED.clause)


@pytest.mark.parametrize(
    "text",
    [
        "Công tác dân số của đảng uỷ cơ sở",
        "Công tác dân vận của chính quyền",
        "Dân vận của đảng uỷ cơ sở, công tác",
        "Công tác dẫn vận của đảng uỷ cơ sở",
        "Quản lý nhân viên đi làm ăn xa",
    ],
)
def test_other_words_are_not_taken_for_it(text: str) -> None:
    assert read(text)[0] == Verdict.NONE_RECOGNISED


def test_a_topic_entered_without_marks_is_found_in_words_with_them() -> None:
    plain = replace(OWN, wording="cong tac dan van cua dang uy co so")
    assert read(OWN.wording, {plain.key: plain})[0] == Verdict.UNCLEAR


def test_a_known_topic_in_words_the_reading_does_not_know_is_found_by_them_too() -> None:
    assert read("Giới thiệu đoàn thể quần chúng") == (Verdict.UNCLEAR, REWORDED.key, REWORDED.clause)


def test_one_short_word_is_found_with_its_marks_alone() -> None:
    assert read("Bàn việc chung", {SHORT.key: SHORT})[0] == Verdict.UNCLEAR
    assert read("Ban điều hành báo cáo", {SHORT.key: SHORT})[0] == Verdict.NONE_RECOGNISED


def test_declared_it_is_refused_and_the_words_say_why_it_is_asked_about() -> None:
    assert read_item(OWN.wording, topics=TOPICS, declared=OWN.key).verdict == Verdict.FORBIDDEN
    assert OWN.wording in read_item(OWN.wording, topics=TOPICS).why


def test_an_own_topic_hides_no_forbidden_one() -> None:
    both = TOPICS | {TopicKey.FULL_MEMBERSHIP: Topic(TopicKey.FULL_MEMBERSHIP, "chuyển đảng chính thức", "Mục 9")}
    assert read(f"{OWN.wording}; xét chuyển đảng chính thức", both)[:2] == (
        Verdict.FORBIDDEN,
        TopicKey.FULL_MEMBERSHIP,
    )


def test_the_topics_that_ship_are_read_as_before() -> None:
    """Their words are known, and reading out what is said of them is no dealing with them."""
    shipped = json.loads(SHIPPED.read_text(encoding="utf-8"))["topics"]
    topics = {row["key"]: Topic(**row) for row in shipped}
    for topic in topics.values():
        assert read(topic.wording, topics)[0] == Verdict.FORBIDDEN
    assert read("Học tập chuyên đề về thi đua, khen thưởng", topics)[0] == Verdict.NONE_RECOGNISED
