"""What is said of an item, word for word."""

import pytest

from pilots.rules.agenda import Reading, Topic, TopicKey, Verdict, read_item
from pilots.rules.agenda.normalise import MAX_CHARACTERS

ADMISSION = Topic(TopicKey.ADMISSION, "kết nạp đảng viên", "II.3.2")
SECRETS = Topic(TopicKey.SECRETS, "bí mật nhà nước", "II.3.1", refused_everywhere=True)
TOPICS = {topic.key: topic for topic in (ADMISSION, SECRETS)}
NOTHING = (
    "No forbidden topic was recognised in the wording. "
    "That does not prove the item allowed: the person in the chair answers for it."
)


def told(text: str, declared: str | None = None) -> Reading:
    return read_item(text, topics=TOPICS, declared=declared)


@pytest.mark.parametrize(
    ("text", "declared", "topic", "why"),
    [
        (
            "Xét kết nạp đảng viên",
            None,
            ADMISSION,
            "The words “kết nạp đảng viên” point to “kết nạp đảng viên”, which may not be dealt with online or by group "
            "(II.3.2). Hold the item at a meeting in person; if it only informs or teaches, say so in its wording.",
        ),
        (
            "Bàn giao tài liệu mật",
            None,
            SECRETS,
            "The words “tài liệu mật” point to “bí mật nhà nước” (II.3.1). "
            "Such matters may not be entered here for any meeting; take the item out.",
        ),
        (
            "Việc của chi bộ",
            TopicKey.ADMISSION,
            ADMISSION,
            "The item was declared as “kết nạp đảng viên”, which may not be dealt with online or by group (II.3.2). "
            "Hold it at a meeting in person, or correct what was declared.",
        ),
        (
            "Việc của chi bộ",
            TopicKey.SECRETS,
            SECRETS,
            "The item was declared as “bí mật nhà nước” (II.3.1). "
            "Such matters may not be entered here for any meeting; take the item out.",
        ),
        (
            "Xét kết nạp đảng viên",
            TopicKey.SECRETS,
            SECRETS,
            "The item was declared as “bí mật nhà nước” (II.3.1). "
            "Such matters may not be entered here for any meeting; take the item out.",
        ),
    ],
)
def test_a_forbidden_item_says_where_it_may_be_dealt_with(
    text: str, declared: str | None, topic: Topic, why: str
) -> None:
    assert told(text, declared) == Reading(text, Verdict.FORBIDDEN, topic.key, topic.clause, why)


def test_what_may_touch_on_a_topic_asks_for_more_exact_words_or_a_confirmation() -> None:
    text = "Cong van so 12 (mat)"
    why = (
        "The words “mat” may touch on “bí mật nhà nước” (II.3.1). Say more exactly what will be done, "
        "or have a responsible person confirm that it does not and give the reason."
    )
    assert told(text) == Reading(text, Verdict.UNCLEAR, "2.secrets", "II.3.1", why)


def test_words_that_name_nothing_ask_for_a_name() -> None:
    text = "Việc khác"
    why = (
        "The words “việc khác” do not say what will be dealt with. "
        "Name it, or have a responsible person confirm the item and give the reason."
    )
    assert told(text) == Reading(text, Verdict.UNCLEAR, None, None, why)


@pytest.mark.parametrize("declared", [None, TopicKey.MAJOR_POLICIES, ""])
def test_what_is_harmless_says_who_answers_for_it_whatever_else_was_declared(declared: str | None) -> None:
    assert told("Thu đảng phí", declared) == Reading("Thu đảng phí", Verdict.NONE_RECOGNISED, None, None, NOTHING)


@pytest.mark.parametrize(("more", "verdict"), [(0, Verdict.NONE_RECOGNISED), (1, Verdict.UNCLEAR)])
def test_an_item_is_read_through_up_to_its_last_letter(more: int, verdict: Verdict) -> None:
    text = "a" * (MAX_CHARACTERS + more)
    why = "The item is too long to be read through. Shorten it to what will be dealt with." if more else NOTHING
    assert told(text) == Reading(text, verdict, None, None, why)


def test_words_are_quoted_once_and_not_more_than_six() -> None:
    assert "“kết nạp đảng viên”" in told("Xét kết nạp đảng viên và xét kết nạp đảng viên").why
