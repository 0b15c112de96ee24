"""The demo's sign-ins of the contract: invented people, each a member somewhere, with the office that fits."""

from dataclasses import dataclass
from datetime import date

from cells.models import Body, Mandate, Member
from partyadmin.demo.offices import Offices

Role = Mandate.Role
MANDATES_FROM = date(2019, 1, 1)


@dataclass(frozen=True)
class SignIn:
    """Somebody who signs in, and the office in which they sit: the `index` in a body of `seat`."""

    username: str
    full_name: str
    sex: str
    born_on: date
    role: str
    organisation: str
    seat: str
    body: str | None
    index: int


FEMALE, MALE = Member.Sex.FEMALE, Member.Sex.MALE
CELL, EXECUTIVE, STANDING, BOARD = (
    Body.Kind.CELL_COMMITTEE,
    Body.Kind.EXECUTIVE,
    Body.Kind.STANDING_COMMITTEE,
    Body.Kind.ORGANISATION_BOARD,
)
SIGN_INS = (
    SignIn("clerk", "Nguyễn Thị Kim Lành", FEMALE, date(1958, 5, 12), Role.CLERK, "PRTC-P01-01", "PRTC-P01-01", CELL, 1),
    SignIn("ward", "Trần Hữu Thuận", MALE, date(1976, 9, 3), Role.CLERK, "PRTC-P01", "PRTC-P01", EXECUTIVE, 5),
    SignIn("neighbour", "Lê Thị Thu Sương", FEMALE, date(1979, 2, 21), Role.CLERK, "PRTC-P02", "PRTC-P02", EXECUTIVE, 5),
    SignIn("unit", "Phạm Xuân Điền", MALE, date(1972, 11, 8), Role.CLERK, "PRTC-C01", "PRTC-C01", CELL, 1),
    SignIn("ship", "Vũ Thị Ngọc Oanh", FEMALE, date(1974, 7, 17), Role.CLERK, "VTHA", "VTHA", EXECUTIVE, 3),
    SignIn("abroad", "Hoàng Anh Khôi", MALE, date(1983, 1, 25), Role.CLERK, "BNG-01", "BNG-01", CELL, 0),
    SignIn("board", "Đàng Thị Mỹ Diệu", FEMALE, date(1973, 4, 6), Role.BOARD, "PRTC", "PRTC", BOARD, 0),
    SignIn("standing", "Võ Thành Bổn", MALE, date(1969, 8, 30), Role.STANDING, "PRTC", "PRTC", STANDING, 1),
    SignIn("inspector", "Huỳnh Ngọc Thức", MALE, date(1970, 12, 14), Role.INSPECTOR, "PRTC", "PRTC-C20", CELL, 1),
    SignIn("inspection", "Trương Minh Kiểm", MALE, date(1966, 9, 9), Role.INSPECTION, "PRTC", "PRTC-C20", CELL, 0),
    SignIn("kdn_board", "Đặng Thị Thanh Vân", FEMALE, date(1975, 6, 19), Role.BOARD, "KDN", "KDN", BOARD, 0),
    SignIn("kdn_standing", "Ngô Trọng Luân", MALE, date(1968, 10, 2), Role.STANDING, "KDN", "KDN", STANDING, 1),
    SignIn("overseas_board", "Đỗ Thị Thúy Quỳnh", FEMALE, date(1977, 3, 11), Role.BOARD, "BNG", "BNG", BOARD, 0),
    SignIn("overseas", "Lâm Quốc Viễn", MALE, date(1967, 5, 27), Role.STANDING, "BNG", "BNG", STANDING, 1),
)  # fmt: skip
ADMINISTRATOR = ("admin", "Phan Đình Khải")


def appoint_sign_ins(offices: Offices) -> None:
    """Give the people in these offices the names they sign in with."""
    for sign_in in SIGN_INS:
        person = offices.holder(sign_in.seat, sign_in.body, sign_in.index)
        person.username = sign_in.username
        person.full_name, person.sex, person.born_on = sign_in.full_name, sign_in.sex, sign_in.born_on
