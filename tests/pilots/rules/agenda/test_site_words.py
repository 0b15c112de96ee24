import time

import pytest

from pilots.rules.agenda import Says, SitePhrase, SiteWords, Topic, TopicKey, Verdict, kinds, read_item
from pilots.rules.agenda.site_words import in_one_line, listed, sentences_of, words_of

TOPICS = {key.value: Topic(key.value, key.value, f"II.3, {key.value}", key is TopicKey.SECRETS) for key in TopicKey}
DREDGING = SitePhrase(
    Says.FORBIDDEN, TopicKey.MAJOR_POLICIES, ("thông qua", "quyết định"), ("nạo vét luồng",), ("cảng",)
)
VAGUE = SitePhrase(Says.UNCLEAR, "", (), ("chuyện nội bộ tổ",))
ROSTER = SitePhrase(Says.UNCLEAR, TopicKey.ORGANISATION_CADRES, (), ("xếp ca trực",))
KITCHEN = SitePhrase(Says.HARMLESS, "", ("kiểm tra", "đánh giá"), ("bếp ăn",))


def verdict(text: str, *phrases: SitePhrase) -> Verdict:
    return read_item(text, topics=TOPICS, words=words_of(phrases)).verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thông qua việc nạo vét luồng vào cảng", Verdict.FORBIDDEN),
        ("THÔNG QUA VIỆC NẠO VÉT LUỒNG VÀO CẢNG", Verdict.FORBIDDEN),
        ("thong qua viec nao vet luong vao cang", Verdict.FORBIDDEN),
        ("Nạo vét luồng vào cảng", Verdict.NONE_RECOGNISED),
        ("Thông qua việc nạo vét luồng", Verdict.NONE_RECOGNISED),
        ("Thông qua biên bản. Nạo vét luồng vào cảng", Verdict.NONE_RECOGNISED),
    ],
)
def test_act_object_and_context_must_stand_in_one_sentence(text: str, expected: Verdict) -> None:
    assert verdict(text) is Verdict.NONE_RECOGNISED
    assert verdict(text, DREDGING) is expected


def test_a_phrase_names_its_topic_with_the_clause_and_its_words() -> None:
    reading = read_item("Quyết định nạo vét luồng ở cảng", topics=TOPICS, words=words_of((DREDGING,)))
    assert (reading.topic, reading.clause) == ("2.major_policies", "II.3, 2.major_policies")
    assert "Quyết định".casefold() in reading.why
    assert "nạo vét luồng, cảng" in reading.why


def test_a_phrase_may_be_unclear_with_a_topic_or_without() -> None:
    assert verdict("Chuyện nội bộ tổ", VAGUE) is Verdict.UNCLEAR
    reading = read_item("Xếp ca trực tháng 5", topics=TOPICS, words=words_of((ROSTER,)))
    assert (reading.verdict, reading.topic) == (Verdict.UNCLEAR, "1.organisation_cadres")


def test_a_topic_that_the_guidance_does_not_forbid_is_never_reported() -> None:
    words = words_of((DREDGING, ROSTER, VAGUE))
    for text in ("Quyết định nạo vét luồng ở cảng", "Xếp ca trực"):
        assert read_item(text, topics={}, words=words).verdict is Verdict.NONE_RECOGNISED
    assert read_item("Chuyện nội bộ tổ", topics={}, words=words).verdict is Verdict.UNCLEAR


def test_what_is_harmless_is_asked_about_instead_of_refused_and_passes_instead_of_being_asked_about() -> None:
    refused, asked = "Kiểm tra đảng viên ở bếp ăn", "Đánh giá cán bộ bếp ăn"
    assert verdict(refused) is Verdict.FORBIDDEN
    assert verdict(refused, KITCHEN) is Verdict.UNCLEAR
    assert verdict(asked) is Verdict.UNCLEAR
    assert verdict(asked, KITCHEN) is Verdict.NONE_RECOGNISED


def test_what_is_harmless_covers_its_own_sentence_alone() -> None:
    assert verdict("Kiểm tra bếp ăn; xét kết nạp đảng viên", KITCHEN) is Verdict.FORBIDDEN


def test_nothing_makes_a_secret_harmless() -> None:
    secret = SitePhrase(Says.HARMLESS, "", (), ("tài liệu mật",))
    assert verdict("Thông báo tài liệu mật về quốc phòng", secret) is Verdict.FORBIDDEN


def test_a_secret_of_the_site_is_refused_before_all_else() -> None:
    secret = SitePhrase(Says.FORBIDDEN, TopicKey.SECRETS, (), ("bản đồ luồng lạch",))
    reading = read_item("Xét kết nạp đảng viên; bản đồ luồng lạch", topics=TOPICS, words=words_of((secret,)))
    assert reading.topic == "2.secrets"


def test_without_phrases_the_reading_is_the_lexicon_s() -> None:
    assert words_of(()) is None
    for text in ("Xét kết nạp đảng viên", "Việc khác", "Thu đảng phí"):
        plain = read_item(text, topics=TOPICS)
        assert read_item(text, topics=TOPICS, words=words_of((DREDGING,))) == plain


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ()),
        (" | \n", ()),
        ("nạo vét\nluồng | lạch", ("nạo vét", "luồng", "lạch")),
        ("a  b\na b", ("a b",)),
        ("…|!?", ()),
    ],
)
def test_words_are_typed_one_a_line_or_with_strokes(typed: str, words: tuple[str, ...]) -> None:
    assert listed(typed) == words
    assert listed(in_one_line(words)) == words


def test_a_text_is_cut_into_sentences_and_no_more_than_is_read() -> None:
    assert sentences_of("Một. Hai; ba\nbốn 1.5?") == ["Một", " Hai", " ba", "bốn 1.5"]
    assert sum(map(len, sentences_of("a" * 100_000))) == 5_000


def test_every_topic_says_by_which_words_it_is_known() -> None:
    told = {kind.topic: kind for kind in kinds()}
    assert set(told) == set(TopicKey)
    assert all(kind.held for kind in told.values())
    assert "kết nạp đảng viên" in told[TopicKey.ADMISSION].held
    assert "thi đua" in told[TopicKey.EMULATION_REWARDS].asked
    assert not set(told[TopicKey.EMULATION_REWARDS].held) & set(told[TopicKey.NAME_REMOVAL].asked)


def test_hundreds_of_phrases_cost_little_more_than_none() -> None:
    """One look at each word, however many phrases there are."""
    phrases = tuple(
        SitePhrase(Says.UNCLEAR, "", (f"làm số {one}",), (f"việc số {one}", "thu gom")) for one in range(300)
    )
    text, words = "Thông báo kết quả thu gom rác tháng 5 và phương hướng tháng 6 của khu phố", SiteWords(phrases)

    def seconds(known: SiteWords | None) -> float:
        started = time.process_time()
        for _time in range(300):
            read_item(text, topics=TOPICS, words=known)
        return time.process_time() - started

    plain = min(seconds(None) for _time in range(3))
    assert min(seconds(words) for _time in range(3)) < 4 * plain
