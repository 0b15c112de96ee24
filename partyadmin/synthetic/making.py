"""Fills an empty database with a synthetic country, in one transaction."""

from collections.abc import Callable
from datetime import date
from random import Random

from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils.translation import gettext as _

from accounts.models.guard import broken_guards
from accounts.rules.refusal import Refused
from cells.models import DocumentReference, Member, Membership
from cells.queries.lives import memberships_outside_life
from cells.queries.member_days import impossible_days
from cells.queries.overlaps import overlaps, strays
from cells.rules.names import fold
from cells.services.counts import count_all
from cells.services.likenesses import compare_all
from meetings.models import Meeting
from partyadmin.synthetic.circumstances import Circumstances
from partyadmin.synthetic.days import REGISTER_FROM, TODAY, iso
from partyadmin.synthetic.people import People
from partyadmin.synthetic.rows import MODELS, OrganisationRow, Row, VersionRow
from partyadmin.synthetic.setting_aside import set_aside
from partyadmin.synthetic.shape import Country, Kind, Node
from partyadmin.synthetic.writing import Writer
from partyadmin.synthetic.year import Year
from pilots.models import Slot

ISSUER = "Số liệu mô phỏng"
TELL_EVERY = 500_000


def is_made_already(*, members: int, seed: int, year: bool) -> bool:
    """Whether this very registry was made here before. Raises Refused where anything else is."""
    if DocumentReference.objects.filter(issuer=ISSUER, symbol=_symbol(members, seed, year)).exists():
        return True
    if any(model._default_manager.exists() for model in MODELS.values()):
        raise Refused(_("This database holds another registry already; a synthetic one is made in an empty one only."))
    return False


@transaction.atomic
def make_registry(*, members: int, seed: int, year: bool, say: Callable[[str], object]) -> None:
    """So many members in realistic proportions; the same numbers give the same rows. `year`: with what twelve months brought."""
    with set_aside(connection, sorted({model._meta.db_table for model in MODELS.values()})):
        # After setting aside: PostgreSQL alters no table on which a reference of a new row is still to be checked.
        reference = DocumentReference.objects.create(
            issuer=ISSUER,
            symbol=_symbol(members, seed, year),
            issued_on=date.fromisoformat(iso(REGISTER_FROM)),
            title="Sổ đăng ký mô phỏng",
        )
        organisations = _write(members, seed, reference.pk, say, year=year)
        say("Putting back indexes, references and guards")
    today = date.fromisoformat(iso(TODAY))
    if twice := overlaps():
        raise AssertionError(f"Two truths on one day: {twice}")
    if wrong := next(impossible_days(Member.objects.all(), today), None):
        raise AssertionError(f"This cannot be: {wrong}")
    if outside := memberships_outside_life(Membership.objects.all(), today).first():
        raise AssertionError(f"In a cell that was not there: {outside}")
    if astray := strays():
        raise AssertionError(f"Not within what they belong to: {astray}")
    if broken := broken_guards(connection, [Slot._meta.db_table, Meeting._meta.db_table]):
        raise AssertionError(f"This would have been refused: {broken}")
    _continue_numbers()
    say("Counting the cells")
    count_all()
    compare_all()
    say(f"{organisations} organisations, {members} members")


def tidy() -> None:
    """What the planner needs after so many new rows; VACUUM works outside transactions only."""
    command = "ANALYZE"
    if connection.vendor == "postgresql":
        # Named, or it takes the catalogues of the whole server too, and holds those against every other site.
        tables = ", ".join(map(connection.ops.quote_name, connection.introspection.django_table_names()))
        command = f"{'ANALYZE' if connection.in_atomic_block else 'VACUUM ANALYZE'} {tables}"
    with connection.cursor() as cursor:
        cursor.execute(command)


def _write(members: int, seed: int, reference: int, say: Callable[[str], object], *, year: bool) -> int:
    chance = Random(seed)  # noqa: S311 - not for secrets
    people, circumstances = People(chance), Circumstances(chance)
    brought = Year(members=members, seed=seed, names=people.names, issuer=ISSUER, document=reference) if year else None
    writer, organisations, reported = Writer(connection), 0, 0
    for node in Country(members, chance).nodes():
        rows: list[Row] = [*_organisation(node, reference), *circumstances.of_organisation(node)]
        if node.kind == Kind.CELL:
            first = people.entered + 1
            rows += people.of(node)
            rows += circumstances.of_cell(node, range(first, people.entered + 1))
        writer.write(rows)
        if brought is not None:
            writer.write(brought.of(node, rows))
        organisations += 1
        if people.entered - reported >= TELL_EVERY:
            reported = people.entered
            say(f"{reported} members")
    writer.flush()
    return organisations


def _organisation(node: Node, reference: int) -> tuple[OrganisationRow, VersionRow]:
    issuer = "" if node.kind == Kind.CELL else node.name.replace("Đảng bộ", "Đảng ủy")
    return (
        OrganisationRow(node.id, node.path, node.depth, node.children, node.code),
        VersionRow(
            organisation_id=node.id,
            parent_id=node.parent_id,
            valid_from=iso(REGISTER_FROM),
            ordered_by_id=reference,
            name=node.name,
            search_key=fold(node.name),
            kind=node.kind,
            level=node.level,
            type=node.type,
            issuer_name=issuer,
            symbol="CB" if node.kind == Kind.CELL else "ĐU",
            area=node.place,
            place=node.place,
        ),
    )


def _continue_numbers() -> None:
    """Rows were numbered here: what is entered later goes on from there."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(dict.fromkeys(MODELS.values()))):
            cursor.execute(statement)


def _symbol(members: int, seed: int, year: bool) -> str:
    return f"{members}/{seed}/12" if year else f"{members}/{seed}"
