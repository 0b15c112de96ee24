"""How chance uses the services of members, groups, posts and transfers."""

from collections.abc import Callable

from cells.models import (
    Activity,
    AreaFact,
    AssignedTask,
    Body,
    BulkAct,
    Degree,
    Ground,
    Group,
    Membership,
    Organisation,
    Post,
    Residence,
    ResidenceRemark,
    TemporaryStay,
    Transfer,
)
from cells.services import (
    axes,
    bulk,
    departures,
    grounds,
    groups,
    offices,
    residences,
    transfers,
)
from tests.past.world import World, does
from tests.pilots.guidances import CATEGORIES, ON_AREA

ORDINARY = [category for category in CATEGORIES if category not in ON_AREA]


@does(axes.make_official)
def make_official(world: World) -> None:
    since = world.one_of(Degree.objects.on(world.today).filter(value=Degree.Value.PROBATIONARY).order_by("pk"))
    axes.make_official(member=since.member, on=world.later(), document=world.document(), occasion=world.occasion())


@does(axes.begin_activity)
def begin_activity(world: World) -> None:
    axes.begin_activity(
        member=world.member(),
        value=world.chance.choice(Activity.Value.values),
        on=world.later(),
        until=world.perhaps_until(),
        document=world.document(),
        occasion=world.occasion(),
    )


@does(axes.end_activity)
def end_activity(world: World) -> None:
    activity = world.one_of(Activity.objects.on(world.today).order_by("pk"))
    axes.end_activity(member=activity.member, on=world.later(), document=None, occasion=world.occasion())


@does(axes.begin_stay)
def begin_stay(world: World) -> None:
    axes.begin_stay(
        member=world.member(),
        host=world.chance.choice([None, world.cell()]),
        host_name="Huế",
        on=world.later(),
        until=world.perhaps_until(),
        document=None,
        occasion=world.occasion(),
    )


@does(axes.end_stay)
def end_stay(world: World) -> None:
    stay = world.one_of(TemporaryStay.objects.on(world.today).order_by("pk"))
    axes.end_stay(stay=stay, on=world.later(), document=None, occasion=world.occasion())


@does(residences.introduce_to_residence)
def introduce_to_residence(world: World) -> None:
    residences.introduce_to_residence(
        member=world.member(),
        introduction=residences.Introduction(Residence.Standing.ORDINARY, world.cell()),
        on=world.later(),
        document=world.document(),
        occasion=world.occasion(),
    )


@does(residences.end_residence)
def end_residence(world: World) -> None:
    residence = world.one_of(Residence.objects.on(world.today).order_by("pk"))
    residences.end_residence(residence=residence, on=world.later(), document=None, occasion=world.occasion())


@does(residences.receive_introduction)
def receive_introduction(world: World) -> None:
    residence = world.one_of(Residence.objects.on(world.today).filter(received_on=None).order_by("pk"))
    residences.receive_introduction(residence=residence, on=world.today, occasion=world.occasion())


@does(residences.record_remark)
def record_remark(world: World) -> None:
    residence = world.one_of(Residence.objects.on(world.today).order_by("pk"))
    level = world.chance.choice(ResidenceRemark.Level.values)
    remark = residences.Remark(world.today.year, level, "", world.today, "Bí thư chi bộ")
    residences.record_remark(residence=residence, remark=remark, occasion=world.occasion())


@does(axes.receive_guest)
def receive_guest(world: World) -> None:
    axes.receive_guest(
        cell=world.cell(),
        person=world.person(),
        home_name="Chi bộ xã Xa",
        on=world.later(),
        until=world.perhaps_until(),
        document=None,
        occasion=world.occasion(),
    )


@does(departures.leave)
def leave(world: World) -> None:
    way = world.chance.choice(["expelled", "struck_off", "released", "died"])
    departures.leave(
        member=world.member(), way=way, on=world.today, document=world.document(), occasion=world.occasion()
    )


@does(departures.return_to_cell)
def return_to_cell(world: World) -> None:
    _come_back(world, departures.return_to_cell, "transferred")


@does(departures.readmit)
def readmit(world: World) -> None:
    _come_back(world, departures.readmit, "expelled", "struck_off", "released")


@does(departures.restore)
def restore(world: World) -> None:
    _come_back(world, departures.restore, "expelled", "struck_off", "released")


def _come_back(world: World, service: Callable[..., object], *ways: str) -> None:
    gone = world.one_of(Membership.objects.filter(valid_to__lte=world.today, departure__in=ways).order_by("pk"))
    service(member=gone.member, cell=world.cell(), on=world.today, document=world.document(), occasion=world.occasion())


@does(grounds.record_ground)
def record_ground(world: World) -> None:
    fact = world.chance.choice([None, AreaFact.objects.on(world.today).order_by("pk").first()])
    category = fact.kind_id if fact else world.chance.choice(ORDINARY)
    grounds.record_ground(member=world.member(), stated=_stated(world, category, fact), occasion=world.occasion())


def _stated(world: World, category: str, fact: AreaFact | None = None) -> grounds.StatedGround:
    first, until = world.later(), world.perhaps_until()
    return grounds.StatedGround(category, "Đi biển dài ngày", "Lệnh điều động", first, until, fact)


@does(grounds.end_ground)
def end_ground(world: World) -> None:
    ground = world.one_of(Ground.objects.on(world.today).order_by("pk"))
    grounds.end_ground(ground=ground, until=world.later(), occasion=world.occasion())


@does(bulk.set_ground_for_many)
def set_ground_for_many(world: World) -> BulkAct:
    cell = world.cell()
    members = [membership.member for membership in world.some_of(world.belonging(cell), 5)]
    act, _outcome = bulk.set_ground_for_many(
        organisation=cell,
        members=members,
        stated=_stated(world, "health"),
        occasion=world.occasion(),
    )
    return act


@does(bulk.set_group_for_many)
def set_group_for_many(world: World) -> BulkAct:
    group = world.one_of(Group.objects.on(world.today).order_by("pk"))
    members = [membership.member for membership in world.some_of(world.belonging(group.cell), 5)]
    act, _outcome = bulk.set_group_for_many(
        organisation=group.cell,
        members=members,
        group=group,
        on=world.later(),
        document=None,
        occasion=world.occasion(),
    )
    return act


@does(bulk.undo_bulk)
def undo_bulk(world: World) -> None:
    """At once: to take back what was done on an earlier day is to say that it was a mistake."""
    act = world.chance.choice([set_ground_for_many, set_group_for_many])(world)
    bulk.undo_bulk(act=act, occasion=world.occasion())


@does(groups.form_group)
def form_group(world: World) -> None:
    cell = world.cell()
    members = [membership.member for membership in world.some_of(world.belonging(cell), 6)]
    groups.form_group(
        cell=cell,
        new=groups.NewGroup(
            f"Tổ mới {world.new_number()}", leader=world.chance.choice([None, members[0]]), members=members
        ),
        on=world.later(),
        document=None,
        occasion=world.occasion(),
    )


@does(groups.end_group)
def end_group(world: World) -> None:
    group = world.one_of(Group.objects.on(world.today).order_by("pk"))
    groups.end_group(group=group, on=world.later(), document=None, occasion=world.occasion())


@does(groups.move_to_group)
def move_to_group(world: World) -> None:
    group = world.one_of(Group.objects.on(world.today).order_by("pk"))
    groups.move_to_group(
        member=world.member(group.cell),
        group=world.chance.choice([None, group]),
        on=world.later(),
        document=None,
        occasion=world.occasion(),
    )


@does(groups.change_leader)
def change_leader(world: World) -> None:
    group = world.one_of(Group.objects.on(world.today).order_by("pk"))
    belonging = world.one_of(group.belongings.on(world.today).order_by("pk"))
    groups.change_leader(
        group=group, leader=belonging.member, on=world.later(), document=None, occasion=world.occasion()
    )


@does(offices.take_office)
def take_office(world: World) -> None:
    belonging = world.one_of(world.belonging())
    offices.take_office(
        member=belonging.member,
        organisation=world.chance.choice([belonging.cell, world.organisation()]),
        office=offices.Office(
            body=world.chance.choice(["", *Body.Kind.values]), title=world.chance.choice(Post.Title.values)
        ),
        on=world.later(),
        document=world.document(),
        occasion=world.occasion(),
    )


@does(offices.lay_down_office)
def lay_down_office(world: World) -> None:
    post = world.one_of(Post.objects.on(world.today).select_related("organisation").order_by("pk"))
    if post.organisation.code == "CELL":
        world.seldom()
    offices.lay_down_office(post=post, on=world.later(), document=None, occasion=world.occasion())


@does(offices.assign_task)
def assign_task(world: World) -> None:
    offices.assign_task(
        member=world.member(),
        text="Vận động thanh niên",
        on=world.later(),
        until=world.perhaps_until(),
        document=None,
        occasion=world.occasion(),
    )


@does(offices.end_task)
def end_task(world: World) -> None:
    task = world.one_of(AssignedTask.objects.on(world.today).order_by("pk"))
    offices.end_task(task=task, on=world.later(), occasion=world.occasion())


@does(transfers.send_transfer)
def send_transfer(world: World) -> None:
    inside: Organisation | None = world.chance.choice([None, world.cell()])
    transfers.send_transfer(
        member=world.member(),
        to_cell=inside,
        to_name="Đảng bộ xã Xa",
        on=world.today,
        papers_due_on=world.later(),
        document=world.document(),
        occasion=world.occasion(),
    )


@does(transfers.receive_transfer)
def receive_transfer(world: World) -> None:
    transfer = world.one_of(Transfer.objects.under_way().order_by("pk"))
    transfers.receive_transfer(transfer=transfer, on=world.today, document=None, occasion=world.occasion())


@does(transfers.take_back_transfer)
def take_back_transfer(world: World) -> None:
    transfer = world.one_of(Transfer.objects.under_way().order_by("pk"))
    transfers.take_back_transfer(transfer=transfer, on=world.today, occasion=world.occasion())


@does(transfers.receive_from_outside)
def receive_from_outside(world: World) -> None:
    transfers.receive_from_outside(
        cell=world.cell(),
        person=world.person(),
        papers=transfers.Papers("Đảng bộ xã Xa", world.today, world.later(), world.document()),
        on=world.today,
        seen_by=Organisation.objects.all(),
        is_another_person=False,
        occasion=world.occasion(),
    )
