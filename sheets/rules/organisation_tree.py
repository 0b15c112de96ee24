"""A list of organisations as a tree: who stands below whom, what is there already, what is wrong, what is only likely."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from accounts.rules.days import day_in_words
from cells.rules.names import fold, spelling_key
from cells.rules.organisation_code import is_code
from cells.rules.placing import LEVELS, PARENTS, Above, Kind, cell_level, out_of_place
from reorganisations.rules.grid import next_codes, prefix_of
from sheets.rules.organisation_columns import CODE, DOCUMENT, KIND, LEVEL, NAME, PARENT, SINCE, TYPE
from sheets.rules.organisation_documents import read_document
from sheets.rules.organisation_rows import LEAVE_OUT, Around, Known, Register, Row
from sheets.rules.organisation_words import (
    Told,
    kind_in_name,
    level_of,
    plain_name,
    read_kind,
    read_level,
    read_type,
    type_of,
)
from sheets.rules.values import read_day

FURTHEST_AHEAD = 5
"""Years. A first day that lies further ahead is a slip of the pen."""


def understand(said: Iterable[tuple[int, Mapping[str, str], str]], register: Register, around: Around) -> list[Row]:
    """The rows in the order of the list. `said`: number, what its cells say, and what a person chose for each."""
    rows = [Row(number, told, choice) for number, told, choice in said]
    wanted = [row for row in rows if row.choice != LEAVE_OUT]
    for row in wanted:
        _read(row, around)
    _look_for_codes_twice(wanted)
    _hang(wanted, register, around)
    ordered = parents_first(wanted)
    for row in wanted:
        if row not in ordered:
            row.errors[PARENT] = _("%(name)s would stand below itself.") % {"name": row.name}
    for row in ordered:
        _fit_kind(row, register)
    _recognise_and_number(ordered, register)
    for row in ordered:
        _fill_in(row, register, around)
    return rows


def parents_first(rows: Sequence[Row]) -> list[Row]:
    """In the order of the list, each after what it stands below; what runs in a ring is left out."""
    ordered, done, waiting = list[Row](), set[int](), list(rows)
    while waiting:
        ready = [row for row in waiting if row.above is None or id(row.above) in done]
        if not ready:
            break
        ordered += ready
        done |= {id(row) for row in ready}
        waiting = [row for row in waiting if id(row) not in done]
    return ordered


def _read(row: Row, around: Around) -> None:
    row.name = plain_name(row.said.get(NAME, ""))
    if not row.name:
        row.errors[NAME] = _("The name is missing.")
    elif len(row.name) > 255:
        row.errors[NAME] = _("The name is too long.")
    row.code = row.said.get(CODE, "").strip().upper()
    if row.code and not is_code(row.code):
        row.errors[CODE] = _("A code has letters, digits, points and hyphens only.")
    _read_kind(row, around)
    _read_day(row, around)
    if text := row.said.get(DOCUMENT, ""):
        row.document = read_document(text, issuer=around.issuer, today=around.today)
        if row.document is None:
            row.errors[DOCUMENT] = _("Write number, day and issuer, or empty it: then what is named above orders it.")


def _read_kind(row: Row, around: Around) -> None:
    if text := row.said.get(KIND, ""):
        row.kind = read_kind(text, around.called)
        if not row.kind:
            row.errors[KIND] = _("“%(text)s” is no kind of organisation. Choose one.") % {"text": text}
        return
    told = kind_in_name(row.name)
    row.kind = row.propose(KIND, told.value)
    if not told.value:
        row.errors[KIND] = _("The name does not tell what kind it is. Choose one.")
    elif told.doubt:
        row.doubts[KIND] = _("The name only suggests this kind.")


def _read_day(row: Row, around: Around) -> None:
    text = row.said.get(SINCE, "")
    if not text:
        row.since = around.on
        row.proposed.add(SINCE)
        return
    day = read_day(text, today=date(around.today.year + FURTHEST_AHEAD, 12, 31))
    if day.value is None:
        row.errors[SINCE] = _("This is not a date. Write it as day/month/year.")
        return
    row.since = day.value
    if day.partial:
        row.doubts[SINCE] = _("Only the year or the month is given: its first day is entered.")
    elif day.doubt:
        row.doubts[SINCE] = _("The day was read, but it may be meant otherwise.")


def _look_for_codes_twice(rows: Sequence[Row]) -> None:
    times = Counter(row.code for row in rows if row.code)
    for row in rows:
        if times[row.code] > 1:
            others = ", ".join(str(other.number) for other in rows if other.code == row.code and other is not row)
            row.errors[CODE] = _("Row %(rows)s has the same code.") % {"rows": others}


# --- who stands below whom --------------------------------------------------------------------------------------------


def _hang(rows: Sequence[Row], register: Register, around: Around) -> None:
    by_code = {row.code: row for row in rows if row.code}
    by_name: dict[str, list[Row]] = {}
    for row in rows:
        by_name.setdefault(spelling_key(row.name), []).append(row)
    committees = [row for row in rows if row.kind and row.kind != Kind.CELL]
    for place, row in enumerate(rows):
        if text := row.said.get(PARENT, ""):
            _hang_below_named(row, text, by_code, by_name, register)
        else:
            _hang_by_order(row, rows[:place], committees, register, around)


def _hang_below_named(
    row: Row, text: str, by_code: Mapping[str, Row], by_name: Mapping[str, Sequence[Row]], register: Register
) -> None:
    code = text.strip().upper()
    if code in by_code:
        row.above = by_code[code]
    elif code in register.known:
        row.parent = code
    else:
        name = plain_name(text)
        here = [other for other in by_name.get(spelling_key(name), ()) if other is not row]
        # What the list holds and the register too is one, and is recognised as such later.
        there = [] if here else register.called(name)
        if len(here) + len(there) > 1:
            row.errors[PARENT] = _("Several are called “%(text)s”: write the code.") % {"text": text}
        elif here:
            row.above = here[0]
        elif there:
            row.parent = there[0].code
        else:
            row.errors[PARENT] = _("“%(text)s” stands neither in this list nor in the register within your reach.") % {
                "text": text
            }


def _hang_by_order(
    row: Row, before: Sequence[Row], committees: Sequence[Row], register: Register, around: Around
) -> None:
    """Below the nearest committee above it in the list that may hold it, else below what was named for the whole list."""
    row.proposed.add(PARENT)
    may_hold = PARENTS[Kind(row.kind)] if row.kind else set()
    above = next((other for other in reversed(before) if other.kind in may_hold and other.kind != row.kind), None)
    if row.kind == Kind.SUPERIOR and above is None and before and not around.below:
        above = next((other for other in before if other.kind == Kind.SUPERIOR), None)
    if above is not None:
        row.above = above
        if len(committees) > 1:
            row.doubts[PARENT] = _(
                "The list does not say what it stands below: the nearest committee above it is taken."
            )
    elif around.below:
        row.parent = around.below
    elif not register.is_empty or before:
        row.errors[PARENT] = _("Say what it stands directly below: here, or for the whole list.")


# --- kinds, codes, what follows ---------------------------------------------------------------------------------------


def _kind_above(row: Row, register: Register) -> str:
    if row.above is not None:
        return row.above.there.kind if row.above.there else row.above.kind
    known = register.known.get(row.parent or "")
    return known.kind if known else ""


def _fit_kind(row: Row, register: Register) -> None:
    """What the name leaves open, the place in the tree tells."""
    if KIND not in row.proposed or not row.kind:
        return
    above = _kind_above(row, register)
    if not above and PARENT not in row.errors and row.kind != Kind.CELL:
        row.kind = Kind.SUPERIOR
        row.doubts.pop(KIND, None)
    elif above == Kind.GRASSROOTS_COMMITTEE and row.kind == Kind.GRASSROOTS_COMMITTEE:
        row.kind = Kind.SECTIONAL_COMMITTEE
        row.doubts[KIND] = _("It stands below a grassroots committee: a sectional one is likely.")


def _recognise_and_number(rows: Sequence[Row], register: Register) -> None:
    """By code, else by the name below the same; what is new and has no code goes on after the codes beside it."""
    taken = {*register.taken, *register.known, *(row.code for row in rows if row.code)}
    siblings: dict[str, list[str]] = {}
    for known in register.known.values():
        siblings.setdefault(known.parent, []).append(known.code)
    met: dict[tuple[str, str], Row] = {}
    for row in rows:
        if row.above is not None:
            row.parent = row.above.code or None
        twin = met.setdefault((row.parent or "", spelling_key(row.name)), row)
        if twin is not row and row.name:
            row.doubts[NAME] = _("Row %(row)s has the same name, below the same.") % {"row": twin.number}
        row.there = register.known.get(row.code) if row.code else _by_name(row, register)
        if row.there is not None:
            row.code = row.there.code
        elif row.code in register.taken:
            row.errors[CODE] = _("The code %(code)s is already taken. Choose another.") % {"code": row.code}
        elif not row.code and not row.errors.keys() & {NAME, PARENT}:
            row.code = row.propose(CODE, _next_code(row, siblings.get(row.parent or "", ()), taken))
            taken.add(row.code)
        if row.code and row.there is None:
            siblings.setdefault(row.parent or "", []).append(row.code)


def _by_name(row: Row, register: Register) -> Known | None:
    """A committee is known by its name alone where the list does not say what it stands below."""
    alike = register.called(row.name)
    if row.kind == Kind.CELL or row.said.get(PARENT):
        alike = [known for known in alike if known.parent == (row.parent or "") and PARENT not in row.errors]
    return alike[0] if len(alike) == 1 else None


def _next_code(row: Row, siblings: Sequence[str], taken: set[str]) -> str:
    if row.parent:
        return next_codes(taken, prefix_of(siblings, row.parent), 1)[0]
    initials = "".join(word[0] for word in fold(row.name).upper().split()[2:] if word[0].isalnum()) or "TOP"
    return initials if initials not in taken else next_codes(taken, f"{initials}-", 1)[0]


def _fill_in(row: Row, register: Register, around: Around) -> None:
    above = _kind_above(row, register)
    row.level = _told(
        row,
        LEVEL,
        read_level,
        level_of(row.kind, above, row.name) if row.kind else Told(),
        _("Choose a level."),
        around,
    )
    row.type = _told(row, TYPE, read_type, type_of(row.name, row.kind), _("Choose a type."), around)
    if row.there is not None:
        # What is there keeps what it is: nothing of it is asked.
        row.errors = {name: why for name, why in row.errors.items() if name in (CODE, NAME)}
        return
    _check_place(row, above, register)
    if row.above is not None and row.above.there is None and row.above.since > row.since:
        day = day_in_words(row.above.since)
        row.errors.setdefault(SINCE, _("What it stands below begins on %(day)s.") % {"day": day})
    if row.above is not None and row.above.choice != LEAVE_OUT and row.above.errors and not row.above.code:
        row.errors.setdefault(PARENT, _("First row %(row)s has to be put right.") % {"row": row.above.number})
    if register.is_empty and row.since > around.today:
        row.errors.setdefault(SINCE, _("The day is still to come."))


def _told(
    row: Row,
    name: str,
    read: Callable[[str, Mapping[str, str]], str],
    likely: Told,
    asked: str,
    around: Around,
) -> str:
    if text := row.said.get(name, ""):
        value = read(text, around.called)
        if not value:
            row.errors[name] = _("“%(text)s” is not understood.") % {"text": text} + f" {asked}"
        return value
    if not likely.value:
        row.errors.setdefault(name, asked)
    elif likely.doubt:
        row.doubts[name] = _("This is only likely.")
    return row.propose(name, likely.value)


def _check_place(row: Row, above: str, register: Register) -> None:
    if not row.kind or PARENT in row.errors:
        return
    known = register.known.get(row.parent or "")
    named = row.above.name if row.above else known.name if known else ""
    for reason in out_of_place(row.name, row.kind, Above(named, above) if above else None):
        row.errors.setdefault(PARENT, reason)
    levels = {cell_level(above)} if row.kind == Kind.CELL and above else LEVELS[Kind(row.kind)]
    if row.level and row.level not in levels and LEVEL not in row.errors:
        row.errors[LEVEL] = _("Choose a level that fits the kind.")
