"""The words by which rows of the database, tables of the rules and templates know what there is."""

from enum import StrEnum

import pytest

from pilots.rules.agenda.topics import Reading, Topic, TopicKey, Verdict
from pilots.rules.coverage import CoverageLine, CoverageSubjects, Reach, SlotsOfYear
from pilots.rules.eligibility import Finding, Remark
from pilots.rules.guidance import Phase
from pilots.rules.infrastructure import Point
from pilots.rules.lists import ListAct, ListState, RoundAct, RoundState
from pilots.rules.progress import ListProgress
from pilots.rules.registration import (
    APPRAISED,
    IN_FORCE,
    OPEN,
    UNDER_WAY,
    Capacity,
    DisputedFigure,
    Involvement,
    Obstacle,
    RegistrationAct,
    State,
)
from pilots.rules.reminders import CHOICES, USUAL
from pilots.rules.terms import Basis, Format, GroundTerm, QuotaTerm, Subject


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (Reach, "eligible registered approved used never_used"),
        (Phase, "draft ahead in_force ended"),
        (Format, "online by_group"),
        (Basis, "specific_nature special_circumstances"),
        (Subject, "grassroots_committee cell"),
        (Point, "connection device room platform"),
        (ListProgress, "waiting overdue submitted late called_off fallen"),
        (State, "draft submitted fit unfit sent_back approved refused withdrawn suspended ended"),
        (
            RegistrationAct,
            "submit resubmit appraise_fit appraise_unfit send_back approve refuse withdraw suspend resume end lapse "
            "hand_over carry_over join change_office recall return take_off call_off take_back reinstate",
        ),
        (DisputedFigure, "members base grounds cells groups area infrastructure basis other"),
        (Capacity, "clerk board standing reorganisation list"),
        (Obstacle, "state capacity bound appraised elsewhere anothers"),
        (ListState, "draft submitted called_off fallen"),
        (ListAct, "write submit recall return"),
        (RoundState, "open called_off"),
        (RoundAct, "extend correct_letter call_off"),
        (Verdict, "forbidden unclear none_recognised"),
        (
            TopicKey,
            "1.organisation_cadres 1.admission 1.full_membership 1.name_removal 1.leave_party "
            "2.inspection_supervision_discipline 2.emulation_rewards 2.screening_removal "
            "2.internal_political_protection 2.secrets 2.secret_ballot 2.criticism_evaluation_ranking "
            "2.major_policies",
        ),
    ],
)
def test_what_there_is_is_known_by_these_words_in_this_order(kinds: type[StrEnum], words: str) -> None:
    assert [kind.value for kind in kinds] == words.split()


def test_where_a_registration_stands() -> None:
    assert {"fit", "unfit"} == APPRAISED
    assert {"submitted", "sent_back", "fit", "unfit"} == UNDER_WAY
    assert {"draft", "submitted", "sent_back", "fit", "unfit"} == OPEN
    assert {"approved", "suspended"} == IN_FORCE


def test_reminders_are_chosen_from_these_days() -> None:
    assert CHOICES == (14, 10, 7, 5, 3, 2, 1, 0)
    assert USUAL == (7, 3, 1)


def test_what_is_not_said_is_not_so() -> None:
    assert Involvement(frozenset()) == Involvement(frozenset(), bound=False, appraised=False, decided=False)
    assert GroundTerm(Basis.SPECIFIC_NATURE, "II.1") == GroundTerm(Basis.SPECIFIC_NATURE, "II.1", end_required=False)
    assert QuotaTerm(2, "II.2") == QuotaTerm(2, "II.2", pk=None)
    assert Topic("a", "b", "c") == Topic("a", "b", "c", refused_everywhere=False)
    assert SlotsOfYear() == SlotsOfYear(0, 0, 0)
    assert CoverageLine("a", (1,)) == CoverageLine("a", (1,), SlotsOfYear(0, 0, 0))
    said = {"eligible": True, "registered": True, "approved": True, "held": True}
    subject = CoverageSubjects("online", "school", "WARD", **said)
    assert (subject.taken, subject.quota, subject.number) == (0, 0, 1)


def test_a_finding_without_reasons_is_eligible_and_warns_of_nothing() -> None:
    finding = Finding(Format.ONLINE, None)
    assert (finding.basis, finding.reasons, finding.warnings, finding.eligible) == (None, (), (), True)
    assert not Finding(Format.ONLINE, None, reasons=(Remark("", ""),)).eligible


def test_a_reading_tells_its_parts_in_this_order() -> None:
    reading = Reading("text", Verdict.NONE_RECOGNISED, None, None, "why")
    assert (reading.text, reading.verdict, reading.topic, reading.clause, reading.why) == (
        "text", "none_recognised", None, None, "why"
    )  # fmt: skip
