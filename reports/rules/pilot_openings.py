"""What is proposed for a first period, section by section: the wording of seed reports, without anybody's name.

Nobody has said it: it is printed only where the clerk takes it over, and changes it.
"""

from reports.rules.pilot_figures import PilotFigures
from reports.rules.pilot_report import ReportSubject, Section
from reports.rules.wording import (
    RECIPIENTS_OF_THE_CENTRE,
    board_word,
    is_centre,
    office_word,
    permanent_word,
    standing_word,
)

_ONLINE, _BY_GROUP = "sinh hoạt trực tuyến", "sinh hoạt theo tổ đảng"


def opening_texts(subject: ReportSubject, figures: PilotFigures) -> dict[str, str]:
    """By section, one paragraph a line."""
    return {
        Section.PLACE: "",
        Section.SITUATION: _situation(subject),
        Section.LEADERSHIP: _leadership(subject),
        Section.ONLINE: "",
        Section.BY_GROUP: _by_group(figures),
        Section.STRENGTHS: _strengths(figures),
        Section.DIFFICULTIES: _difficulties(figures),
        Section.TASKS: _tasks(subject, figures),
        Section.RECIPIENTS: _recipients(subject),
    }


def _situation(subject: ReportSubject) -> str:
    if subject.is_new:
        return ""
    central = is_centre(subject.issuer)
    leading = "Ban Chấp hành Trung ương, Bộ Chính trị" if central else "Ban Chấp hành Đảng bộ"
    return (
        f"Những năm qua, {leading}, {standing_word(subject.organ)} đã quán triệt sâu sắc và lãnh đạo tổ chức "
        "thực hiện có hiệu quả với quan điểm phát triển kinh tế là nhiệm vụ trung tâm, xây dựng Đảng là nhiệm vụ then "
        f"chốt. Tăng cường xây dựng {'Đảng' if central else 'Đảng bộ'} trong sạch, vững mạnh, nâng cao năng lực lãnh đạo "
        "và sức chiến đấu của tổ chức cơ sở đảng, đáp ứng yêu cầu phát triển mới."
    )


def _leadership(subject: ReportSubject) -> str:
    if subject.is_new:
        return ""
    guidance = subject.guidance
    return (
        f"Thực hiện {guidance.formal}{guidance.about}, {standing_word(subject.organ)} mở hội nghị để triển khai, quán "
        f"triệt {guidance.number} đến các đồng chí cấp ủy viên, cấp ủy các tổ chức cơ sở đảng và toàn thể cán bộ, đảng viên."
    )


def _by_group(figures: PilotFigures) -> str:
    if figures["by_group"] or figures["by_group_held"] or not figures["residential_with_groups"]:
        return ""
    return (
        "Hầu hết các chi bộ khu dân cư phần lớn là đảng viên hưu trí lớn tuổi nên việc phân tổ đảng chủ yếu để quản lý "
        "cho thuận tiện chứ không tổ chức sinh hoạt theo tổ. Nguyên nhân chủ yếu do các chi bộ đông đảng viên nhưng vẫn "
        "có thể bố trí hội trường và thời gian sinh hoạt cho toàn thể chi bộ."
    )


def _strengths(figures: PilotFigures) -> str:
    if held := _held(figures):
        return (
            f"Việc {held} đã tạo điều kiện cho đảng viên tham gia sinh hoạt đầy đủ hơn, là một trong những giải pháp nâng "
            "cao chất lượng sinh hoạt chi bộ."
        )
    if not figures["residential"]:
        return ""
    return (
        "Mô hình sinh hoạt tổ đảng thay cho sinh hoạt chi bộ hằng tháng đối với chi bộ có đông đảng viên, chia thành "
        "nhiều tổ đảng, là một trong những giải pháp hữu hiệu để nâng cao chất lượng sinh hoạt chi bộ."
    )


def _held(figures: PilotFigures) -> str:
    """The forms in which meetings were held, "" where none was."""
    if figures["online_held"] and figures["by_group_held"]:
        return "sinh hoạt theo các hình thức thí điểm"
    if figures["online_held"]:
        return _ONLINE
    return _BY_GROUP if figures["by_group_held"] else ""


def _difficulties(figures: PilotFigures) -> str:
    """That nothing could be done yet is not said beside a pilot that runs, held or not."""
    if not figures["residential"]:
        return ""
    opening = (
        "Đảng viên trong các chi bộ khu dân cư hầu hết lớn tuổi nên việc phân công nhiệm vụ trong từng chi bộ gặp nhiều "
        "khó khăn"
    )
    if figures["by_group"] or figures["by_group_held"]:
        return f"{opening}."
    return f"{opening}, do đó việc triển khai sinh hoạt theo tổ đảng chưa thể thực hiện được."


def _tasks(subject: ReportSubject, figures: PilotFigures) -> str:
    guidance = subject.guidance
    going_on = (
        f"Tổng kết việc thực hiện {guidance.formal}{guidance.about}; kiến nghị cấp có thẩm quyền về các hình thức sinh "
        "hoạt đã thí điểm."
        if subject.guidance_is_over
        else f"Tiếp tục quán triệt, triển khai thực hiện {guidance.formal}{guidance.about}."
    )
    forms = "" if subject.guidance_is_over else _forms_to_register(figures)
    tasks = (
        going_on,
        "Đẩy mạnh công tác tuyên truyền, giáo dục, nâng cao nhận thức, trách nhiệm của cấp ủy, đảng viên về ý nghĩa, tầm "
        "quan trọng của công tác sinh hoạt đảng, góp phần nâng cao năng lực lãnh đạo, sức chiến đấu của tổ chức cơ sở đảng "
        "và đội ngũ cán bộ, đảng viên.",
        f"Tiếp tục chỉ đạo các tổ chức cơ sở đảng đăng ký {forms} theo tinh thần {guidance.formal}." if forms else "",
        "Mở các lớp tập huấn, bồi dưỡng về kỹ năng, nghiệp vụ về công tác xây dựng đảng.",
    )
    return "\n".join(f"{number}. {task}" for number, task in enumerate(filter(None, tasks), start=1))


def _forms_to_register(figures: PilotFigures) -> str:
    """Those for which there is anybody below: a block of enterprises has no groups of residential cells."""
    online = any(figures[key] for key in ("of_nature", "online", "online_held"))
    by_group = any(figures[key] for key in ("residential_with_groups", "by_group", "by_group_held"))
    return " và ".join(form for form, some in ((_ONLINE, online), (_BY_GROUP, by_group)) if some)


def _recipients(subject: ReportSubject) -> str:
    if is_centre(subject.issuer):
        return "\n".join(RECIPIENTS_OF_THE_CENTRE)
    organ = subject.organ
    own = [
        permanent_word(organ),
        board_word(organ),
        f"Các đ/c UVBTV {organ}",
        "Các TCCSĐ trực thuộc",
        f"Lưu {office_word(organ)}",
    ]
    return "\n".join(([subject.superior] if subject.superior else []) + own)
