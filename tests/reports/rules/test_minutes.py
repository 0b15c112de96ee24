from datetime import date, time

import pytest

from reports.rules.formatted import TextBlock, blocks_of
from reports.rules.minutes import (
    READ_OUT,
    Absent,
    GroupHeard,
    Minuted,
    MinutedItem,
    MinutedTask,
    Officer,
    RollFigures,
    Said,
    Votes,
    composed,
)
from reports.rules.wording import percent

DAY = date(2025, 4, 5)
NBSP = "\u00a0"


def told(**facts: object) -> str:
    usual = {"whose": "Chi bộ khu phố 1", "what": "sinh hoạt thường kỳ tháng 4 năm 2025", "held_on": DAY}
    return composed(Minuted(**(usual | facts)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [
        (680, 730, "93,15"),
        (45, 50, "90"),
        (1, 3, "33,33"),
        (2, 3, "66,67"),
        (0, 7, "0"),
        (7, 7, "100"),
        (1, 800, "0,13"),
    ],
)
def test_a_share_has_two_decimals_at_most_and_rounds_a_half_up(part: int, whole: int, written: str) -> None:
    assert percent(part, whole) == f"{written}{NBSP}%"


def test_minutes_follow_the_order_of_the_form() -> None:
    text = told(
        place="Nhà văn hoá",
        starts_at=time(14, 0),
        ends_at=time(15, 40),
        how="trực tiếp",
        roll=RollFigures(
            official=46, probationary=4, exempt=2, elsewhere=1, present=45, online=3, base=47,
            excused=(Absent("Lê Văn Ba", "ốm"),), absent=(Absent("Trần Thị Bốn"),),
        ),
        chair=Officer("Nguyễn Văn An", "Bí thư"),
        secretary=Officer("Phạm Thị Bình"),
        items=(MinutedItem("Quán triệt nghị quyết", presenter="đồng chí An", votes=Votes(44, 1, 0, 46)),),
        summary="Chi bộ thảo luận sôi nổi.",
        conclusion="Nhất trí với dự thảo.",
        tasks=(MinutedTask("Thăm hộ nghèo", "Lê Văn Ba", date(2025, 4, 30)),),
    )  # fmt: skip
    assert text.splitlines() == [
        "Hôm nay, vào hồi 14 giờ 00 ngày 05 tháng 4 năm 2025, tại Nhà văn hoá, Chi bộ khu phố 1 tổ chức sinh hoạt thường kỳ "
        "tháng 4 năm 2025 (hình thức: trực tiếp).",
        "I. THÀNH PHẦN",
        "Tổng số đảng viên: 50 đồng chí (chính thức 46, dự bị 04); được miễn công tác và sinh hoạt 02; sinh hoạt tạm thời ở "
        "nơi khác 01.",
        f"Dự sinh hoạt: 45 đồng chí (đạt 95,74{NBSP}%), trong đó trực tuyến 03.",
        "Vắng có lý do: 01 đồng chí: Lê Văn Ba (ốm).",
        "Vắng không có lý do: 01 đồng chí: Trần Thị Bốn.",
        "Chủ trì: đồng chí Nguyễn Văn An - Bí thư.",
        "Thư ký: đồng chí Phạm Thị Bình.",
        "II. NỘI DUNG",
        "1. Quán triệt nghị quyết",
        "Người thực hiện: đồng chí An.",
        f"Biểu quyết: 44 tán thành (đạt 95,65{NBSP}%), 01 không tán thành (2,17{NBSP}%), 01 không biểu quyết.",
        "2. Ý kiến thảo luận",
        "Chi bộ thảo luận sôi nổi.",
        "III. KẾT LUẬN",
        "Nhất trí với dự thảo.",
        "Phân công nhiệm vụ:",
        "- Đồng chí Lê Văn Ba: Thăm hộ nghèo, hạn hoàn thành 30/4/2025",
        READ_OUT,
        "Cuộc họp kết thúc lúc 15 giờ 40 cùng ngày.",
    ]


def test_what_nobody_recorded_leaves_room_to_write() -> None:
    text = told()
    assert "Dự sinh hoạt: …… đồng chí." in text
    assert "Chủ trì: ……." in text
    assert "kết thúc lúc …… giờ …… cùng ngày" in text


def test_dissent_and_reserved_opinions_stand_word_for_word_with_the_item_they_are_on() -> None:
    said = Said("Ý kiến bảo lưu", "Không tán thành mức đóng góp.", author="Lê Văn Ba", group="Tổ đảng số 2")
    lines = told(items=(MinutedItem("Bàn đóng góp", opinions=(said,)), MinutedItem("Việc khác"))).splitlines()
    place = lines.index("1. Bàn đóng góp")
    assert lines[place + 1] == "- Ý kiến bảo lưu (đồng chí Lê Văn Ba, Tổ đảng số 2): Không tán thành mức đóng góp."


def test_each_group_is_told_with_its_day_and_late_reports_are_late() -> None:
    groups = (
        GroupHeard("Tổ đảng số 1", DAY, 12, 13, "Nguyễn Văn An"),
        GroupHeard("Tổ đảng số 2", DAY, 11, 13, "Lê Văn Ba", reported_late=True),
    )
    text = told(groups=groups)
    assert "- Tổ đảng số 1: họp ngày 05/4/2025, đồng chí Nguyễn Văn An chủ trì, có mặt 12/13 đồng chí." in text
    assert "có mặt 11/13 đồng chí; báo cáo chậm." in text


def test_groups_that_did_not_vote_are_named_among_those_who_did_not() -> None:
    votes = Votes(36, 1, 0, 61, ("Tổ đảng số 3", "Tổ đảng số 4"))
    assert str(votes).endswith("24 không biểu quyết, trong đó có Tổ đảng số 3, Tổ đảng số 4")
    assert str(Votes(36, 1, 0, 37)).endswith(f"01 không tán thành (2,7{NBSP}%)")


def test_what_is_adopted_has_its_votes_or_says_why_not() -> None:
    voted = told(adopted_as="nghị quyết", adopted_on=DAY, votes=Votes(3, 0, 0, 3))
    assert (
        f"Biểu quyết thông qua nghị quyết ngày 05/4/2025: 03 tán thành (đạt 100{NBSP}%), 00 không tán thành." in voted
    )
    assert "không biểu quyết: cấp uỷ thống nhất" in told(no_vote_because="cấp uỷ thống nhất")


def test_what_was_not_adopted_says_so() -> None:
    voted = told(is_adopted=False, adopted_as="dự thảo kết luận, nghị quyết", votes=Votes(1, 2, 0, 3))
    assert f"02 không tán thành (66,67{NBSP}%). Không được thông qua." in voted
    assert "Không thông qua kết luận, không biểu quyết: hoãn" in told(is_adopted=False, no_vote_because="hoãn")


def test_no_name_in_minutes_is_a_mark() -> None:
    name = "**A** [chú thích: b]"
    text = told(
        whose=name,
        place=name,
        how=name,
        chair=Officer(name),
        secretary=Officer(name, name),
        roll=RollFigures(official=3, present=2, base=3, excused=(Absent(name, name),)),
        groups=(GroupHeard(name, DAY, 2, 3, name),),
        items=(
            MinutedItem("Việc", presenter=name, opinions=(Said("Ý kiến", "Nhất trí", name, name),)),
            MinutedItem("Việc khác", votes=Votes(1, 0, 0, 3, without=(name,))),
        ),
        tasks=(MinutedTask("Thăm hộ nghèo", name),),
    )
    blocks = blocks_of(text)
    runs = [run for block in blocks if isinstance(block, TextBlock) for run in block.runs]
    assert not any(run.note or run.bold for run in runs)
    assert sum(block.text.count(name) for block in blocks) == 15
