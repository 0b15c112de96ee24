"""Days and moments as they are written here, in either language, the days beside a day, and those years away from it.

Facts are kept with the first day they are no longer true; people say the last day they are. Only here does one become the other.
"""

from datetime import date, datetime, time, timedelta

_ONE_DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Of the days that are entered."""


def day_in_words(day: date | None) -> str:
    """«05/02/2025»; nothing where there is no day."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}" if day else ""


def days_in_words(first: date, last: date) -> str:
    """«01/03/2025 – 20/03/2025»; one day is said once."""
    return day_in_words(first) if first == last else f"{day_in_words(first)} – {day_in_words(last)}"


def time_in_words(moment: time | datetime | None) -> str:
    """«07:30»; nothing where there is none."""
    return f"{moment:%H:%M}" if moment is not None else ""


def moment_in_words(moment: datetime | None) -> str:
    """«05/02/2025 07:30» on the clock the moment carries: whoever shows it brings it into local time first."""
    return f"{day_in_words(moment)} {time_in_words(moment)}" if moment else ""


def day_after(day: date) -> date:
    return day + _ONE_DAY


def day_before(day: date) -> date:
    return day - _ONE_DAY


def years_after(day: date, years: int) -> date:
    """The day on which so many years are full: of 29 February, in a year that has none, 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, month=3, day=1)


def months_after(day: date, months: int) -> date:
    """The day on which so many months are full: of a 31st, in a month that has none, the first of the next."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:
        year, month = divmod(year * 12 + month + 1, 12)
        return date(year, month + 1, 1)


def years_before(day: date, years: int) -> date:
    """The last day of which so many years are full on this one, so never 1 March for 29 February; not before the year 1."""
    year = max(day.year - years, 1)
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return day.replace(year=year, day=28)
