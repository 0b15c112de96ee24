"""How chance uses the services of reorganisations, mandates, infrastructure, areas, lists from Excel and documents."""

from accounts.models import Occasion
from cells.models import Mandate, Organisation, OrganisationVersion, SavedFilter
from cells.rules.conditions import Condition
from cells.rules.document_reference import CitedDocument
from cells.services import (
    accounts,
    document_references,
    infrastructure,
    mandates,
    many_accounts,
    readings,
    saved_filters,
)
from reorganisations.models import Reorganisation
from reorganisations.models.reorganisation import WRITTEN_AHEAD
from reorganisations.rules.plan import Part, Step, StepKind
from reorganisations.services import confirming, drafting, keeping_the_day
from sheets.models import Sheet
from sheets.services import applying, intake, proceeding, undoing
from tests.cast import START, Role
from tests.past.world import World, does
from tests.reorganisations.reorganising import CELL_FACTS, change, dissolve, found, merge, new, split

State = Reorganisation.State


# --- reorganisations --------------------------------------------------------------------------------------------------


def _step(world: World) -> Step:
    cell, other = world.cell(), world.cell()
    if cell.code in ("CELL", "SECOND"):
        world.seldom()
    committee = world.one_of(world.versions(OrganisationVersion.Kind.GRASSROOTS_COMMITTEE)).organisation
    code = f"NEW-{world.new_number()}"
    going = [belonging.member_id for belonging in world.belonging(cell)][::2]
    return world.chance.choice(
        [
            found(code, parent=committee.code),
            change(StepKind.RENAME, cell.code, name=f"Chi bộ {code}"),
            change(StepKind.RETYPE, cell.code, type="school"),
            change(StepKind.MOVE, cell.code, parent=committee.code),
            merge([cell.code], other.code),
            merge([cell.code, other.code], new(code, parent=committee.code)),
            split(
                cell.code, Part(cell.code), Part(code, CELL_FACTS | {"parent": committee.code}, members=tuple(going))
            ),
            split(
                cell.code, Part(other.code), Part(code, CELL_FACTS | {"parent": committee.code}, members=tuple(going))
            ),
            dissolve(cell.code, followed_by=[other.code]),
        ]
    )


def _draft(world: World, occasion: Occasion) -> Reorganisation:
    return drafting.begin_reorganisation(head=_head(world), led_by=None, occasion=occasion)


def _head(world: World) -> drafting.ReorganisationHead:
    return drafting.ReorganisationHead(f"Sắp xếp {world.new_number()}", world.later(), world.document())


def _kept_draft(world: World) -> Reorganisation:
    return world.one_of(Reorganisation.objects.filter(state=State.DRAFT).order_by("pk"))


@does(drafting.begin_reorganisation)
def begin_reorganisation(world: World) -> None:
    _draft(world, world.occasion())


@does(drafting.revise_reorganisation)
def revise_reorganisation(world: World) -> None:
    drafting.revise_reorganisation(reorganisation=_kept_draft(world), head=_head(world), occasion=world.occasion())


@does(drafting.add_step)
def add_step(world: World) -> None:
    drafting.add_step(reorganisation=_kept_draft(world), step=_step(world), occasion=world.occasion())


@does(drafting.add_steps)
def add_steps(world: World) -> None:
    drafting.add_steps(reorganisation=_kept_draft(world), steps=[_step(world)], occasion=world.occasion())


@does(drafting.change_step)
def change_step(world: World) -> None:
    row = world.one_of(_kept_draft(world).steps.order_by("pk"))
    step = _step(world)
    if step.act == row.act:
        drafting.change_step(
            reorganisation=row.reorganisation, position=row.position, step=step, occasion=world.occasion()
        )


@does(drafting.remove_step)
def remove_step(world: World) -> None:
    row = world.one_of(_kept_draft(world).steps.order_by("pk"))
    drafting.remove_step(reorganisation=row.reorganisation, position=row.position, occasion=world.occasion())


@does(confirming.confirm_reorganisation)
def confirm_reorganisation(world: World) -> None:
    occasion = world.occasion()
    draft = _draft(world, occasion)
    drafting.add_step(reorganisation=draft, step=_step(world), occasion=occasion)
    choices = {
        "pilots.open": world.chance.choice(["carry", "withdraw"]),
        "pilots.passing": world.chance.choice(["pass", "withdraw"]),
        "cells.posts": world.chance.choice(["carry", "end"]),
        "cells.groups": world.chance.choice(["carry", "end"]),
        "meetings.in_person": world.chance.choice(["move", "cancel"]),
    }
    confirming.confirm_reorganisation(reorganisation=draft, choices=choices, occasion=occasion)


@does(confirming.cancel_reorganisation)
def cancel_reorganisation(world: World) -> None:
    plan = world.one_of(Reorganisation.objects.filter(state__in=[State.DRAFT, *WRITTEN_AHEAD]).order_by("pk"))
    confirming.cancel_reorganisation(reorganisation=plan, because="Chưa đủ điều kiện", occasion=world.occasion())


@does(keeping_the_day.keep_day)
def keep_day(world: World) -> None:
    world.go_on(1)


@does(keeping_the_day.try_again)
def try_again(world: World) -> None:
    """As if one had failed on its day."""
    plan = world.one_of(
        Reorganisation.objects.filter(state=State.CONFIRMED, effective_on__gt=world.today).order_by("pk")
    )
    world.go_on((plan.effective_on - world.today).days - 1)
    Reorganisation.objects.filter(pk=plan.pk, state=State.CONFIRMED).update(state=State.SET_ASIDE)
    world.go_on(1)
    keeping_the_day.try_again(reorganisation=plan, occasion=world.occasion())


# --- the register -----------------------------------------------------------------------------------------------------


@does(infrastructure.record_infrastructure)
def record_infrastructure(world: World) -> None:
    infrastructure.record_infrastructure(
        organisation=world.organisation(),
        sufficient=world.chance.random() < 0.7,
        looked_at=f"Đường truyền {world.new_number()}",
        on=world.today,
        occasion=world.occasion(),
    )


@does(mandates.give_mandate)
def give_mandate(world: World) -> None:
    user = world.cast.users[world.chance.choice(["giang", "hoa", "lan"])]
    role = world.chance.choice([Role.CLERK, Role.INSPECTOR])
    mandates.give_mandate(
        user=user,
        organisation=world.organisation(),
        role=role,
        on=world.later(),
        until=world.perhaps_until(),
        occasion=world.occasion(),
    )


@does(many_accounts.open_accounts)
def open_accounts(world: World) -> None:
    account = many_accounts.NewAccount(world.organisation(), f"nguoi-ghi-{world.new_number()}", "Người ghi sổ")
    many_accounts.open_accounts(accounts=[account], seed="hạt giống", occasion=world.occasion())


@does(mandates.end_mandate)
def end_mandate(world: World) -> None:
    """Not of those on whom the rounds of CITY rest."""
    kept = [world.cast.users[name] for name in ("binh", "dung", "em", "khanh")]
    held = Mandate.objects.on(world.today).exclude(user__in=kept).order_by("pk")
    mandates.end_mandate(mandate=world.one_of(held), until=world.later(), occasion=world.occasion())


@does(mandates.end_mandate_at_once)
def end_mandate_at_once(world: World) -> None:
    """Of those that were given in the course of the story alone: the cast's own are few."""
    held = Mandate.objects.not_over(world.today).filter(valid_from__gt=START).order_by("pk")
    mandates.end_mandate_at_once(mandate=world.one_of(held), occasion=world.occasion())


@does(accounts.set_account_closed)
def set_account_closed(world: World) -> None:
    """Of those on whom no round rests; opened again at once."""
    user = world.cast.users[world.chance.choice(["giang", "hoa", "lan"])]
    for closed in (True, False):
        accounts.set_account_closed(user=user, closed=closed, occasion=world.occasion())


# --- documents, filters, readings -------------------------------------------------------------------------------------


@does(document_references.add_document)
def add_document(world: World) -> None:
    document = CitedDocument("Tỉnh ủy", f"{world.new_number()}-NQ/TU", world.today, "Nghị quyết")
    document_references.add_document(document=document, secret=False, occasion=world.occasion())


@does(saved_filters.save_filter)
def save_filter(world: World) -> None:
    saved_filters.save_filter(
        organisation=world.organisation(),
        name=f"Danh sách {world.new_number()}",
        blocks=[[Condition("leads")]],
        occasion=world.occasion(),
    )


@does(saved_filters.delete_filter)
def delete_filter(world: World) -> None:
    saved_filters.delete_filter(saved=world.one_of(SavedFilter.objects.order_by("pk")), occasion=world.occasion())


@does(readings.note_reading)
def note_reading(world: World) -> None:
    readings.note_reading(member=world.member(), occasion=world.occasion())


# --- lists from Excel -------------------------------------------------------------------------------------------------


def _read(world: World) -> Sheet:
    """A list of two new people of one cell, of today."""
    cell: Organisation = world.cell()
    people = [world.person() for _ in range(2)]
    rows = ["Họ và tên\tNgày sinh\tCT/DB", *(f"{one.full_name}\t{one.born_on:%d/%m/%Y}\tDB" for one in people)]
    sheet = intake.receive(
        organisation=cell,
        upload=intake.Upload(Sheet.Kind.REGISTER, "danh sach.txt", "\n".join(rows).encode()),
        occasion=world.occasion(),
    )
    sheet = intake.choose_columns(
        sheet=sheet,
        columns=sheet.columns,
        default_cell=cell,
        on=world.today,
        fill_partial_days=True,
        occasion=world.occasion(),
    )
    return proceeding.proceed(sheet=sheet, act=proceeding.READ, occasion=world.occasion())


@does(applying.apply_sheet)
def apply_sheet(world: World) -> Sheet:
    return applying.apply_sheet(sheet=_read(world), occasion=world.occasion())


@does(undoing.undo_sheet)
def undo_sheet(world: World) -> None:
    """At once, as with what is done for many."""
    undoing.undo_sheet(sheet=apply_sheet(world), occasion=world.occasion())


@does(intake.discard)
def discard(world: World) -> None:
    intake.discard(sheet=_read(world), occasion=world.occasion())
