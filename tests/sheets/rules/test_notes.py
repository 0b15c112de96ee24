"""What is said beside a cell or a file: the key is kept, the words are of the day they are read."""

import re
from pathlib import Path

import pytest

from cells.rules import acts_in_words
from sheets import rules
from sheets.rules import fields, values
from sheets.rules.comparing import SAID_BY_COMPARING
from sheets.rules.notes import ASKED, GONE, NOTES, REFUSALS, note_in_words, refusal
from tests.kept_by_rules import without_vietnamese

_ASKS = re.compile(r"""\.ask\(\s*[\w.]+,\s*"(\w+)\"""")


def test_a_note_names_what_the_row_says() -> None:
    assert note_in_words("name_missing", {}) == "The name is missing."
    assert note_in_words("same_as_row", {"row": 7}) == "The same person as in row 7."
    assert note_in_words("card_of_another", {"name": "Lê An"}) == "The register has this card number for Lê An."
    with pytest.raises(KeyError):
        note_in_words("unheard_of", {})


def test_what_was_read_before_a_note_named_a_number_can_be_told_all_the_same() -> None:
    assert note_in_words("too_young", {}).startswith("A member is at least … years old.")
    assert note_in_words("too_young", {"number": 21}).startswith("A member is at least 21 years old.")


@pytest.mark.parametrize("key", NOTES)
def test_every_note_can_be_told(key: str) -> None:
    details = dict.fromkeys(("cell", "day", "group", "activity", "row", "name", "number", "years"), "Here")
    said = note_in_words(key, details)
    assert said.endswith((".", "?"))
    assert ("Here" in said) == ("%(" in str(NOTES[key]))


def test_notes_and_refusals_are_known_by_these_keys() -> None:
    """They are kept with the rows of sheets that were read."""
    assert list(NOTES) == [
        "name_missing",
        "name_has_digits",
        "title_or_name",
        "two_names",
        "name_doubtful",
        "name_without_the_rest",
        "number_without_the_rest",
        "only_a_name",
        "row_hidden",
        "row_struck",
        "older_sheet",
        "goes_on_below",
        "columns_by_cells",
        "told_by_colour",
        "other_committee",
        "cell_is_broken",
        "two_degrees",
        "probationary_or_official",
        "nothing_worked_out",
        "cell_as_above",
        "from_old_font",
        "two_digit_year",
        "number_as_day",
        "year_as_day",
        "number_cut",
        "very_old",
        "very_long_ago",
        "one_of_two_days",
        "two_days_in_one_cell",
        "day_and_month_turned",
        "day_and_month_unsure",
        "died_by_remark",
        "transferred_by_remark",
        "expelled_by_remark",
        "struck_off_by_remark",
        "left_by_remark",
        "away_by_remark",
        "unclear_by_remark",
        "doubted_by_remark",
        "no_longer_by_remark",
        "no_member_by_remark",
        "resident_by_remark",
        "no_member_by_mark",
        "second_person",
        "second_name",
        "second_day",
        "cell_beside",
        "no_relation",
        "column_unread",
        "columns_otherwise",
        "probationary_by_remark",
        "exempt_by_remark",
        "exempt_reason_not_told",
        "exempt_for_another_reason",
        "suspended_by_remark",
        "post_unsure",
        "post_unclear",
        "post_of_other_cell",
        "leader_unsure",
        "leader_without_group",
        "post_of_another",
        "leadership_of_another",
        "post_changed_since",
        "second_in_post",
        "no_post_here",
        "post_without_the_rest",
        "post_needs_transfer",
        "residence_unknown",
        "residence_unclear",
        "resides_elsewhere",
        "put_right",
        "numbering",
        "headings_again",
        "section",
        "footer",
        "signature",
        "not_understood",
        "name_is_one_word",
        "name_too_long",
        "day_unreadable",
        "no_such_day",
        "month_first",
        "day_too_early",
        "only_year",
        "only_month",
        "only_year_of_birth",
        "only_year_first_possible",
        "only_month_first_possible",
        "only_year_left_empty",
        "only_month_left_empty",
        "card_unreadable",
        "digits_not_grouped",
        "number_with_decimals",
        "identity_unreadable",
        "identity_kept_as_mark",
        "letter_for_figure",
        "zero_restored",
        "card_digits",
        "value_unknown",
        "woman_by_name",
        "no_mark_of_man",
        "two_sexes",
        "cell_missing",
        "cell_unknown",
        "cell_not_yet",
        "in_another_cell",
        "left_before",
        "in_another_group",
        "group_founded",
        "official_in_register",
        "official_needs_day",
        "activity_in_register",
        "degree_not_told_official",
        "degree_not_told_probationary",
        "probation_long_over",
        "degree_unsure",
        "perhaps_same_as_row",
        "same_as_row",
        "card_of_another",
        "card_twice",
        "day_ahead",
        "too_young",
        "too_old",
        "admitted_before_birth",
        "admitted_too_young",
        "admitted_before_18",
        "admitted_too_late",
        "admitted_late",
        "perhaps_too_young",
        "perhaps_too_old",
        "official_before_admitted",
        "official_too_soon",
        "official_without_probation",
        "official_but_probationary",
        "joined_before_admitted",
        "day_ahead_together",
        "too_young_together",
        "too_old_together",
        "admitted_before_birth_together",
        "admitted_too_young_together",
        "admitted_before_18_together",
        "admitted_too_late_together",
        "admitted_late_together",
        "perhaps_too_young_together",
        "perhaps_too_old_together",
        "official_before_admitted_together",
        "official_too_soon_together",
        "official_without_probation_together",
        "official_but_probationary_together",
        "joined_before_admitted_together",
    ]
    assert list(REFUSALS) == [
        "file_too_large",
        "encrypted",
        "no_workbook",
        "damaged",
        "macros",
        "declares_entities",
        "too_many_parts",
        "unpacks_too_large",
        "too_many_rows",
        "too_many_columns",
        "reaches_too_far",
        "takes_too_long",
        "no_sheet",
        "one_person",
        "people_in_columns",
        "not_unicode",
        "too_long",
        "broken",
    ]


def test_what_comparing_says_can_be_told() -> None:
    assert set(NOTES) > SAID_BY_COMPARING


@pytest.mark.parametrize("reason", REFUSALS)
def test_a_refusal_says_what_to_do(reason: str) -> None:
    assert refusal(reason) == str(REFUSALS[reason])
    assert refusal(reason).endswith(".")


def test_what_has_no_words_of_its_own_is_called_damaged() -> None:
    assert refusal("unheard_of") == refusal("damaged")
    assert refusal("encrypted") != refusal("damaged")


def test_all_words_beside_a_sheet_have_their_vietnamese() -> None:
    words = [
        *NOTES.values(),
        *REFUSALS.values(),
        *acts_in_words.OF_A_MEMBER.values(),
        *acts_in_words.OF_AN_ORGANISATION.values(),
        *fields.COLUMN_LABELS.values(),
    ]
    assert without_vietnamese([*words, acts_in_words.ANOTHER_ACT]) == []


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("cells.record_ground", "got a ground"),
        ("cells.end_ground", "a ground was ended"),
        ("cells.begin_activity", "became exempt or suspended"),
        ("cells.end_activity", "is active again"),
        ("cells.begin_stay", "went elsewhere for a time"),
        ("cells.end_stay", "came back"),
        ("cells.make_official", "became an official member"),
        ("cells.send_transfer", "was sent to another cell"),
        ("cells.receive_transfer", "came to another cell"),
        ("cells.take_back_transfer", "a transfer was taken back"),
        ("cells.leave", "left the Party"),
        ("cells.return_to_cell", "returned"),
        ("cells.move_to_group", "was moved to another group"),
        ("cells.assign_task", "was assigned a task"),
        ("cells.end_task", "a task ended"),
        ("cells.correct_fact", "an entry was corrected"),
        ("cells.remove_fact", "an entry was taken out"),
        ("cells.correct_particulars", "particulars were corrected"),
        ("cells.merge_records", "two records were merged"),
        ("cells.undo_merger", "a merger of records was undone"),
    ],
)
def test_a_later_act_is_told_by_the_name_it_has_in_the_log(act: str, words: str) -> None:
    assert acts_in_words.in_words(act) == words


def test_an_act_without_words_is_told_all_the_same() -> None:
    assert acts_in_words.in_words("cells.unheard_of") == "something was recorded"


def test_what_is_asked_anywhere_is_known_as_a_question() -> None:
    """Walked through the source: a note asked with `row.ask(…)` that is no question of ASKED would be lost on comparing."""
    asked = {note for path in Path(rules.__file__).parent.glob("*.py") for note in _ASKS.findall(path.read_text())}
    assert asked
    assert asked <= ASKED
    assert set(NOTES) >= ASKED >= GONE


def test_every_doubt_of_a_day_is_a_question() -> None:
    source = Path(values.__file__).read_text()
    doubts = set(re.findall(r'doubt="(\w+)"', source))
    assert doubts == {"two_digit_year", "number_as_day", "number_cut", "year_as_day", "nothing_worked_out"}
    assert doubts <= ASKED
