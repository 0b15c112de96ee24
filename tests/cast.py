"""A fixed cast: the same few organisations and people in every test, so that a test reads as a story about them.

    TW ─ CITY (superior) ─ WARD (grassroots committee) ─ CELL (cell, groups when asked)  ─ SECOND (another cell)
                         ─ UNIT (grassroots cell)
       ─ OTHER (superior) ─ OTHERWARD (grassroots committee) ─ OTHERCELL
       ─ BNG (superior) ─ ABROAD (cell abroad)

An, clerk of CELL · Binh, clerk of WARD · Chi, clerk of UNIT · Dung, board of CITY · Em, standing of CITY ·
Giang, inspector of CITY · Hoa, clerk of OTHERCELL (the neighbour) · Khanh, administrator · Lan, board of OTHER ·
Mai and Nam, board and standing of BNG.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from accounts.models import Actor, Occasion, User
from accounts.queries.put_together import Question
from accounts.rules.days import years_before
from cells.models import (
    Activity,
    AreaFact,
    Body,
    Ground,
    Group,
    GroupBelonging,
    GroupLeadership,
    Mandate,
    Member,
    Membership,
    Notice,
    Organisation,
    OrganisationVersion,
    Post,
    TemporaryStay,
)
from cells.services.axes import begin_activity, begin_stay
from cells.services.circumstances import record_circumstances
from cells.services.first_register import enter_members_with_past, enter_offices_and_groups, enter_organisation
from cells.services.grounds import StatedGround, record_ground
from cells.services.infrastructure import record_infrastructure
from cells.services.mandates import give_mandate
from cells.services.newcomers import Newcomer, degrees_of, member_of
from cells.services.offices import Office, take_office

START = date(2019, 1, 1)
TODAY = date(2025, 3, 21)
NOW = datetime(2025, 3, 21, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PASSWORD = "a long enough password"

Kind = OrganisationVersion.Kind
Level = OrganisationVersion.Level
Type = OrganisationVersion.Type
Role = Mandate.Role

ORGANISATIONS = [
    # code, parent, name, kind, level, type
    ("TW", None, "Trung ương", Kind.SUPERIOR, Level.CENTRAL, Type.OTHER),
    ("CITY", "TW", "Đảng bộ thành phố Hoa Sen", Kind.SUPERIOR, Level.DISTRICT, Type.OTHER),
    ("WARD", "CITY", "Đảng bộ phường Sen Hồng", Kind.GRASSROOTS_COMMITTEE, Level.GRASSROOTS, Type.WARD_COMMUNE),
    ("CELL", "WARD", "Chi bộ khu phố 1", Kind.CELL, Level.BELOW_GRASSROOTS, Type.RESIDENTIAL),
    ("SECOND", "WARD", "Chi bộ Trường Tiểu học Sen Hồng", Kind.CELL, Level.BELOW_GRASSROOTS, Type.SCHOOL),
    ("UNIT", "CITY", "Chi bộ Phòng Nội vụ", Kind.CELL, Level.GRASSROOTS, Type.ADMINISTRATIVE),
    ("OTHER", "TW", "Đảng bộ Khối Vận tải", Kind.SUPERIOR, Level.PROVINCE, Type.OTHER),
    (
        "OTHERWARD",
        "OTHER",
        "Đảng bộ Công ty Sóng Xanh",
        Kind.GRASSROOTS_COMMITTEE,
        Level.GRASSROOTS,
        Type.STATE_ENTERPRISE,
    ),
    ("OTHERCELL", "OTHERWARD", "Chi bộ tàu Sóng Xanh 01", Kind.CELL, Level.BELOW_GRASSROOTS, Type.STATE_ENTERPRISE),
    ("BNG", "TW", "Đảng bộ Bộ Ngoại giao", Kind.SUPERIOR, Level.PROVINCE, Type.ADMINISTRATIVE),
    ("ABROAD", "BNG", "Chi bộ lưu học sinh", Kind.CELL, Level.GRASSROOTS, Type.OVERSEAS),
]
PEOPLE = [
    # user name, full name, role, organisation
    ("an", "Nguyễn Thị An", Role.CLERK, "CELL"),
    ("binh", "Trần Văn Bình", Role.CLERK, "WARD"),
    ("chi", "Lê Thị Chi", Role.CLERK, "UNIT"),
    ("dung", "Phạm Văn Dũng", Role.BOARD, "CITY"),
    ("em", "Hoàng Thị Em", Role.STANDING, "CITY"),
    ("giang", "Vũ Văn Giang", Role.INSPECTOR, "CITY"),
    ("hoa", "Đặng Thị Hoa", Role.CLERK, "OTHERCELL"),
    ("khanh", "Bùi Văn Khánh", Role.ADMINISTRATOR, None),
    ("lan", "Đỗ Thị Lan", Role.BOARD, "OTHER"),
    ("mai", "Hồ Thị Mai", Role.BOARD, "BNG"),
    ("nam", "Ngô Văn Nam", Role.STANDING, "BNG"),
]


@Question
def _first_mandate(user: int) -> "QuerySet[Mandate]":
    return Mandate.objects.filter(user=user).select_related("organisation").order_by("pk")[:1]


@dataclass
class Cast:
    organisations: dict[str, Organisation] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    root: Actor | None = None

    def __getitem__(self, code: str) -> Organisation:
        return self.organisations[code]

    def actor(self, username: str) -> Actor:
        """The person acting by their first mandate."""
        (mandate,) = _first_mandate(self.users[username].pk)
        return Actor(user=self.users[username], mandate_id=mandate.pk, mandate=str(mandate))

    def occasion(self, username: str | None = None, *, today: date = TODAY) -> Occasion:
        """The person (nobody named: who founded everything) acting this morning, on a day."""
        by = self.actor(username) if username else self.root
        return Occasion(by=by, at=NOW, today=today)

    def found(self, code: str, *, parent: str | None, on: date = START, **facts: object) -> Organisation:
        """An organisation with the first register. `facts`: what it is (OrganisationVersion)."""
        above = self[parent] if parent else None
        self.organisations[code] = enter_organisation(
            code=code,
            versions=[OrganisationVersion(parent=above, valid_from=on, **facts)],
            occasion=self.occasion(),
        )
        return self.organisations[code]

    def people(self, number: int, *, of: str, on: date = START, official: bool = True) -> list[Member]:
        """So many members of a cell, entered on a day."""
        people = [
            Newcomer(
                full_name=f"Nguyễn Văn {_GIVEN[place % len(_GIVEN)]} {place}",
                born_on=date(1950 + place % 50, 1 + place % 12, 1 + place % 28),
                sex=Member.Sex.MALE if place % 2 else Member.Sex.FEMALE,
                card_number=f"{of}{place:05d}"[:20],
                admitted_on=years_before(on, 1) if official else on,
                official_from=on if official else None,
            )
            for place in range(number)
        ]
        return self.register(people, of=of, on=on)

    def register(self, people: Sequence[Newcomer], *, of: str, on: date = START) -> list[Member]:
        """These people with the first register of a cell, which begins with a day."""
        members = [member_of(person) for person in people]
        arrival = Membership.Arrival.REGISTERED
        memberships = [Membership(member=one, cell=self[of], arrival=arrival, valid_from=on) for one in members]
        # Of who is official from the very day on, the register does not know the probation.
        told = [replace(person, admitted_on=None) if person.official_from == on else person for person in people]
        degrees = [
            degree for member, person in zip(members, told, strict=True) for degree in degrees_of(member, person, on)
        ]
        occasion = self.occasion(today=max(TODAY, on))
        enter_members_with_past(members=members, facts=[*memberships, *degrees], about=self[of], occasion=occasion)
        return members

    def grounds(self, members: Sequence[Member], category: str = "ship_crew", **facts: object) -> list[Ground]:
        """A ground for each, from 1/1/2024 on and still valid unless told otherwise."""
        told = {"statement": "Đi biển dài ngày", "evidence": "Lệnh điều động", "valid_from": date(2024, 1, 1)} | facts
        stated = StatedGround(category=category, **told)
        return [record_ground(member=member, stated=stated, occasion=self.occasion()) for member in members]

    def groups(self, of: str, members: Sequence[Member], *, number: int, on: date = START) -> list[Group]:
        """The members dealt out to so many groups, the first of each its leader."""
        groups = [Group(cell=self[of], name=f"Tổ đảng số {place + 1}", valid_from=on) for place in range(number)]
        belongings = [
            GroupBelonging(group=groups[place % number], member=member, valid_from=on)
            for place, member in enumerate(members)
        ]
        leaderships = [
            GroupLeadership(group=group, member=leader, valid_from=on)
            for group, leader in zip(groups, members, strict=False)
        ]
        enter_offices_and_groups(
            organs=groups, facts=[*belongings, *leaderships], about=self[of], occasion=self.occasion()
        )
        return groups

    def activity(self, member: Member, value: str, *, on: date = START, until: date | None = None) -> Activity:
        """Exempt or suspended from a day on."""
        return begin_activity(member=member, value=value, on=on, until=until, document=None, occasion=self.occasion())

    def stay(self, member: Member, host: str, *, on: date = START, until: date | None = None) -> TemporaryStay:
        """Temporarily elsewhere from a day on: in a cell of the cast, or where the name says."""
        cell = self.organisations.get(host)
        return begin_stay(
            member=member,
            host=cell,
            host_name="" if cell else host,
            on=on,
            until=until,
            document=None,
            occasion=self.occasion(),
        )

    def storm(self, *, since: date = date(2025, 3, 1), until: date | None = None) -> AreaFact:
        """A natural disaster on which grounds may rest."""
        return record_circumstances(
            kind="natural_disaster",
            area="Phường Sen Hồng",
            statement="Bão số 3, đường bị chia cắt",
            valid_from=since,
            valid_to=until,
            occasion=self.occasion(),
        )

    def move(self, of: str, to: str, *, on: date) -> None:
        """As a reorganisation does it: the version before ends, the next begins, today's tree follows."""
        before = OrganisationVersion.objects.get(organisation=self[of])
        OrganisationVersion.objects.filter(pk=before.pk).update(valid_to=on)
        before.pk, before.parent, before.valid_from = None, self[to], on
        before.save()
        Organisation.objects.move(Organisation.objects.get(pk=self[of].pk), self[to], "last-child")

    def infrastructure(self, of: str, *, sufficient: bool = True, on: date = START) -> None:
        record_infrastructure(
            organisation=self[of],
            sufficient=sufficient,
            looked_at="Đường truyền, phòng họp, thiết bị",
            on=on,
            occasion=self.occasion(today=max(on, TODAY)),
        )

    def committee(self, of: str, members: Sequence[Member], *, on: date = START) -> None:
        """A cell committee of secretary, deputy and members."""
        titles = [Post.Title.SECRETARY, Post.Title.DEPUTY_SECRETARY] + [Post.Title.MEMBER] * len(members)
        for member, title in zip(members, titles, strict=False):
            self.office(member, title, of=of, body=Body.Kind.CELL_COMMITTEE, on=on)

    def office(self, member: Member, title: str, *, of: str, body: str, on: date = START) -> Post:
        """A member takes a post in a body of an organisation."""
        return take_office(
            member=member,
            organisation=self[of],
            office=Office(title, body),
            on=on,
            document=None,
            occasion=self.occasion(),
        )

    def mandate(self, username: str, role: str, code: str | None, *, on: date = START) -> Mandate:
        """The person gets a mandate from a day on, and has heard of it before the story begins."""
        given = give_mandate(
            user=self.users[username],
            organisation=self[code] if code else None,
            role=role,
            on=on,
            occasion=self.occasion(),
        )
        Notice.objects.filter(kind="cells.mandate_given").delete()
        return given


_GIVEN = [
    "An",
    "Bảo",
    "Cường",
    "Đức",
    "Em",
    "Giang",
    "Hải",
    "Khoa",
    "Lâm",
    "Minh",
    "Nghĩa",
    "Phúc",
    "Quý",
    "Sơn",
    "Tùng",
]


def gather() -> Cast:
    """Enter the whole cast. Needs the database."""
    cast = Cast()
    founder = User.objects.create_user("founder", None, full_name="Người lập sổ")
    cast.root = Actor(user=founder, mandate_id=None, mandate="founder of the register")
    for code, parent, name, kind, level, type in ORGANISATIONS:
        cast.found(
            code,
            parent=parent,
            name=name,
            kind=kind,
            level=level,
            type=type,
            issuer_name=name.replace("Đảng bộ", "Đảng ủy"),
            symbol="CB" if kind == Kind.CELL else "ĐU",
            place="Hoa Sen",
            area="Thành phố Hoa Sen",
            overseas=code == "ABROAD",
        )
    cast.organisations |= Organisation.objects.in_bulk(field_name="code")
    for username, full_name, role, code in PEOPLE:
        cast.users[username] = User.objects.create_user(username, PASSWORD, full_name=full_name)
        cast.mandate(username, role, code)
    return cast
