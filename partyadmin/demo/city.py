"""The city on 30/12/2023, as tables. The numbers of organisations and cells are those of seed 004, their split is ours."""

from dataclasses import dataclass, replace

from partyadmin.demo.plan import REGISTER_FROM, Kind, Level, Plan, State, Type, Unit

CITY = "Phan Rang - Tháp Chàm"


@dataclass(frozen=True)
class Ward:
    """A ward or commune: how many residential and school cells, which enterprises; `grouped` members on 21/3/2025 of its
    first cell, which alone has groups, in so many `groups`."""

    code: str
    name: str
    residential: int
    schools: int
    enterprises: tuple[str, ...] = ()
    grouped: int = 0
    groups: int = 0
    commune: bool = False

    @property
    def unit_name(self) -> str:
        return f"{'xã' if self.commune else 'phường'} {self.name}"


WARDS = (
    Ward("PRTC-P01", "Phủ Hà", 7, 3, ("Công ty TNHH Thương mại Gió Nồm", "Công ty cổ phần In Nắng Mới"), 62, 4),
    Ward("PRTC-P02", "Đài Sơn", 9, 3, ("Công ty cổ phần Vật tư Tháp Nắng",), 71, 5),
    Ward("PRTC-P03", "Kinh Dinh", 5, 3, ("Công ty cổ phần Dược phẩm Hoa Nho",), 58, 4),
    Ward("PRTC-P04", "Đạo Long", 6, 3, ("Công ty TNHH May Sông Dinh",), 55, 4),
    Ward("PRTC-P05", "Bảo An", 8, 3, ("Công ty cổ phần Cơ khí Đường Sắt Nam Trung",), 64, 4),
    Ward("PRTC-P06", "Phước Mỹ", 9, 3, ("Công ty cổ phần Gạch Đồng Xanh",), 66, 4),
    Ward("PRTC-P07", "Đô Vinh", 10, 3, ("Công ty TNHH Chế biến Hạt Vàng",), 74, 5),
    Ward("PRTC-P08", "Văn Hải", 9, 3, ("Công ty cổ phần Giống cây Cát Trắng",), 57, 4),
    Ward("PRTC-P09", "Mỹ Bình", 8, 3, ("Công ty TNHH Khách sạn Sóng Ninh",), 53, 4),
    Ward("PRTC-P10", "Mỹ Đông", 8, 2, ("Công ty TNHH Hải sản Mỹ Tân",), 52, 4),
    Ward("PRTC-P11", "Mỹ Hải", 7, 2, ("Công ty cổ phần Du lịch Cửa Biển",), 51, 4),
    Ward("PRTC-P12", "Đông Hải", 9, 2, ("Công ty TNHH Đóng tàu Hải Đăng",), 60, 4),
    Ward("PRTC-P13", "Thành Hải", 6, 2, (), 47, 4, commune=True),
    Ward("PRTC-P14", "Mỹ Hương", 4, 2),
    Ward("PRTC-P15", "Tấn Tài", 6, 2),
    Ward("PRTC-P16", "Thanh Sơn", 4, 2),
)
COOPERATIVE = ("PRTC-P08", "Hợp tác xã nông nghiệp Văn Hải")
CREDIT_FUND = ("PRTC-P07", "Quỹ tín dụng nhân dân Đô Vinh")
SCHOOLS = ("Trường THCS", "Trường Tiểu học", "Trường Mẫu giáo")

COMMITTEES = (
    # code, name, type, cells
    ("PRTC-S01", "Trường THPT Sông Dinh", Type.SCHOOL, ("Tổ Tự nhiên", "Tổ Xã hội", "Tổ Hành chính")),
    ("PRTC-S02", "Trường THPT Nắng Gió", Type.SCHOOL, ("Tổ Tự nhiên", "Tổ Xã hội", "Tổ Hành chính")),
    ("PRTC-S03", "Trường THPT Đồi Cát", Type.SCHOOL, ("Tổ Tự nhiên", "Tổ Xã hội", "Tổ Hành chính")),
    ("PRTC-S04", "Trường THCS Biển Xanh", Type.SCHOOL, ("Tổ Tự nhiên", "Tổ Xã hội", "Tổ Hành chính")),
    ("PRTC-S05", "Trường THCS Ga Tháp", Type.SCHOOL, ("Tổ Tự nhiên", "Tổ Xã hội", "Tổ Hành chính")),
    ("PRTC-S06", "Trung tâm Y tế thành phố", Type.PUBLIC_SERVICE, ("Khối Dự phòng", "Khối Điều trị", "Khối Hành chính")),
    ("PRTC-A01", "Quân sự thành phố", Type.ARMED_FORCES, ("Cơ quan Tham mưu", "Cơ quan Chính trị", "Cơ quan Hậu cần")),
    ("PRTC-A02", "Công an thành phố", Type.ARMED_FORCES, ("Khối Tham mưu", "Khối Điều tra", "Khối Trật tự")),
)  # fmt: skip

GRASSROOTS_CELLS = (
    # code, name, type, members on 30/12/2023, members on 21/3/2025 (0: no grassroots cell any more)
    ("PRTC-C01", "Phòng Tài chính - Kế hoạch", Type.ADMINISTRATIVE, 14, 15),
    ("PRTC-C02", "Văn phòng HĐND và UBND thành phố", Type.ADMINISTRATIVE, 30, 38),
    ("PRTC-C03", "Phòng Nội vụ", Type.ADMINISTRATIVE, 14, 27),
    ("PRTC-C04", "Phòng Lao động - Thương binh và Xã hội", Type.ADMINISTRATIVE, 13, 0),
    ("PRTC-C05", "Phòng Tài nguyên và Môi trường", Type.ADMINISTRATIVE, 20, 15),
    ("PRTC-C06", "Phòng Quản lý đô thị", Type.ADMINISTRATIVE, 22, 16),
    ("PRTC-C07", "Phòng Kinh tế", Type.ADMINISTRATIVE, 15, 15),
    ("PRTC-C08", "Phòng Giáo dục và Đào tạo", Type.ADMINISTRATIVE, 16, 17),
    ("PRTC-C09", "Phòng Tư pháp", Type.ADMINISTRATIVE, 9, 9),
    ("PRTC-C10", "Phòng Văn hóa và Thông tin", Type.ADMINISTRATIVE, 10, 10),
    ("PRTC-C11", "Phòng Y tế", Type.ADMINISTRATIVE, 7, 0),
    ("PRTC-C12", "Thanh tra thành phố", Type.ADMINISTRATIVE, 9, 9),
    ("PRTC-C13", "Tòa án nhân dân thành phố", Type.ADMINISTRATIVE, 21, 22),
    ("PRTC-C14", "Viện kiểm sát nhân dân thành phố", Type.ADMINISTRATIVE, 19, 20),
    ("PRTC-C15", "Chi cục Thi hành án dân sự thành phố", Type.ADMINISTRATIVE, 21, 22),
    ("PRTC-C16", "Văn phòng Thành ủy", Type.PARTY_FRONT_MASS, 34, 33),
    ("PRTC-C17", "Ban Tổ chức Thành ủy", Type.PARTY_FRONT_MASS, 16, 16),
    ("PRTC-C18", "Ban Tuyên giáo Thành ủy", Type.PARTY_FRONT_MASS, 13, 22),
    ("PRTC-C19", "Ban Dân vận Thành ủy", Type.PARTY_FRONT_MASS, 10, 0),
    ("PRTC-C20", "Cơ quan Ủy ban Kiểm tra Thành ủy", Type.PARTY_FRONT_MASS, 16, 16),
    ("PRTC-C21", "Cơ quan Ủy ban Mặt trận Tổ quốc thành phố", Type.PARTY_FRONT_MASS, 15, 15),
    ("PRTC-C22", "Liên đoàn Lao động thành phố", Type.PARTY_FRONT_MASS, 10, 10),
    ("PRTC-C23", "Hội Nông dân thành phố", Type.PARTY_FRONT_MASS, 11, 11),
    ("PRTC-C24", "Hội Liên hiệp Phụ nữ thành phố", Type.PARTY_FRONT_MASS, 12, 12),
    ("PRTC-C25", "Thành đoàn", Type.PARTY_FRONT_MASS, 9, 8),
    ("PRTC-C26", "Hội Cựu chiến binh thành phố", Type.PARTY_FRONT_MASS, 14, 13),
    ("PRTC-C27", "Trung tâm Chính trị thành phố", Type.PUBLIC_SERVICE, 7, 7),
    ("PRTC-C28", "Trung tâm Văn hóa, Thể thao và Truyền thanh", Type.PUBLIC_SERVICE, 16, 17),
    ("PRTC-C29", "Ban Quản lý chợ thành phố", Type.PUBLIC_SERVICE, 13, 13),
    ("PRTC-C30", "Trung tâm Dịch vụ nông nghiệp", Type.PUBLIC_SERVICE, 15, 15),
    ("PRTC-C31", "Ban Quản lý dự án đầu tư xây dựng", Type.PUBLIC_SERVICE, 17, 17),
    ("PRTC-C32", "Chi nhánh Văn phòng Đăng ký đất đai", Type.PUBLIC_SERVICE, 16, 16),
    ("PRTC-C33", "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên", Type.PUBLIC_SERVICE, 14, 14),
    ("PRTC-C34", "Công ty cổ phần Vận tải Đá Xanh", Type.PRIVATE_ENTERPRISE, 12, 0),
)

TOPS = (
    # code, parent, name, issuer, symbol, level, type, area, place
    ("TW", None, "Đảng Cộng sản Việt Nam", "Ban Chấp hành Trung ương", "TW", Level.CENTRAL, "Cả nước", "Hà Nội"),
    ("NTH", "TW", "Đảng bộ tỉnh Ninh Thuận", "Tỉnh ủy Ninh Thuận", "TU", Level.PROVINCE, "Tỉnh Ninh Thuận", "Ninh Thuận"),
    ("PRTC", "NTH", f"Đảng bộ thành phố {CITY}", f"Thành ủy {CITY}", "TU", Level.DISTRICT, f"Thành phố {CITY}", CITY),
)  # fmt: skip


def add_city(plan: Plan) -> None:
    for code, parent, name, issuer, symbol, level, area, place in TOPS:
        state = State(REGISTER_FROM, name, parent, Kind.SUPERIOR, level, Type.OTHER, issuer, symbol, area, place)
        plan.add(Unit(code, [state]))
    for ward in WARDS:
        add_committee(plan, ward.code, f"{ward.unit_name}", Type.WARD_COMMUNE, area=ward.unit_name, place=ward.name)
        for name, type in _cells_of(ward):
            add_cell(plan, next_code(plan, ward.code), ward.code, name, type)
    for code, name, committee_type, cells in COMMITTEES:
        add_committee(plan, code, name, committee_type, area=f"Thành phố {CITY}", place=CITY)
        for cell in cells:
            add_cell(plan, next_code(plan, code), code, cell, committee_type)
    for code, name, cell_type, _, _ in GRASSROOTS_CELLS:
        add_cell(plan, code, "PRTC", name, cell_type)


def add_committee(plan: Plan, code: str, name: str, type: str, *, area: str, place: str, parent: str = "PRTC") -> Unit:
    """A grassroots committee: «Đảng bộ …», which issues as «Đảng ủy …»."""
    state = State(
        since=REGISTER_FROM,
        name=f"Đảng bộ {name}",
        parent=parent,
        kind=Kind.GRASSROOTS_COMMITTEE,
        level=Level.GRASSROOTS,
        type=type,
        issuer_name=f"Đảng ủy {name}",
        symbol="ĐU",
        area=area[0].upper() + area[1:],
        place=place,
    )
    return plan.add(Unit(code, [state]))


def add_cell(plan: Plan, code: str, parent: str, name: str, type: str, **facts: object) -> Unit:
    """A cell, «Chi bộ …»; below a superior organisation it is a grassroots cell. Where it works follows its parent,
    unless `facts` (of State) say otherwise."""
    above = plan.units[parent].last
    state = State(
        since=REGISTER_FROM,
        name=f"Chi bộ {name}",
        parent=parent,
        kind=Kind.CELL,
        level=Level.GRASSROOTS if above.kind == Kind.SUPERIOR else Level.BELOW_GRASSROOTS,
        type=type,
        issuer_name=f"Chi bộ {name}",
        symbol="CB",
        area=above.area,
        place=above.place,
        overseas=type == Type.OVERSEAS,
    )
    return plan.add(Unit(code, [replace(state, **facts)]))  # type: ignore[arg-type]


def next_code(plan: Plan, committee: str) -> str:
    taken = sum(code.startswith(f"{committee}-") for code in plan.units)
    return f"{committee}-{taken + 1:02d}"


def _cells_of(ward: Ward) -> list[tuple[str, Type]]:
    quarter = "thôn" if ward.commune else "khu phố"
    cells = [(f"{quarter} {number}", Type.RESIDENTIAL) for number in range(1, ward.residential + 1)]
    cells += [(f"{school} {ward.name}", Type.SCHOOL) for school in SCHOOLS[: ward.schools]]
    cells += [(name, Type.COOPERATIVE) for code, name in [COOPERATIVE] if code == ward.code]
    cells += [(name, Type.CREDIT_FUND) for code, name in [CREDIT_FUND] if code == ward.code]
    cells += [(name, Type.PRIVATE_ENTERPRISE) for name in ward.enterprises]
    return [*cells, (f"Công an {ward.unit_name}", Type.POLICE), (f"Quân sự {ward.unit_name}", Type.MILITARY)]
