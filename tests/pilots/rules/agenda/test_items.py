"""Items as cells of wards, schools, companies, police and ships write them; docs/agenda.md says how they are read."""

import csv
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from pilots.rules.agenda import Reading, Topic, TopicKey, Verdict, read_item
from pilots.rules.agenda.patterns import FORBIDDEN
from pilots.rules.agenda.patterns_asked import UNCLEAR
from pilots.rules.agenda.terms import LISTS

HERE = Path(__file__).parent
PAGE = Path("docs/agenda.md")
WORDINGS = {
    TopicKey.ORGANISATION_CADRES: "công tác tổ chức và cán bộ",
    TopicKey.ADMISSION: "xét kết nạp đảng viên",
    TopicKey.FULL_MEMBERSHIP: "chuyển đảng chính thức",
    TopicKey.NAME_REMOVAL: "quyết định xoá tên đảng viên",
    TopicKey.LEAVE_PARTY: "xem xét cho đảng viên xin ra khỏi Đảng",
    TopicKey.INSPECTION_SUPERVISION_DISCIPLINE: "kiểm tra, giám sát, thi hành kỷ luật đảng",
    TopicKey.EMULATION_REWARDS: "thi đua, khen thưởng",
    TopicKey.SCREENING_REMOVAL: "rà soát, phát hiện, sàng lọc, đưa đảng viên không còn đủ tư cách ra khỏi Đảng",
    TopicKey.INTERNAL_POLITICAL_PROTECTION: "bảo vệ chính trị nội bộ",
    TopicKey.SECRETS: "bí mật theo quy định của Đảng, Nhà nước",
    TopicKey.SECRET_BALLOT: "nội dung liên quan đến bỏ phiếu kín",
    TopicKey.CRITICISM_EVALUATION_RANKING: (
        "kiểm điểm tự phê bình và phê bình, đánh giá, xếp loại chất lượng tổ chức đảng, đảng viên"
    ),
    TopicKey.MAJOR_POLICIES: "quyết định các chủ trương lớn, quan trọng",
}
TOPICS: dict[str, Topic] = {
    key: Topic(key, wording, "03-HD/TW, II.3.2", refused_everywhere=key is TopicKey.SECRETS)
    for key, wording in WORDINGS.items()
}
LABELS = {"forbidden": "Bị cấm", "unclear": "Chưa rõ", "allowed": "Được phép"}
VERDICTS = (Verdict.FORBIDDEN, Verdict.UNCLEAR, Verdict.NONE_RECOGNISED)
SHEETS = {
    "Ví dụ của hướng dẫn và của các chi bộ": HERE.parent / "agenda_examples.tsv",
    "Dòng đã dùng khi soạn từ ngữ": HERE / "items.tsv",
    "Dòng để riêng, không đọc khi soạn": HERE / "items_kept_aside.tsv",
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


ITEMS = rows(HERE / "items.tsv")
KEPT_ASIDE = rows(HERE / "items_kept_aside.tsv")


def read(text: str) -> Reading:
    return read_item(text, topics=TOPICS)


def passed(items: list[dict[str, str]], label: str) -> list[str]:
    return [
        row["text"]
        for row in items
        if row["label"] == label and read(row["text"]).verdict is Verdict.NONE_RECOGNISED
    ]  # fmt: skip


def counted(items: list[dict[str, str]]) -> Counter[tuple[str, Verdict]]:
    return Counter((row["label"], read(row["text"]).verdict) for row in items)


@pytest.mark.parametrize("label", ["forbidden", "unclear"])
def test_nothing_that_is_forbidden_or_unclear_passes(label: str) -> None:
    assert passed(ITEMS, label) == []


@pytest.mark.parametrize("items", [ITEMS, KEPT_ASIDE], ids=["ours", "kept aside"])
def test_nothing_harmless_is_refused_and_hardly_any_is_asked_about(items: list[dict[str, str]]) -> None:
    counts = counted(items)
    assert counts["allowed", Verdict.FORBIDDEN] == 0
    assert counts["allowed", Verdict.NONE_RECOGNISED] >= 0.95 * sum(row["label"] == "allowed" for row in items)


@pytest.mark.parametrize(("label", "share"), [("forbidden", 0.97), ("unclear", 0.85)])
def test_of_the_items_kept_aside_nearly_all_are_held(label: str, share: float) -> None:
    held = sum(row["label"] == label for row in KEPT_ASIDE) - len(passed(KEPT_ASIDE, label))
    assert held >= share * sum(row["label"] == label for row in KEPT_ASIDE)


@pytest.mark.parametrize("items", [ITEMS, KEPT_ASIDE], ids=["ours", "kept aside"])
def test_what_is_refused_is_refused_for_its_topic(items: list[dict[str, str]]) -> None:
    refused = [
        (row["text"], row["clause"], read(row["text"]).topic)
        for row in items
        if row["label"] == "forbidden" and read(row["text"]).verdict is Verdict.FORBIDDEN
    ]
    assert [line for line in refused if line[1] != line[2]] == []


def test_the_items_cover_every_topic_and_every_label() -> None:
    for items in (ITEMS, KEPT_ASIDE):
        assert {row["clause"] for row in items if row["label"] == "forbidden"} == set(TopicKey)
        assert {row["label"] for row in items} == set(LABELS)
    assert not {row["text"] for row in ITEMS} & {row["text"] for row in KEPT_ASIDE}


@pytest.mark.parametrize(
    ("harmless", "held"),
    [
        ("Nâng cao trách nhiệm của cán bộ", "Trách nhiệm của cán bộ để xảy ra vi phạm"),
        ("Quản lý người nước ngoài tạm trú", "Rà soát đảng viên có chồng là người nước ngoài"),
        ("Thông tin các vấn đề chính trị thế giới", "Kết luận vấn đề chính trị của đảng viên"),
        ("Triển khai Đề án 06 giai đoạn 2025-2026", "Thông qua Đề án phát triển kinh tế toàn xã giai đoạn 2026-2030"),
        ("Danh sách đảng viên khó khăn cần giúp đỡ", "Lập danh sách đảng viên cần giúp đỡ, sàng lọc"),
        ("Phổ biến Luật Bảo vệ bí mật nhà nước", "Phổ biến nội dung thuộc bí mật nhà nước"),
        ("Đánh giá công tác giảng dạy của giáo viên", "Đánh giá giáo viên"),
        ("Quán triệt Hướng dẫn kiểm điểm", "Hướng dẫn viết bản kiểm điểm"),
        ("Phổ biến Quy định kỷ luật đảng", "Phổ biến quyết định kỷ luật đảng viên A"),
        ("Chúc mừng ngày 20/11", "Chúc mừng đồng chí được tặng Huân chương"),
        ("Ký cam kết không vi phạm giao thông", "Ký cam kết tu dưỡng, rèn luyện"),
        ("Đảng viên 213 dọn vệ sinh", "Nhận xét đảng viên 213"),
        ("Thông qua nghị quyết tháng", "Nghị quyết về phát triển kinh tế toàn xã"),
        ("Chuyên đề: tự phê bình và phê bình", "Chuyên đề: xét kết nạp đảng viên"),
        ("Chấn chỉnh trật tự vỉa hè", "Chấn chỉnh giờ giấc trực của đảng viên"),
        ("Tiếp thu ý kiến cử tri về rác thải", "Tiếp thu phản ánh về tác phong của cán bộ"),
        ("Quy hoạch vùng trồng rau: tuyên truyền", "Quy hoạch khu nghĩa trang: lấy ý kiến"),
        ("Biểu quyết chương trình buổi họp", "Biểu quyết các tờ trình"),
        ("Mức đóng góp quỹ chi bộ", "Bàn mức đóng góp làm đường"),
        ("Xếp loại nông sản sạch", "Xếp loại cuối năm"),
        ("Phổ biến thể lệ cuộc thi", "Phổ biến thể lệ bỏ phiếu kín, phát phiếu, kiểm phiếu"),
    ],
)
def test_act_object_and_context_tell_neighbours_apart(harmless: str, held: str) -> None:
    assert read(harmless).verdict is Verdict.NONE_RECOGNISED
    assert read(held).verdict is not Verdict.NONE_RECOGNISED


def test_many_colons_are_read_in_bounded_time() -> None:
    started = time.process_time()
    read("chuyên đề: a" + ":a" * 2_400)
    assert time.process_time() - started < 3


# The page -------------------------------------------------------------------------------------------------


def confusion_table() -> list[str]:
    lines = []
    for name, path in SHEETS.items():
        items = rows(path)
        counts = counted(items)
        for label, said in LABELS.items():
            cells = [counts[label, verdict] for verdict in VERDICTS]
            right = cells[2] if label == "allowed" else cells[0] + cells[1]
            share = f"{100 * right / sum(cells):.1f}".replace(".", ",")
            lines.append(f"| {name} | {said} | {' | '.join(map(str, [sum(cells), *cells]))} | {share} % |")
    return lines


def phrases_of(senses: frozenset[str]) -> str:
    phrases = {phrase.strip() for sense in senses for phrase in LISTS[sense].split("|")}
    return ", ".join(f"“{phrase}”" for phrase in sorted(phrases))


def words_of_topics() -> list[str]:
    lines = []
    for key, wording in WORDINGS.items():
        leads = {
            pattern.verdict: frozenset[str]().union(*(
                p.lead for p in (*FORBIDDEN, *UNCLEAR) if p.topic is key and p.verdict is pattern.verdict
            ))
            for pattern in (*FORBIDDEN, *UNCLEAR)
        }  # fmt: skip
        asked = leads[Verdict.UNCLEAR] - leads[Verdict.FORBIDDEN]
        lines.append(f"### {wording[0].upper()}{wording[1:]}")
        lines.append(f"Từ ngữ có thể bị giữ lại: {phrases_of(leads[Verdict.FORBIDDEN])}.")
        if asked:
            lines.append(f"Từ ngữ phải hỏi lại: {phrases_of(asked)}.")
    return lines


@pytest.mark.parametrize("part", [confusion_table, words_of_topics])
def test_the_page_says_what_is_read_today(part: Callable[[], list[str]]) -> None:
    written = PAGE.read_text(encoding="utf-8").splitlines()
    assert [line for line in part() if line not in written] == []
