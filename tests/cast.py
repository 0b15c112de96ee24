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
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from accounts.models import Actor, Occasion, User
from cells.models import Body, Ground, Mandate, Member, Membership, Organisation, OrganisationVersion, Post
from cells.services import register
from cells.services.grounds import StatedGround
from cells.services.register import Person

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


@dataclass
class Cast:
    organisations: dict[str, Organisation] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    root: Actor | None = None

    def __getitem__(self, code: str) -> Organisation:
        return self.organisations[code]

    def actor(self, username: str) -> Actor:
        """The person acting by their first mandate."""
        mandate = Mandate.objects.filter(user=self.users[username]).earliest("pk")
        return Actor(user=self.users[username], mandate_id=mandate.pk, mandate=str(mandate))

    def occasion(self, username: str | None = None, *, today: date = TODAY) -> Occasion:
        """The person (nobody named: who founded everything) acting this morning, on a day."""
        by = self.actor(username) if username else self.root
        return Occasion(by=by, at=NOW, today=today)

    def people(self, number: int, *, of: str, on: date = START, official: bool = True) -> list[Member]:
        """So many members of a cell, entered on a day."""
        people = [
            Person(
                full_name=f"Nguyễn Văn {_GIVEN[place % len(_GIVEN)]} {place}",
                born_on=date(1950 + place % 50, 1 + place % 12, 1 + place % 28),
                sex=Member.Sex.MALE if place % 2 else Member.Sex.FEMALE,
                card_number=f"{of}{place:05d}"[:20],
                admitted_on=on,
                official_from=on if official else None,
            )
            for place in range(number)
        ]
        return register.enter_members(
            cell=self[of], people=people, arrival=Membership.Arrival.REGISTERED, on=on, occasion=self.occasion()
        )

    def grounds(
        self, members: Sequence[Member], category: str = Ground.Category.SHIP_CREW, **facts: object
    ) -> list[Ground]:
        """A ground for each, from 1/1/2024 on and still valid unless told otherwise."""
        told = {"statement": "Đi biển dài ngày", "evidence": "Lệnh điều động", "valid_from": date(2024, 1, 1)} | facts
        stated = StatedGround(category=category, **told)
        return [register.record_ground(member=member, stated=stated, occasion=self.occasion()) for member in members]

    def groups(self, of: str, members: Sequence[Member], *, number: int, on: date = START) -> list[object]:
        """The members dealt out to so many groups, the first of each its leader."""
        return [
            register.found_group(
                cell=self[of],
                name=f"Tổ đảng số {place + 1}",
                leader=members[place],
                members=members[place::number],
                on=on,
                occasion=self.occasion(),
            )
            for place in range(number)
        ]

    def infrastructure(self, of: str, *, sufficient: bool = True, on: date = START) -> None:
        register.record_infrastructure(
            organisation=self[of],
            sufficient=sufficient,
            looked_at="Đường truyền, phòng họp, thiết bị",
            on=on,
            occasion=self.occasion(),
        )

    def committee(self, of: str, members: Sequence[Member], *, on: date = START) -> None:
        """A cell committee of secretary, deputy and members."""
        titles = [Post.Title.SECRETARY, Post.Title.DEPUTY_SECRETARY] + [Post.Title.MEMBER] * len(members)
        for member, title in zip(members, titles, strict=False):
            register.appoint(
                organisation=self[of],
                member=member,
                title=title,
                body=Body.Kind.CELL_COMMITTEE,
                on=on,
                occasion=self.occasion(),
            )


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
        cast.organisations[code] = register.found_organisation(
            code=code,
            name=name,
            kind=kind,
            level=level,
            type=type,
            parent=cast.organisations[parent] if parent else None,
            on=START,
            issuer_name=name.replace("Đảng bộ", "Đảng ủy"),
            symbol="CB" if kind == Kind.CELL else "ĐU",
            place="Hoa Sen",
            area="Thành phố Hoa Sen",
            overseas=code == "ABROAD",
            occasion=cast.occasion(),
        )
    for code in cast.organisations:
        cast.organisations[code] = Organisation.objects.get(code=code)
    for username, full_name, role, code in PEOPLE:
        user = User.objects.create_user(username, PASSWORD, full_name=full_name)
        cast.users[username] = user
        register.give_mandate(
            user=user,
            organisation=cast.organisations[code] if code else None,
            role=role,
            on=START,
            occasion=cast.occasion(),
        )
    return cast
