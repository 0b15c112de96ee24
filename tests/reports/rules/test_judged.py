from tests.reports import fakes


def test_a_list_says_how_many_are_on_it_and_how_many_are_fit():
    document = fakes.judged(online=6, by_group=4)
    assert (document.online.number, document.online.number_favourable, document.online.number_unfavourable) == (
        "06",
        "05",
        "01",
    )
    assert (document.all.number, document.all.number_unfavourable) == ("10", "01")


def test_senders_are_counted_once():
    assert fakes.judged(online=6, by_group=4).senders == "02"


def test_the_organ_is_called_shortly():
    assert fakes.judged().organ == "Thành ủy"


def test_a_row_says_its_verdict():
    fit, unfit = fakes.judged().online.rows[1:3]
    assert (fit.verdict, unfit.verdict) == ("Đủ điều kiện", "Không đủ điều kiện")


def test_each_list_has_as_many_columns_as_its_document_and_figures_take_little_room() -> None:
    assert len(fakes.judged().widths) == 6
    widths = fakes.judged().widths_with_figures
    assert (len(widths), sum(widths)) == (9, 100)
    assert max(widths[3:6]) <= min(widths[1:3])
