from reports.rules.pilot_figures import Pilots, tally
from reports.rules.pilot_openings import opening_texts
from reports.rules.pilot_report import Section
from tests.reports.fakes import city_of_2025, figures_of, subject


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
