"""What is asked of many rows at once: one sentence for all that wait for the same answer."""

from django.utils.translation import gettext_lazy as _

from sheets.rules.notes import GONE, note_in_words

ONE_CANDIDATE = "one_candidate"
"""Of rows of which the register has one person each that it might be."""
QUESTIONS = {
    ONE_CANDIDATE: _("The register has somebody who may be the same person."),
    "name_has_digits": _("There is a figure in the name. Is it a person?"),
    "title_or_name": _("The first word of the name is read as a title (Ông, Bà …) and left away."),
    "two_names": _("Two names stand in one cell. The first one is taken."),
    "name_doubtful": _("Something in the name may be no part of it, or is shortened."),
    "only_a_name": _("The row has a name and nothing else. Is it a member?"),
    "row_hidden": _("The row is hidden in Excel. Is this person to be entered?"),
    "name_is_one_word": _("The name is a single word. Is it a person?"),
    "row_struck": _("Something in the row is struck through in Excel. Is this person to be entered?"),
    "older_sheet": _("The sheet seems to be an older one, or a draft. Is this person to be entered?"),
    "goes_on_below": _("The row below has no name, and may belong to this person. Is this one read right?"),
    "columns_by_cells": _(
        "The list has no headings. What its columns mean is told by what stands in them. Is this read right?"
    ),
    "told_by_colour": _(
        "Beside the list colours are given a meaning; they are not read. Is this person to be entered?"
    ),
    "other_committee": _("Above the list another organisation is named. Do these people belong to yours?"),
    "cell_as_above": _("No cell is named. That of the row above is taken."),
    "two_digit_year": _("The year has two figures only. It is read as a year of the last century or of this one."),
    "number_as_day": _("Excel has a number in the place of a date. It is read as Excel counts days."),
    "year_as_day": _("Excel has shown a year as a date of 1905. It is read as the year."),
    "nothing_worked_out": _(
        "Excel has 0 in the place of a date, perhaps of a formula never worked out. It stays empty."
    ),
    "probationary_or_official": _(
        "A remark says probationary, and a day of full membership is given. Read as official."
    ),
    "number_cut": _("Excel has made a number of month and year. It is read as month and year."),
    "very_old": _("By the date of birth the person is more than 105 years old."),
    "very_long_ago": _("By the dates it was more than 87 years ago."),
    "one_of_two_days": _("The heading names two days, and one stands here. It is read as the day of admission."),
    "two_days_in_one_cell": _("Two dates stand in one cell: read as the day of admission and that of full membership."),
    "day_and_month_turned": _("An English Excel seems to have changed day and month over. They are turned back."),
    "day_and_month_unsure": _("An English Excel may have changed day and month over. They are read as they stand."),
    "letter_for_figure": _(
        "Between the figures of a number stands a letter, perhaps for a 0 or a 1. It is read as it stands."
    ),
    "woman_by_name": _("No mark stands in the column for women beside the name of a woman. Read as a man."),
    "no_mark_of_man": _("The column for men has no mark. Read as a woman."),
    "probation_long_over": _("Probationary, says the sheet; by the day of the admission that ended years ago."),
    "no_relation": _("The column of relations names somebody's family. Is it a member?"),
    "column_unread": _("A column with days or numbers is not understood, and nothing of it is read."),
    "zero_restored": _("A zero at the front of the number had been lost. It is put back."),
    "card_digits": _("A card number has 8 digits, or 12. It is read as it stands."),
    "died_by_remark": _("The sheet says that the person has died."),
    "transferred_by_remark": _("The sheet says that the person was transferred elsewhere."),
    "expelled_by_remark": _("The sheet says that the person was expelled."),
    "struck_off_by_remark": _("The sheet says that the person was struck off."),
    "left_by_remark": _("The sheet says that the person left the Party."),
    "away_by_remark": _("The sheet says that the person is elsewhere for a time. Entered as active here?"),
    "unclear_by_remark": _("The remark speaks of coming or going. Entered as active here?"),
    "doubted_by_remark": _(
        "A remark says that something in the row is wrong, or still being looked into. Is it right?"
    ),
    "no_longer_by_remark": _("The sheet speaks of people who are no longer counted. Members here?"),
    "no_member_by_remark": _("The sheet speaks of people who are not in the Party. Is this one a member?"),
    "resident_by_remark": _(
        "The sheet speaks of members of other cells who take part at home (213). Members of this cell?"
    ),
    "no_member_by_mark": _("The column of Party members has no mark. Is this one a member?"),
    "second_person": _("Further to the right in the same row stands a second person, who is not read."),
    "second_name": _("Two columns tell the name differently. The first one is taken."),
    "second_day": _("Two columns tell the same day differently. The first one is taken."),
    "cell_beside": _("Beside the name or in the remarks another cell is named. The one of the list is taken."),
    "perhaps_same_as_row": _("Another row has the same name and the same year of birth. Are they two persons?"),
    "post_unsure": _("The post may be one elsewhere. It is read as one of the cell."),
    "post_unclear": _("Not everything that is said of the post is understood. It is read as shown."),
    "post_of_other_cell": _("The post seems to be one of another cell. It is read as one of the cell of the row."),
    "leader_unsure": _("“Tổ trưởng” may be something else than the leader of the Party group. It is read as that."),
    "leader_without_group": _(
        "A leader of a group is named whose row names no such group. Entered without leading one."
    ),
    "post_of_another": _("The register has another secretary. Their post ends when that of the list begins."),
    "leadership_of_another": _("The register has another leader of the group, who leads it no longer then."),
    "post_changed_since": _("The register has somebody else in the post since a later day. That stays so."),
    "second_in_post": _(
        "Two rows name somebody for one post. The first one holds it, the second is entered without it."
    ),
    "residence_unclear": _("Several cells are called so. The residence is not entered."),
    "exempt_reason_not_told": _("Somebody is exempt, and no reason is told. Is it for age or health?"),
    "degree_unsure": _("It is not told for sure whether the person is official."),
    "admitted_before_18": _("By the dates the person was admitted before the age of 18."),
}
ACT_OF = {
    "died_by_remark": ("leave", "died"),
    "transferred_by_remark": ("transfer", ""),
    "expelled_by_remark": ("leave", "expelled"),
    "struck_off_by_remark": ("leave", "struck_off"),
    "left_by_remark": ("leave", "released"),
    "away_by_remark": ("stay", ""),
}
"""The act on a member by which the register comes to say what the remark says, and the way of leaving."""


def question_in_words(note: str) -> str:
    """What is not yet put for many rows is said as of one, without what it names."""
    return str(QUESTIONS[note]) if note in QUESTIONS else note_in_words(note, {})


OF_POSTS = frozenset(
    {
        "post_unsure", "post_unclear", "post_of_other_cell", "leader_unsure", "post_of_another", "leadership_of_another",
    }
)  # fmt: skip
"""Asked of a post: the person may as well be entered without it."""
WITHOUT_POSTS = frozenset({"leader_without_group", "post_changed_since", "second_in_post", "residence_unclear"})
"""What cannot be entered is left away already; the person is none the less to be entered."""


_USUALLY_NOT_ENTERED = frozenset(
    {"resident_by_remark", "no_member_by_remark", "no_member_by_mark", "no_relation", "row_struck", "older_sheet"}
)


def leaves_out_first(note: str) -> bool:
    """Whether somebody of whom this is asked is usually not to be entered."""
    return note in GONE or note in _USUALLY_NOT_ENTERED
