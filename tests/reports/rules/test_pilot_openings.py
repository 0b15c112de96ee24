from dataclasses import replace
from datetime import date

import pytest

from reports.rules.pilot_figures import PilotFigures, Pilots, tally
from reports.rules.pilot_openings import opening_texts
from reports.rules.pilot_report import Section
from tests.reports.fakes import GUIDANCE, city_of_2023, city_of_2025, figures_of, subject


def test_every_section_has_an_opening():
    assert set(opening_texts(subject(), figures_of(city_of_2025()))) == set(Section)


def test_the_guidance_is_cited_with_its_true_date():
    texts = "\n".join(opening_texts(subject(), figures_of(city_of_2025())).values())
    assert "27/12/2022" in texts
    assert "2012" not in texts


def test_where_cells_met_by_group_no_opening_says_that_they_did_not():
    texts = opening_texts(subject(), tally(city_of_2025(), Pilots(by_group=(60,), by_group_held=(60,))))
    assert texts[Section.BY_GROUP] == ""
    assert "chưa thể thực hiện" not in texts[Section.DIFFICULTIES]


def test_recipients_end_with_where_it_is_filed():
    assert opening_texts(subject(), figures_of([]))[Section.RECIPIENTS].splitlines()[-1] == "Lưu Văn phòng Thành ủy"


def test_at_the_centre_no_standing_committee_is_named() -> None:
    central = replace(subject(), issuer="Ban Chấp hành Trung ương", superior="")
    texts = opening_texts(central, figures_of(city_of_2025()))
    assert "Thường vụ" not in "\n".join(texts.values())
    assert texts[Section.SITUATION].startswith("Những năm qua, Ban Chấp hành Trung ương, Bộ Chính trị, Ban Bí thư đã")
    assert texts[Section.RECIPIENTS].splitlines()[-1] == "Lưu Văn phòng Trung ương Đảng"


PLAIN = figures_of(city_of_2025())
ONLINE_HELD = tally([], Pilots(online=(1,), online_held=(1,)))
MET_BY_GROUP = tally(city_of_2025(), Pilots(by_group_held=(60,)))
BY_GROUP_APPROVED = tally(city_of_2025(), Pilots(by_group=(60,)))
BOTH_HELD = tally(city_of_2025(), Pilots(online_held=(1,), by_group_held=(60,)))
NOTHING = figures_of([])

SITUATION = (
    "Những năm qua, Ban Chấp hành Đảng bộ, Ban Thường vụ Thành ủy đã quán triệt sâu sắc và lãnh đạo tổ chức thực hiện có "
    "hiệu quả với quan điểm phát triển kinh tế là nhiệm vụ trung tâm, xây dựng Đảng là nhiệm vụ then chốt. Tăng cường xây "
    "dựng Đảng bộ trong sạch, vững mạnh, nâng cao năng lực lãnh đạo và sức chiến đấu của tổ chức cơ sở đảng, đáp ứng yêu "
    "cầu phát triển mới."
)
LEADERSHIP = (
    f"Thực hiện Hướng dẫn số 03-HD/TW, ngày 27/12/2022 của Ban Bí thư{GUIDANCE.about}, Ban Thường vụ Thành ủy mở hội nghị "
    "để triển khai, quán triệt Hướng dẫn số 03-HD/TW đến các đồng chí cấp ủy viên, cấp ủy các tổ chức cơ sở đảng và toàn "
    "thể cán bộ, đảng viên."
)
SO_FAR_NO_GROUP_MEETS = (
    "Hầu hết các chi bộ khu dân cư phần lớn là đảng viên hưu trí lớn tuổi nên việc phân tổ đảng chủ yếu để quản lý cho "
    "thuận tiện chứ không tổ chức sinh hoạt theo tổ. Nguyên nhân chủ yếu do các chi bộ đông đảng viên nhưng vẫn có thể bố "
    "trí hội trường và thời gian sinh hoạt cho toàn thể chi bộ."
)
HELPED = (
    " đã tạo điều kiện cho đảng viên tham gia sinh hoạt đầy đủ hơn, là một trong "
    "những giải pháp nâng cao chất lượng sinh hoạt chi bộ."
)
BOTH_HELPED = f"Việc sinh hoạt theo các hình thức thí điểm{HELPED}"
GROUPS_WOULD_HELP = (
    "Mô hình sinh hoạt tổ đảng thay cho sinh hoạt chi bộ hằng tháng đối với chi bộ có đông đảng viên, chia thành nhiều tổ "
    "đảng, là một trong những giải pháp hữu hiệu để nâng cao chất lượng sinh hoạt chi bộ."
)
HARD = "Đảng viên trong các chi bộ khu dân cư hầu hết lớn tuổi nên việc phân công nhiệm vụ trong từng chi bộ gặp nhiều khó khăn"
TASKS = [
    f"1. Tiếp tục quán triệt, triển khai thực hiện Hướng dẫn số 03-HD/TW, ngày 27/12/2022 của Ban Bí thư{GUIDANCE.about}.",
    "2. Đẩy mạnh công tác tuyên truyền, giáo dục, nâng cao nhận thức, trách nhiệm của cấp ủy, đảng viên về ý nghĩa, tầm "
    "quan trọng của công tác sinh hoạt đảng, góp phần nâng cao năng lực lãnh đạo, sức chiến đấu của tổ chức cơ sở đảng và "
    "đội ngũ cán bộ, đảng viên.",
    "3. Tiếp tục chỉ đạo các tổ chức cơ sở đảng đăng ký sinh hoạt theo tổ đảng theo tinh thần Hướng dẫn số 03-HD/TW, ngày "
    "27/12/2022 của Ban Bí thư.",
    "4. Mở các lớp tập huấn, bồi dưỡng về kỹ năng, nghiệp vụ về công tác xây dựng đảng.",
]


@pytest.mark.parametrize(
    ("section", "figures", "text"),
    [
        (Section.PLACE, PLAIN, ""),
        (Section.SITUATION, PLAIN, SITUATION),
        (Section.LEADERSHIP, PLAIN, LEADERSHIP),
        (Section.ONLINE, PLAIN, ""),
        (Section.BY_GROUP, PLAIN, SO_FAR_NO_GROUP_MEETS),
        (Section.BY_GROUP, BY_GROUP_APPROVED, ""),
        (Section.BY_GROUP, MET_BY_GROUP, ""),
        (Section.BY_GROUP, NOTHING, ""),
        (Section.BY_GROUP, figures_of(city_of_2023()), ""),
        (Section.STRENGTHS, PLAIN, GROUPS_WOULD_HELP),
        (Section.STRENGTHS, BY_GROUP_APPROVED, GROUPS_WOULD_HELP),
        (Section.STRENGTHS, MET_BY_GROUP, f"Việc sinh hoạt theo tổ đảng{HELPED}"),
        (Section.STRENGTHS, ONLINE_HELD, f"Việc sinh hoạt trực tuyến{HELPED}"),
        (Section.STRENGTHS, BOTH_HELD, BOTH_HELPED),
        (Section.STRENGTHS, NOTHING, ""),
        (Section.DIFFICULTIES, NOTHING, ""),
        (Section.DIFFICULTIES, MET_BY_GROUP, f"{HARD}."),
        (Section.DIFFICULTIES, BY_GROUP_APPROVED, f"{HARD}."),
        (Section.DIFFICULTIES, ONLINE_HELD, ""),
        (
            Section.DIFFICULTIES,
            PLAIN,
            f"{HARD}, do đó việc triển khai sinh hoạt theo tổ đảng chưa thể thực hiện được.",
        ),
        (Section.TASKS, PLAIN, "\n".join(TASKS)),
    ],
)
def test_each_section_opens_with_the_words_of_the_seeds(section: Section, figures: PilotFigures, text: str) -> None:
    assert opening_texts(subject(), figures)[section] == text


@pytest.mark.parametrize(
    ("figures", "registered"),
    [
        (PLAIN, "sinh hoạt theo tổ đảng"),
        (ONLINE_HELD, "sinh hoạt trực tuyến"),
        (BOTH_HELD, "sinh hoạt trực tuyến và sinh hoạt theo tổ đảng"),
        (tally([], Pilots(of_nature=(1,))), "sinh hoạt trực tuyến"),
        (tally([], Pilots(by_group=(1,))), "sinh hoạt theo tổ đảng"),
    ],
)
def test_what_is_to_be_registered_is_what_somebody_below_could(figures: PilotFigures, registered: str) -> None:
    tasks = opening_texts(subject(), figures)[Section.TASKS].splitlines()
    assert tasks[2] == TASKS[2].replace("sinh hoạt theo tổ đảng", registered)


def test_where_nobody_could_register_anything_the_tasks_are_numbered_without_it():
    tasks = opening_texts(subject(), NOTHING)[Section.TASKS].splitlines()
    assert tasks == [*TASKS[:2], TASKS[3].replace("4.", "3.")]


def test_after_a_guidance_nobody_is_to_go_on_with_it():
    over = replace(subject(), guidance_is_over=True)
    tasks = opening_texts(over, PLAIN)[Section.TASKS].splitlines()
    assert tasks[0].startswith("1. Tổng kết việc thực hiện Hướng dẫn số 03-HD/TW")
    assert not any("Tiếp tục" in task for task in tasks)
    assert [task.partition(".")[0] for task in tasks] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("founded_on", "said"), [(date(2025, 3, 20), False), (date(2024, 3, 22), False), (date(2024, 3, 21), True)]
)
def test_of_a_committee_founded_within_the_year_nobody_says_what_it_did_for_years(founded_on: date, said: bool) -> None:
    texts = opening_texts(replace(subject(), founded_on=founded_on), PLAIN)
    assert (bool(texts[Section.SITUATION]), bool(texts[Section.LEADERSHIP])) == (said, said)


@pytest.mark.parametrize(("superior", "above"), [("Tỉnh ủy Ninh Thuận", ["Tỉnh ủy Ninh Thuận"]), ("", [])])
def test_a_report_goes_to_the_superior_where_there_is_one_and_to_the_own_offices(
    superior: str, above: list[str]
) -> None:
    texts = opening_texts(replace(subject(), superior=superior), NOTHING)
    assert texts[Section.RECIPIENTS].splitlines() == [
        *above,
        "Thường trực Thành ủy",
        "Ban Tổ chức Thành ủy",
        "Các đ/c UVBTV Thành ủy",
        "Các TCCSĐ trực thuộc",
        "Lưu Văn phòng Thành ủy",
    ]
