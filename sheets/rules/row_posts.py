"""What a row says of posts: in «Chức vụ», beside the name, in the remarks. Nothing of it is taken silently for another post."""

from collections.abc import Callable, Sequence

from sheets.rules import fields
from sheets.rules.comparing import group_key
from sheets.rules.marks import RowRead
from sheets.rules.posts import LEADER, LEADER_UNSURE, PostsRead, cell_post, parted, read_posts, without
from sheets.rules.row_values import At
from sheets.rules.values import text_of

SHORTEST = 6
"""Letters: «BT» in the remarks may be something else than «Bí thư», beside a name it is not."""


def read_post_of(row: RowRead, at: At, beside_the_name: Sequence[str], cell_of: Callable[[str], int | None]) -> None:
    text = text_of(at.get(fields.POST))
    told = read_posts(text)
    if not told.value and not told.doubt and (beside_the_name or fields.REMARKS in at):
        remark = text_of(at.get(fields.REMARKS))
        elsewhere = [*beside_the_name, *filter(lambda said: len(said) >= SHORTEST, [remark])]
        found = ((said, read) for said in elsewhere if (read := read_posts(said)).value and not read.doubt)
        text, told = next(found, (text, told))
    row.values[fields.POST], row.post_as_typed = told.value, text
    _find_cell(row, text, told, cell_of)
    _find_group(row, text, told)
    if told.doubt and not (told.doubt == LEADER_UNSURE and LEADER not in parted(row.values[fields.POST])):
        row.ask(fields.POST, told.doubt, typed=text)
    elif row.values[fields.POST]:
        if told.has_rest or told.value != row.values[fields.POST]:
            row.warn(fields.POST, "post_without_the_rest", typed=text)
    elif told.has_rest or told.value:
        row.pass_over(fields.POST, "no_post_here", typed=text)


def _find_cell(row: RowRead, text: str, told: PostsRead, cell_of: Callable[[str], int | None]) -> None:
    """«Bí thư chi bộ khu phố 2» of somebody in another cell; or no cell of that name is known."""
    cell_id = row.values[fields.CELL]
    if told.cell and cell_post(told.value) and cell_id is not None and cell_of(told.cell) != cell_id:
        row.ask(fields.POST, "post_of_other_cell", typed=text)


def _find_group(row: RowRead, text: str, told: PostsRead) -> None:
    """Who leads a group belongs to it. A bare «Tổ trưởng» of somebody in no group is one of something else."""
    if LEADER not in parted(told.value):
        return
    group = row.values[fields.GROUP]
    if told.group and group_key(told.group) == group_key(group):
        return
    if told.group or not group:
        row.values[fields.POST] = without(told.value, LEADER)
    if told.group or (not group and told.doubt != LEADER_UNSURE):
        row.ask(fields.POST, "leader_without_group", typed=text)
