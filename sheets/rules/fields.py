"""What a column of a sheet can mean, and what is known of a person once a row has been read."""

from collections.abc import Collection, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

Cell = str | float | date | None
"""What stands in one cell: numbers as floats, days as days, everything else as text."""

FULL_NAME, FAMILY_NAME, MIDDLE_NAME, GIVEN_NAME = "full_name", "family_name", "middle_name", "given_name"
BORN_ON, BORN_ON_MAN, BORN_ON_WOMAN = "born_on", "born_on_man", "born_on_woman"
SEX, FEMALE_MARK, MALE_MARK = "sex", "female_mark", "male_mark"
CARD_NUMBER, IDENTITY_NUMBER = "card_number", "identity_number"
ADMITTED_ON, OFFICIAL_ON, JOINED_ON = "admitted_on", "official_on", "joined_on"
DEGREE, ACTIVITY = "degree", "activity"
OFFICIAL_MARK, PROBATIONARY_MARK, MEMBER_MARK = "official_mark", "probationary_mark", "member_mark"
CELL, GROUP = "cell", "group"
POST, RESIDENCE = "post", "residence"
REMARKS, EXEMPT_REASON = "remarks", "exempt_reason"

NAME_AND_BIRTH, ADMITTED_AND_OFFICIAL = f"{FULL_NAME}+{BORN_ON}", f"{ADMITTED_ON}+{OFFICIAL_ON}"
"""Two facts in one cell, as the Party's own forms have them."""

DAY_PART, MONTH_PART, YEAR_PART = "_day", "_month", "_year"
PARTS = (DAY_PART, MONTH_PART, YEAR_PART)
IN_THREE = (BORN_ON, ADMITTED_ON, OFFICIAL_ON)
"""Days that may stand in three columns, one for the day, one for the month, one for the year."""

COLUMN_CHOICES = (
    (FULL_NAME, _("Full name")),
    (FAMILY_NAME, _("Family and middle name")),
    (MIDDLE_NAME, _("Middle name")),
    (GIVEN_NAME, _("Given name")),
    (BORN_ON, _("Date of birth")),
    (BORN_ON_MAN, _("Date of birth, in the column for men")),
    (BORN_ON_WOMAN, _("Date of birth, in the column for women")),
    (SEX, _("Sex")),
    (FEMALE_MARK, _("A mark where it is a woman")),
    (MALE_MARK, _("A mark where it is a man")),
    (CARD_NUMBER, _("Party card number")),
    (IDENTITY_NUMBER, _("Number of the identity paper")),
    (ADMITTED_ON, _("Admitted on")),
    (OFFICIAL_ON, _("Official from")),
    (DEGREE, _("Degree")),
    (OFFICIAL_MARK, _("A mark where they are official")),
    (PROBATIONARY_MARK, _("A mark where they are probationary")),
    (MEMBER_MARK, _("A mark where they are in the Party")),
    (ACTIVITY, _("Activity")),
    (CELL, _("Cell")),
    (GROUP, _("Group")),
    (POST, _("Post")),
    (RESIDENCE, _("Cell of residence")),
    (JOINED_ON, _("In the cell since")),
    (REMARKS, _("Remarks")),
    (EXEMPT_REASON, _("Reason of the exemption")),
    (NAME_AND_BIRTH, _("Full name and date of birth")),
    (ADMITTED_AND_OFFICIAL, _("Day of admission and of full membership")),
    (BORN_ON + DAY_PART, _("Date of birth: the day")),
    (BORN_ON + MONTH_PART, _("Date of birth: the month")),
    (BORN_ON + YEAR_PART, _("Date of birth: the year")),
    (ADMITTED_ON + DAY_PART, _("Admitted on: the day")),
    (ADMITTED_ON + MONTH_PART, _("Admitted on: the month")),
    (ADMITTED_ON + YEAR_PART, _("Admitted on: the year")),
    (OFFICIAL_ON + DAY_PART, _("Official from: the day")),
    (OFFICIAL_ON + MONTH_PART, _("Official from: the month")),
    (OFFICIAL_ON + YEAR_PART, _("Official from: the year")),
)
COLUMN_LABELS = dict(COLUMN_CHOICES)

DAYS = (BORN_ON, ADMITTED_ON, OFFICIAL_ON, JOINED_ON)

PERSON_FIELDS = (
    FULL_NAME,
    POST,
    BORN_ON,
    SEX,
    CARD_NUMBER,
    IDENTITY_NUMBER,
    ADMITTED_ON,
    OFFICIAL_ON,
    DEGREE,
    ACTIVITY,
    CELL,
    GROUP,
    JOINED_ON,
    RESIDENCE,
)
"""What a row says of a person, in the order in which it is shown."""

ALWAYS_ENTERED = (DEGREE, CELL)

_SOURCES = {
    FULL_NAME: (FULL_NAME, FAMILY_NAME, MIDDLE_NAME, GIVEN_NAME, NAME_AND_BIRTH),
    BORN_ON: (BORN_ON, BORN_ON_MAN, BORN_ON_WOMAN, NAME_AND_BIRTH, BORN_ON + YEAR_PART),
    SEX: (SEX, FEMALE_MARK, MALE_MARK, BORN_ON_MAN, BORN_ON_WOMAN),
    ADMITTED_ON: (ADMITTED_ON, ADMITTED_AND_OFFICIAL, ADMITTED_ON + YEAR_PART),
    OFFICIAL_ON: (OFFICIAL_ON, ADMITTED_AND_OFFICIAL, OFFICIAL_ON + YEAR_PART),
    DEGREE: (DEGREE, OFFICIAL_MARK, PROBATIONARY_MARK),
    ACTIVITY: (ACTIVITY, REMARKS),
}
CELLS = (CELL, RESIDENCE)
"""Kept as the number of the cell."""
MAPPED_BY_VALUE = (SEX, DEGREE, ACTIVITY, CELL)
"""Columns with few different values, each of which is given a meaning."""


def fields_covered(columns: Sequence[str], *, besides: Collection[str] = ()) -> list[str]:
    """The fields of a person that these columns speak of, and those that are entered whether a column does or not. `besides`:
    what is told elsewhere than in a column of its own."""
    always = {*ALWAYS_ENTERED, *besides}
    return [field for field in PERSON_FIELDS if field in always or set(_SOURCES.get(field, (field,))) & set(columns)]


def has_a_name(columns: Sequence[str]) -> bool:
    return FULL_NAME in columns or NAME_AND_BIRTH in columns or {FAMILY_NAME, GIVEN_NAME} <= set(columns)
