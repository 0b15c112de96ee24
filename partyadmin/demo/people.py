"""Invented people: names as they are heard in the province, ages as they are found in each type of cell."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from partyadmin.demo.plan import REGISTER_FROM, Person, Type

SURNAMES = {
    "Nguyễn": 30, "Trần": 11, "Lê": 10, "Phạm": 7, "Huỳnh": 5, "Phan": 5, "Võ": 5, "Đặng": 3, "Bùi": 2, "Đỗ": 2,
    "Hồ": 2, "Ngô": 2, "Dương": 2, "Lý": 1, "Trương": 2, "Đinh": 1, "Lâm": 1, "Mai": 1, "Tạ": 1, "Châu": 1, "Cao": 1,
    "Hà": 1, "Đoàn": 1, "Lương": 1, "Thái": 1, "Tô": 1, "Vũ": 2, "Hoàng": 2, "Đào": 1, "Kiều": 1,
}  # fmt: skip
MIDDLE = {
    "male": ["Văn", "Hữu", "Đức", "Quốc", "Thanh", "Minh", "Ngọc", "Xuân", "Công", "Đình", "Anh", "Trọng", "Thành", ""],
    "female": ["Thị", "Thị", "Thị Thu", "Thị Kim", "Thị Ngọc", "Thị Thanh", "Thị Mỹ", "Ngọc", "Kim", "Thanh", "Thúy"],
}
GIVEN = {
    "male": """An Ân Ảnh Bách Bảo Bình Bổn Cảnh Chánh Châu Chiến Chương Công Cường Danh Dũng Duy Dương Đạt Đăng Điền Định
        Đông Đức Giang Hai Hải Hanh Hào Hậu Hiền Hiển Hiệp Hiếu Hòa Hoài Hoàng Hùng Huy Hưng Khải Khang Khánh Khoa Khôi
        Kiên Lâm Lân Linh Lộc Long Luân Lực Lương Mẫn Nam Nghĩa Nguyên Nhân Nhật Phong Phụng Phúc Phước Phương Quân
        Quang Quý Quyền Sang Sáng Sinh Sơn Tài Tâm Tân Thái Thanh Thành Thắng Thế Thiện Thịnh Thọ Thông Thuận Thức
        Tiến Tín Toàn Trí Trung Trường Tuấn Tùng Tuyên Viễn Vinh Vũ Vượng Xuân""",
    "female": """Ái An Anh Ánh Bích Cẩm Chi Cúc Diễm Diệu Dung Duyên Đào Điệp Giang Hà Hạnh Hằng Hiền Hoa Hòa Hoàng Hồng
        Huệ Hương Hường Khánh Lan Lành Lệ Liên Liễu Linh Loan Lý Mai Mẫn Minh Mơ Mỹ Nga Ngân Ngọc Nguyệt Nhàn Nhi
        Nhung Nở Nữ Oanh Phụng Phương Phượng Quyên Quỳnh Sa Sang Sen Sương Tâm Thảo Thắm Thanh Thoa Thơ Thơm Thu Thủy
        Thúy Thư Thương Tiên Trang Trâm Trinh Trúc Tuyền Tuyết Uyên Vân Vy Xinh Xuân Yến""",
}
CHAM = {
    "male": ["Đàng Năng", "Thành Ngọc", "Bá Trung", "Quảng Đại", "Hán Văn", "Lưu Đặng", "Trượng Văn", "Đổng Văn", "Phú Văn"],
    "female": ["Đàng Thị", "Thành Thị", "Bá Thị", "Quảng Thị", "Hán Thị", "Lưu Thị", "Trượng Thị", "Đổng Thị", "Phú Thị"],
}  # fmt: skip
RAGLAI = {
    "male": ["Chamaléa", "Pi Năng", "Katơr", "Tà Yên", "Pupur", "Mấu Văn"],
    "female": ["Chamaléa Thị", "Pi Năng Thị", "Katơr Thị", "Tà Yên Thị", "Pupur Thị", "Mấu Thị"],
}


@dataclass(frozen=True)
class Profile:
    """Who is found in a type of cell: years of birth and the share of women."""

    born: tuple[int, int]
    women: float


PROFILES = {
    Type.RESIDENTIAL: Profile((1932, 1988), 0.38),
    Type.SCHOOL: Profile((1966, 1994), 0.72),
    Type.PUBLIC_SERVICE: Profile((1966, 1994), 0.55),
    Type.POLICE: Profile((1972, 1995), 0.12),
    Type.MILITARY: Profile((1972, 1995), 0.06),
    Type.ARMED_FORCES: Profile((1972, 1995), 0.1),
    Type.STATE_ENTERPRISE: Profile((1968, 1996), 0.15),
    Type.OVERSEAS: Profile((1970, 1996), 0.45),
}
OTHERS = Profile((1966, 1994), 0.4)
CARRIERS = (1957, 1980)
"""Years of birth of those who carry a residential cell."""


class Invention:
    """Makes people up, the same ones each time."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - nothing here is secret

    def day(self, first: date, last: date) -> date:
        """A day between the two, none after the 28th: every month and year has it."""
        while True:
            day = first + timedelta(days=self.chance.randrange((last - first).days + 1))
            if day.day <= 28:
                return day

    def registered(self, type: str, *, carries: bool = False) -> Person:
        """Somebody who is a member when the register begins."""
        person = self._person(type, CARRIERS if carries and type == Type.RESIDENTIAL else None)
        return self._admit(person, date(2017, 11, 28) if carries else date(2018, 12, 20))

    def admitted(self, type: str, on: date) -> Person:
        """Somebody admitted on the day, aged 19 to 38."""
        year = on.year - self.chance.randint(19, 38)
        person = self._person(type, (year, year))
        person.admitted_on = on
        return person

    def arrived(self, type: str) -> Person:
        """Somebody who comes from an organisation outside the register, long since official."""
        return self._admit(self._person(type, None), date(2018, 12, 20))

    def _person(self, type: str, born: tuple[int, int] | None) -> Person:
        profile = PROFILES.get(Type(type), OTHERS)
        sex = "female" if self.chance.random() < profile.women else "male"
        first, last = born or profile.born
        year = round(self.chance.triangular(first, last, first + (last - first) * 0.4))
        born_on = date(year, self.chance.randint(1, 12), self.chance.randint(1, 28))
        return Person(self._name(sex), sex, born_on, admitted_on=REGISTER_FROM)

    def _admit(self, person: Person, latest: date) -> Person:
        """Admitted at 20 to 42, or in the four years before `latest` where that would be later."""
        age = self.chance.triangular(20, 42, 27)
        day = min(
            person.born_on + timedelta(days=round(age * 365.25)), self.day(latest.replace(year=latest.year - 4), latest)
        )
        person.admitted_on = day.replace(day=min(day.day, 28))
        return person

    def _name(self, sex: str) -> str:
        given = self.chance.choice(GIVEN[sex].split())
        origin = self.chance.random()
        if origin < 0.06:
            return f"{self.chance.choice(CHAM[sex])} {given}"
        if origin < 0.08:
            return f"{self.chance.choice(RAGLAI[sex])} {given}"
        surname = self.chance.choices(list(SURNAMES), list(SURNAMES.values()))[0]
        return " ".join(f"{surname} {self.chance.choice(MIDDLE[sex])} {given}".split())
