from datetime import date

from reports.rules.party_document import Head
from reports.rules.pilot_figures import Figure, PilotFigures, Pilots, Unit
from reports.rules.registration_list import ListedOrganisation
from tests.reports.fakes import subject


def test_what_is_not_said_is_not_so() -> None:
    bare = Unit(1, "cell", "school")
    assert bare == Unit(1, "cell", "school", "", is_grassroots=False, members=0, groups=0, number=1, undivided=0)
    assert Pilots() == Pilots(of_nature=(), online=(), by_group=(), online_held=(), by_group_held=())
    assert Figure(2, (1,)) == Figure(2, (1,), amounts=(), by=0)
    assert PilotFigures() == PilotFigures({})
    assert Head("A", "B", "C") == Head("A", "B", "C", number_line="")
    assert ListedOrganisation("A") == ListedOrganisation("A", members="", area="", parts=(), infrastructure="")


def test_a_report_that_nobody_asked_for_names_no_letter() -> None:
    told = subject(date(2025, 3, 21))
    bare = type(told)(told.organisation, told.issuer, told.superior, told.day, told.guidance)
    assert bare.asked_in is None
