"""What is asked of a post that one person holds at a time: the register or a row above has somebody else in it."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from accounts.rules.days import day_in_words
from sheets.rules import fields
from sheets.rules.comparing import group_key
from sheets.rules.marks import ERROR, QUESTION, Mark, RowRead
from sheets.rules.posts import LEADER, SECRETARY, parted, without

OF_ANOTHER = {SECRETARY: "post_of_another", LEADER: "leadership_of_another"}
CHANGED_SINCE, SECOND = "post_changed_since", "second_in_post"
_SAID_HERE = {*OF_ANOTHER.values(), CHANGED_SINCE, SECOND}


class Holder(Protocol):
    @property
    def member_id(self) -> int: ...

    @property
    def name(self) -> str: ...

    @property
    def since(self) -> date: ...


@dataclass(frozen=True)
class Known:
    """`holders`: by key of the post, in the register. `first_row`: where the post was named first, the row itself being one."""

    holders: Mapping[Hashable, Holder]
    first_row: Callable[[Hashable, str], str]
    on: date
    """The day from which the list speaks."""


def key_of(row: RowRead, post: str) -> Hashable:
    return (post, row.values[fields.CELL], group_key(row.values[fields.GROUP] or "") if post == LEADER else "")


def ask_of_posts(row: RowRead, where: str, known: Known, member_id: int | None) -> None:
    """`member_id`: whom the row was recognised as. What cannot be entered is taken out of the row, and asked about."""
    if (said := row.marks.get(fields.POST)) is not None and said.note in _SAID_HERE:
        del row.marks[fields.POST]
    for post in _of_one_holder(row):
        key = key_of(row, post)
        first, holder = known.first_row(key, where), known.holders.get(key)
        if first != where:
            _ask(row, SECOND, {"row": first}, drop=post)
        elif holder is not None and holder.member_id != member_id:
            told = {"name": holder.name, "day": day_in_words(holder.since), "member": holder.member_id}
            late = holder.since >= known.on
            _ask(row, CHANGED_SINCE if late else OF_ANOTHER[post], told, drop=post if late else "")


def _of_one_holder(row: RowRead) -> Iterator[str]:
    if row.values[fields.CELL] is not None:
        yield from (post for post in (SECRETARY, LEADER) if post in parted(row.values[fields.POST]))


def _ask(row: RowRead, note: str, told: Mapping[str, object], *, drop: str) -> None:
    """`drop`: the post that the row is entered without. It outweighs a doubt about the words, which are shown beside it."""
    said = row.marks.get(fields.POST)
    if said is not None and said.mark == ERROR:
        return
    typed = said.typed if said is not None and said.typed else row.post_as_typed
    row.marks[fields.POST] = Mark(QUESTION, note, told, typed)
    row.values[fields.POST] = without(row.values[fields.POST], drop)
