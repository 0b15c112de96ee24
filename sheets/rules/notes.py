"""What is said beside a cell of the preview. Kept by its key, put into words when it is shown."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from cells.rules import card_numbers, member_facts
from sheets.rules import status_words

TOGETHER = "_together"
"""Ends the key of what is so only together with what the register has."""
NOTES = {
    "name_missing": _("The name is missing."),
    "name_has_digits": _("There is a figure in the name."),
    "title_or_name": _("The first word is read as a title. It may belong to the name."),
    "two_names": _("There seem to be two names. The first one is taken."),
    "name_doubtful": _("Something in the name may be no part of it, or is shortened."),
    "name_without_the_rest": _("Only the name is taken from this."),
    "number_without_the_rest": _("Only the number is taken from this."),
    "only_a_name": _("The row has a name and nothing else. Is it a member?"),
    "row_hidden": _("The row is hidden in Excel. Is this person to be entered?"),
    "row_struck": _("Something in the row is struck through in Excel. Is this person to be entered?"),
    "older_sheet": _("The sheet seems to be an older one, or a draft. Is this person to be entered?"),
    "goes_on_below": _("The row below has no name, and may belong to this person. Is this one read right?"),
    "columns_by_cells": _(
        "The list has no headings. What its columns mean is told by what stands in them. Is this read right?"
    ),
    "told_by_colour": _(
        "Beside the list colours are given a meaning; they are not read. Is this person to be entered?"
    ),
    "other_committee": _("Above the list stands %(name)s. Does this person belong to your organisation?"),
    "cell_is_broken": _("Excel could not work this cell out. Write there what is meant."),
    "two_degrees": _("The sheet says official and probationary at once."),
    "probationary_or_official": _("Probationary, says a remark; the sheet gives a day of full membership too."),
    "nothing_worked_out": _(
        "Excel has 0 here and no date: a formula, perhaps, that was never worked out. Nothing is entered."
    ),
    "cell_as_above": _("No cell is named: that of the row above is taken."),
    "from_old_font": _("The text was typed in an old font and has been turned into today's letters."),
    "two_digit_year": _("The year has two figures only."),
    "number_as_day": _("Excel has a number here and not a date. It is read as Excel counts days."),
    "year_as_day": _("Excel has shown a year as a date of 1905. It is read as the year."),
    "number_cut": _("Excel has made a number of it. It is read as month and year."),
    "very_old": _("That makes %(years)s years."),
    "very_long_ago": _("That was %(years)s years ago."),
    "one_of_two_days": _("The heading names two days, and one stands here. It is read as the day of admission."),
    "two_days_in_one_cell": _("Two dates stand in one cell: the day of admission and that of full membership."),
    "day_and_month_turned": _("An English Excel seems to have changed day and month over. They are turned back."),
    "day_and_month_unsure": _("An English Excel may have changed day and month over."),
    "died_by_remark": _("The sheet says: died (%(day)s)."),
    "transferred_by_remark": _("The sheet says: transferred elsewhere (%(day)s)."),
    "expelled_by_remark": _("The sheet says: expelled (%(day)s)."),
    "struck_off_by_remark": _("The sheet says: struck off (%(day)s)."),
    "left_by_remark": _("The sheet says: left the Party (%(day)s)."),
    "away_by_remark": _("The sheet says: elsewhere for a time. Entered as active here?"),
    "unclear_by_remark": _("The remark speaks of coming or going. Entered as active here?"),
    "doubted_by_remark": _(
        "A remark says that something in the row is wrong, or still being looked into. Is it right?"
    ),
    "no_longer_by_remark": _("The sheet speaks of people who are no longer counted. Is this one a member here?"),
    "no_member_by_remark": _("The sheet speaks of people who are not in the Party. Is this one a member?"),
    "resident_by_remark": _("The sheet says: of another cell, takes part here at home (213). A member of this cell?"),
    "no_member_by_mark": _("The column of Party members has no mark here. Is this one a member?"),
    "second_person": _("Further to the right in the same row stands a second person, who is not read."),
    "second_name": _("A second column says %(name)s."),
    "second_day": _("A second column says %(day)s."),
    "cell_beside": _("Beside the name or in the remarks another cell is named: %(cell)s."),
    "no_relation": _("The column of relations names somebody's family. Is this one a member?"),
    "column_unread": _(
        "The column “%(name)s” is not understood, and nothing of it is read. Say what it means, one step back."
    ),
    "columns_otherwise": _(
        "Above stand headings in another order. Copy what is below them into a sheet of its own and read that."
    ),
    "probationary_by_remark": _("Probationary, as the remark says."),
    "exempt_by_remark": _("Exempt, as the remark says."),
    "exempt_reason_not_told": _(
        "Exempt, and no reason is told. Is it for age or health? Exempt for another reason has a last day: enter the member as "
        "active, and exempt them on their page."
    ),
    "exempt_for_another_reason": _(
        "Exempt for another reason than age or health: that has a last day. Enter the member as active, and exempt them on "
        "their page."
    ),
    "suspended_by_remark": _("Suspended, as the remark says."),
    "post_unsure": _("This may be a post elsewhere. It is read as one of the cell."),
    "post_unclear": _("Not everything of this is understood. It is read as shown here."),
    "post_of_other_cell": _("The sheet seems to name another cell. It is read as a post of this one."),
    "leader_unsure": _("This may be something else than the leader of the Party group."),
    "leader_without_group": _("The row does not name this group: entered without leading one."),
    "post_of_another": _("In the register %(name)s is secretary since %(day)s. Their post ends when this one begins."),
    "leadership_of_another": _("In the register %(name)s leads the group since %(day)s, and no longer does then."),
    "post_changed_since": _(
        "In the register %(name)s holds it since %(day)s, which is not before the day of the list: that stays so."
    ),
    "second_in_post": _("Row %(row)s says the same of somebody else: entered without it here."),
    "no_post_here": _("No post of the cell: passed over."),
    "post_without_the_rest": _("Only the post in the cell is taken from this."),
    "post_needs_transfer": _("Of the post nothing is entered, as the register has them elsewhere."),
    "residence_unknown": _("This names no cell of the register: passed over."),
    "residence_unclear": _("Several cells are called so: entered without one, unless you put it right."),
    "resides_elsewhere": _("The register says otherwise of their residence. Record the change on the member's page."),
    "put_right": _("Put right here."),
    "numbering": _("The numbers of the columns."),
    "headings_again": _("The headings once more."),
    "section": _("A heading between the rows."),
    "footer": _("A total, a date or a signature."),
    "signature": _("Below the end of the list."),
    "not_understood": _("Not understood."),
    "name_is_one_word": _("The name is a single word."),
    "name_too_long": _("The name is too long."),
    "day_unreadable": _("This is not a date. Write it as day/month/year."),
    "no_such_day": _("There is no such day in the calendar."),
    "month_first": _("The month seems to come first. Write the date as day/month/year."),
    "day_too_early": _("The date lies before 1900."),
    "only_year": _("Only the year is given: 1 January is entered."),
    "only_month": _("Only the month is given: its first day is entered."),
    "only_year_of_birth": _("Only the month is given: the year of birth is kept."),
    "only_year_first_possible": _("Only the year is given: %(day)s is entered, the first day of it that can be."),
    "only_month_first_possible": _("Only the month is given: %(day)s is entered, the first day of it that can be."),
    "only_year_left_empty": _("Only the year is given: the date stays empty."),
    "only_month_left_empty": _("Only the month is given: the date stays empty."),
    **card_numbers.WORDS,
    "number_with_decimals": _(
        "Excel has made a number with decimals of it, so that its digits are not sure. Write it there as text, the digits alone."
    ),
    "identity_unreadable": _("The number has neither 9 nor 12 digits."),
    "identity_kept_as_mark": _("Used to recognise the person. The number itself is not kept."),
    "letter_for_figure": _("Between the figures stands a letter, O or I perhaps for a 0 or a 1."),
    "zero_restored": _("A zero at the front had been lost."),
    "card_digits": _("A card number has 8 digits, or 12. Is this one right?"),
    "value_unknown": _("This value has not been given a meaning."),
    "woman_by_name": _("The column for women has no mark here, and the name is that of a woman."),
    "no_mark_of_man": _("The column for men has no mark here. Read as a woman."),
    "two_sexes": _("The sheet says man and woman at once."),
    "cell_missing": _("No cell is named."),
    "cell_unknown": _("No such cell in your register."),
    "cell_not_yet": _("The cell does not exist on that day."),
    "in_another_cell": _("The register has them in %(cell)s. Record the transfer on the member's page."),
    "left_before": _("Left the cell on %(day)s. Record the return on the member's page."),
    "in_another_group": _("The register has them in %(group)s. A move to another group is an act of its own."),
    "group_founded": _("The group is new and will be founded."),
    "official_in_register": _("The register has them as official since %(day)s; that is not taken back from a sheet."),
    "official_needs_day": _("The register has them as probationary. Give the date of the full membership."),
    "activity_in_register": _("The register says: %(activity)s. A change is an act of its own."),
    "degree_not_told_official": _("No degree is given: entered as official."),
    "degree_not_told_probationary": _(
        "The degree is not told: entered as probationary, their probation not being over."
    ),
    "probation_long_over": _("Probationary, says the sheet; by the day of the admission that ended years ago."),
    "degree_unsure": _("No day of the full membership is given. Official by now?"),
    "perhaps_same_as_row": _("Perhaps the same person as in row %(row)s."),
    "same_as_row": _("The same person as in row %(row)s."),
    "card_of_another": _("The register has this card number for %(name)s."),
    "card_twice": _("Row %(row)s has the same card number."),
    **member_facts.WORDS,
    **{f"{reason}{TOGETHER}": words for reason, words in member_facts.WORDS.items()},
}


ASKED = frozenset(
    {
        "name_has_digits", "title_or_name", "two_names", "name_doubtful", "only_a_name",
        "name_is_one_word", "row_hidden", "row_struck", "older_sheet", "told_by_colour", "other_committee", "cell_as_above",
        "columns_by_cells", "goes_on_below",
        "two_digit_year", "year_as_day", "very_long_ago", "one_of_two_days", "letter_for_figure", "woman_by_name",
        "no_mark_of_man", "probation_long_over",
        "no_relation", "column_unread",
        "resident_by_remark", "no_member_by_mark", "second_name",
        "nothing_worked_out", "probationary_or_official",
        "number_as_day", "number_cut", "very_old", "two_days_in_one_cell", "day_and_month_turned", "day_and_month_unsure",
        "zero_restored", "card_digits", "died_by_remark", "transferred_by_remark", "expelled_by_remark", "struck_off_by_remark",
        "left_by_remark", "no_longer_by_remark", "away_by_remark", "unclear_by_remark", "doubted_by_remark",
        "no_member_by_remark",
        "second_person", "second_day", "cell_beside", "admitted_before_18", "degree_unsure",
        "perhaps_same_as_row", "post_unsure", "post_unclear", "post_of_other_cell", "leader_unsure", "leader_without_group",
        "exempt_reason_not_told",
        "post_of_another", "leadership_of_another", "post_changed_since", "second_in_post", "residence_unclear",
    }
)  # fmt: skip
"""What was read, and is entered only once a person has said that it is meant so."""
OF_NEW_MEMBERS = frozenset({"exempt_reason_not_told", "exempt_for_another_reason"})
"""Of whom the register has already a list enters no exemption, so that nothing of one is asked."""
GONE = frozenset({f"{kind}_by_remark" for kind in status_words.GONE})


def note_in_words(key: str, details: Mapping[str, object]) -> str:
    return str(NOTES[key]) % _Told(details)


class _Told(dict[str, object]):
    """Of rows read before a note named a number it is not known which."""

    def __missing__(self, _name: str) -> str:
        return "…"


REFUSALS = {
    "file_too_large": _("The file is larger than 20 MB. Split the list into several files."),
    "encrypted": _("The file is locked with a password. Take the password away in Excel and save it again."),
    "no_workbook": _(
        "This is no workbook (.xlsx, .xls or .ods), whatever its name says. Open it in Excel and save it as .xlsx."
    ),
    "damaged": _("The file is damaged and cannot be read. Open it in Excel and save it again as .xlsx."),
    "macros": _("The workbook holds macros. Save it in Excel as “Excel workbook (.xlsx)”, without macros."),
    "declares_entities": _("The file was not made by a spreadsheet program. Copy the list into a new workbook."),
    "too_many_parts": _("The file holds more parts than a list has. Copy the list into a new workbook."),
    "unpacks_too_large": _("The file unpacks to more than a list can hold. Copy the list alone into a new workbook."),
    "too_many_rows": _("The sheet goes down further than 101.000 rows. Copy the list alone into a new workbook."),
    "too_many_columns": _("The sheet is wider than 200 columns. Copy the list alone into a new workbook."),
    "reaches_too_far": _(
        "The sheet reaches too far down or to the right, perhaps by one stray cell. Copy the list alone into a new workbook."
    ),
    "takes_too_long": _("The file takes too long to read. Copy the list alone into a new workbook."),
    "no_sheet": _("The workbook holds no sheet with rows."),
    "one_person": _(
        "This is the form of one person, not a list. Write the person into a list, one row for each, with headings above."
    ),
    "people_in_columns": _(
        "The people stand side by side in columns. Copy the table in Excel and paste it turned (Paste Special, Transpose), so "
        "that each person has a row."
    ),
    "not_unicode": _("The text file is not saved as Unicode. Save it in Excel as “CSV UTF-8”, or as .xlsx."),
    "too_long": _("This is too much to paste. Save it as an Excel file and upload that."),
    "broken": _("The text cannot be divided into rows and columns. Copy the cells in Excel once more."),
}


def refusal(reason: str) -> str:
    return str(REFUSALS.get(reason, REFUSALS["damaged"]))
