"""How an item is cut into clauses, and what is found to follow what."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from pilots.rules.agenda import terms, words_of_context
from pilots.rules.agenda.normalise import Word, pieces, word
from pilots.rules.agenda.terms import _PHRASES, Clause, Manner, Term, _build_phrases, _Node, clauses

A, FILLER, JOINER, B = (
    Term("a", frozenset({"lead"})),
    Term("của", frozenset({"filler"})),
    Term("và", frozenset({"joiner"})),
    Term("b", frozenset({"member"})),
)
STRANGE = Term("x")


@pytest.mark.parametrize(
    ("terms", "reach", "follows"),
    [
        ((A, B), 1, True),
        ((A, STRANGE, B), 1, False),
        ((A, STRANGE, B), 2, True),
        ((A, STRANGE, STRANGE, B), 2, False),
        ((A, STRANGE, STRANGE, B), 3, True),
        ((A, FILLER, JOINER, B), 1, True),
        ((A, FILLER, STRANGE, B), 1, False),
        ((B, A), 3, False),
        ((A,), 1, False),
    ],
)
def test_what_follows_is_counted_in_words_of_substance(terms: tuple[Term, ...], reach: int, follows: bool) -> None:
    assert Clause(terms).follows(A, frozenset({"member"}), reach) is follows


def test_of_two_equal_words_what_follows_is_counted_from_the_one_that_leads() -> None:
    again = Term("a", frozenset({"lead"}))
    assert Clause((A, STRANGE, again, B)).follows(again, frozenset({"member"}), 1)
    assert not Clause((A, STRANGE, again, B)).follows(A, frozenset({"member"}), 1)


def read(text: str) -> list[list[str]]:
    return [[term.text for term in clause.terms] for clause in clauses(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", []),
        ("Thu đảng phí; chúc tết.", [["thu", "đảng phí"], ["chúc tết"]]),
        ("một\nhai! ba? bốn • năm", [["một"], ["hai"], ["ba"], ["bốn"], ["năm"]]),
        ("hồ sơ kết nạp", [["hồ sơ", "kết nạp"]]),
        ("xyz kết nạp", [["xyz", "kết nạp"]]),
        ("bình xét công nhân", [["bình xét", "công nhân"]]),
        ("đảng viên đánh bạc, chi bộ xem xét", [["đảng viên", "đánh bạc", ",", "chi bộ", "xem xét"]]),
        ("đảng viên đánh bạc: xử lý", [["đảng viên", "đánh bạc", ",", "xử lý"]]),
        ("đảng viên ốm, xử lý, chúc tết", [["đảng viên", "ốm"], ["xử lý", ",", "chúc tết"]]),
        ("đảng viên ốm, chi bộ", [["đảng viên", "ốm"], ["chi bộ"]]),
        ("xét (12) việc", [["xét", "12", "việc"]]),
        ("hộ nghèo, cử tri", [["hộ nghèo"], ["cử tri"]]),
        ("kiểm tra, giám sát đảng viên", [["kiểm tra", ",", "giám sát", "đảng viên"]]),
        ("giám sát, xét", [["giám sát", ",", "xét"]]),
    ],
)
def test_an_item_is_cut_into_clauses_and_the_longest_phrases(text: str, cut: list[list[str]]) -> None:
    assert read(text) == cut


def treated(text: str) -> list[tuple[str, Manner]]:
    return [(term.text, term.manner) for clause in clauses(text) for term in clause.terms]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Học tập nghị quyết", Manner.LEARNED),
        ("Hướng dẫn kiểm điểm", Manner.GUIDED),
        ("Hướng dẫn đánh giá, xếp loại đảng viên", Manner.GUIDED),
        ("Quán triệt hướng dẫn kiểm điểm", Manner.LEARNED),
        ("Chuyên đề: kiểm điểm", Manner.LEARNED),
        ("Sinh hoạt chuyên đề về rừng, kết nạp đảng viên", Manner.ACTED),
        ("Chúc mừng khen", Manner.INFORMED),
        ("Thực hiện hướng dẫn kiểm điểm", Manner.ACTED),
        ("Triển khai quy định", Manner.LEARNED),
        ("Triển khai kỷ luật", Manner.ACTED),
        ("Thông báo kết nạp", Manner.INFORMED),
        ("Xét thông báo kết nạp", Manner.ACTED),
        ("Học tập nghị quyết và xét", Manner.ACTED),
        ("Học tập nghị quyết và kết nạp", Manner.ACTED),
        ("Học tập quy định về kết nạp và kỷ luật", Manner.LEARNED),
        ("Học tập nghị quyết, quy định", Manner.LEARNED),
        ("Học tập nghị quyết, hộ nghèo", Manner.ACTED),
        ("Học tập kết nạp đảng viên, kỷ luật đảng viên", Manner.LEARNED),
        ("Học tập nghị quyết, xét đảng viên", Manner.ACTED),
        ("Sinh hoạt chuyên đề: Nâng cao tinh thần trách nhiệm, tự phê bình", Manner.LEARNED),
        ("Sinh hoạt chuyên đề: Nâng cao tinh thần trách nhiệm, kết nạp đảng viên", Manner.ACTED),
        ("Học tập tinh thần trách nhiệm, tự phê bình", Manner.ACTED),
    ],
)
def test_the_words_before_say_how_the_last_one_is_treated(text: str, last: Manner) -> None:
    assert treated(text)[-1][1] is last


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Quy hoạch vùng rau: tuyên truyền", Manner.LEARNED),
        ("Quy hoạch vùng rau: tuyên truyền, hộ nghèo", Manner.LEARNED),
        ("Quy hoạch vùng rau, tuyên truyền", Manner.ACTED),
        ("Quy hoạch vùng rau: thông báo", Manner.ACTED),
        ("Quy hoạch vùng rau: hộ nghèo tuyên truyền", Manner.ACTED),
        ("Xét quy hoạch vùng rau: tuyên truyền", Manner.ACTED),
        ("Quy hoạch vùng rau: tuyên truyền, biểu quyết", Manner.ACTED),
        ("Kết nạp đảng viên: phổ biến", Manner.ACTED),
        ("Kết quả giám sát: phổ biến", Manner.ACTED),
        ("Quy hoạch vùng rau:", Manner.ACTED),
    ],
)
def test_what_is_only_learned_may_stand_before_the_colon(text: str, first: Manner) -> None:
    assert treated(text)[0][1] is first


def endings(text: str) -> list[tuple[str, bool, bool]]:
    return [(term.text, term.ends_part, term.ends_clause) for clause in clauses(text) for term in clause.terms]


def test_a_term_ends_its_part_or_its_clause_where_nothing_of_substance_follows() -> None:
    assert endings("giám sát tháng") == [("giám sát", True, True), ("tháng", True, True)]
    assert endings("giám sát hộ nghèo") == [("giám sát", False, False), ("hộ nghèo", True, True)]
    assert endings("kiểm tra, giám sát hộ nghèo") == [
        ("kiểm tra", True, False),
        (",", True, False),
        ("giám sát", False, False),
        ("hộ nghèo", True, True),
    ]


@pytest.mark.parametrize(
    ("text", "exact"), [("kết nạp", True), ("ket nap", False), ("kêt nap", False), ("kết nap", False)]
)
def test_a_phrase_is_exact_where_every_mark_was_written(text: str, exact: bool) -> None:
    ((term,),) = (clause.terms for clause in clauses(text))
    assert (term.exact, bool(term.senses)) == (exact, True)


def test_a_number_fills_and_says_nothing() -> None:
    ((first, second),) = (clause.terms for clause in clauses("xyz 12"))
    assert (first.senses, second.senses) == (frozenset(), frozenset({"filler"}))


@pytest.mark.parametrize(("text", "is_year"), [("2027", True), ("1986", False), ("20", False), ("20271", False)])
def test_a_year_of_this_century_is_told_from_other_numbers(text: str, *, is_year: bool) -> None:
    ((term,),) = (clause.terms for clause in clauses(text))
    assert ("year" in term.senses, "filler" in term.senses) == (is_year, True)


def test_the_tree_of_phrases_is_built_of_the_lexicon_each_time_alike() -> None:
    assert _build_phrases() == _PHRASES


def phrases_below(node: _Node) -> Iterator[tuple[tuple[Word, ...], str]]:
    for spelt, senses in node.ending.items():
        for sense in senses:
            yield spelt, sense
    for below in node.following.values():
        yield from phrases_below(below)


def test_every_phrase_has_the_senses_that_it_is_known_by() -> None:
    """Written out a second time in phrases.tsv, on purpose: a phrase lost there is lost from every agenda."""
    with Path(__file__).with_name("phrases.tsv").open(encoding="utf-8", newline="") as file:
        written = {
            (tuple(map(word, pieces(phrase))), row["sense"])
            for row in csv.DictReader(file, delimiter="\t")
            for phrase in row["phrases"].split(" | ")
        }
    known = set(phrases_below(_build_phrases()))
    assert known - written == set()
    assert written - known == set()


def test_signs_and_senses_that_cut_an_item() -> None:
    assert {";", ".", "\n", "•", "?", "!"} == terms._HARD_STOPS
    assert {",", ":"} == terms._COMMAS
    assert {",", ":", "&", "+"} == terms._KEPT_SIGNS
    assert {"decide", "carry_out", "introduce"} == terms._DEEDS
    assert {
        "filler", "joiner", "decide", "member", "party_body", "party", "inspect", "supervise"
    } == terms._PASSING  # fmt: skip
    assert {"member", "party_body", "everyday", "harmless"} < terms._OBJECTS
    assert {"admit", "discipline"} < terms._SIGNALS
    assert {"decide", "introduce", "handle", "judge"} == terms._ANSWERS
    assert {"admit_party", "make_official", "strike_name", "secret_ballot"} == terms._EVENTS
    assert not terms._SIGNALS & set(words_of_context.CONTEXT)
    assert not terms._OBJECTS & {"learn", "decide", "filler"}
    assert [manner.value for manner in Manner] == [0, 1, 2, 3]


def test_a_word_that_is_in_no_phrase_says_nothing_and_ends_nothing() -> None:
    assert Term("x") == Term("x", frozenset(), exact=False, manner=Manner.ACTED, ends_part=False, ends_clause=False)
