"""The picture of growth says what was measured, and a site that forbids styles can show it."""

from xml.etree import ElementTree

from script.measures.figures import Figure
from script.measures.growth_picture import picture

FIGURES = [
    Figure("growth 5500", "all subjects", 2.0, "ms"),
    Figure("growth 550000", "all subjects", 20.0, "ms"),
    Figure("growth 5500", "count(*) of members", 1.0, "ms"),
    Figure("growth 550000", "count(*) of members", 21.0, "ms"),
    Figure("tree", "organisations", 7.0, ""),
]


def test_each_question_is_a_line_with_its_last_figure() -> None:
    drawn = ElementTree.fromstring(picture(FIGURES))
    words = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert {"all subjects: 20 ms", "count(*) of members: 21 ms", "5 500", "550 000"} <= set(words)
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}polyline"))) == 2


def test_names_that_end_at_one_height_do_not_lie_on_each_other() -> None:
    drawn = ElementTree.fromstring(picture(FIGURES))
    heights = [
        float(text.get("y") or 0) for text in drawn.iter("{http://www.w3.org/2000/svg}text") if ":" in (text.text or "")
    ]
    assert abs(heights[0] - heights[1]) >= 15


def test_it_has_no_styles() -> None:
    drawn = ElementTree.fromstring(picture(FIGURES))
    assert not [one for one in drawn.iter() if one.get("style") or one.get("class") or one.tag.endswith("style")]
