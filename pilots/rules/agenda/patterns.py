"""Which senses, standing together in a clause, show a forbidden topic.

A pattern leads with the topic's own words; what must stand with them and what takes the suspicion away
are named beside it. The order is the order of precedence: a discipline ballot is discipline.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from .terms import Clause, Manner, Term
from .topics import TopicKey, Verdict


class Ending(Enum):
    PART = 1
    CLAUSE = 2


def _senses(names: str) -> frozenset[str]:
    return frozenset(names.split())


@dataclass(frozen=True)
class Pattern:
    """``lead`` and one of each of ``beside`` must stand in the clause, nothing of ``unless`` may.

    ``about``: among the next ``reach`` terms after the lead. ``ending``: nothing of substance may follow
    the lead ("kết quả giám sát"). ``exact``: the lead must bear its marks. ``even_learned``: reading it
    out is as bad as deciding on it.
    """

    topic: TopicKey | None
    verdict: Verdict
    lead: frozenset[str]
    beside: tuple[frozenset[str], ...] = ()
    unless: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    reach: int = 3
    ending: Ending | None = None
    exact: bool = False
    even_learned: bool = False

    def read(self, clause: Clause) -> tuple[Verdict, list[Term]] | None:
        """The verdict on a clause and the words it rests on."""
        said = clause.senses
        if said.isdisjoint(self.lead) or not said.isdisjoint(self.unless):
            return None
        if any(said.isdisjoint(group) for group in self.beside):
            return None
        leads = [term for term in clause.terms if self._leads(term, clause)]
        acted_on = leads if self.even_learned else [t for t in leads if t.manner is Manner.ACTED]
        if acted_on:
            return self.verdict, acted_on
        told = [term for term in leads if term.manner in (Manner.INFORMED, Manner.GUIDED)]
        if told and self.verdict is Verdict.FORBIDDEN and "already" not in said:
            return Verdict.UNCLEAR, told
        return None

    def _leads(self, term: Term, clause: Clause) -> bool:
        return bool(
            term.senses & self.lead
            and (term.exact or not self.exact)
            and (self.ending is not Ending.PART or term.ends_part)
            and (self.ending is not Ending.CLAUSE or term.ends_clause)
            and (not self.about or clause.follows(term, self.about, self.reach))
        )


def _pattern(
    topic: TopicKey | None, verdict: Verdict, lead: str, *beside: str, unless: str = "", about: str = "", **options: Any
) -> Pattern:
    return Pattern(
        topic, verdict, _senses(lead), tuple(map(_senses, beside)), _senses(unless), _senses(about), **options
    )


def _forbidden(
    topic: TopicKey, lead: str, *beside: str, unless: str = "", about: str = "", **options: object
) -> Pattern:
    return _pattern(topic, Verdict.FORBIDDEN, lead, *beside, unless=unless, about=about, **options)


def _unclear(
    topic: TopicKey | None, lead: str, *beside: str, unless: str = "", about: str = "", **options: object
) -> Pattern:
    return _pattern(topic, Verdict.UNCLEAR, lead, *beside, unless=unless, about=about, **options)


_T = TopicKey
_OURS = "member party_body party probationary official"
_OTHERS = "pupil outsider other_member"
_EVERYDAY = _OTHERS + " everyday harmless"
_YOUNG = "pupil other_member"
_UNDER_WAY = _YOUNG + " carry_out look_back"

FORBIDDEN = (
    _forbidden(_T.SECRETS, "secret_document", even_learned=True),
    _forbidden(_T.SECRETS, "secret_alone", exact=True, even_learned=True),
    _forbidden(_T.SECRETS, "state_secret", unless="keep_secrets", exact=True),
    _forbidden(_T.SECRETS, "holds", about="state_secret", reach=1, even_learned=True),
    _forbidden(_T.INTERNAL_POLITICAL_PROTECTION, "protection political_record"),
    _forbidden(_T.INTERNAL_POLITICAL_PROTECTION, "political_issue", about="member probationary masses office", reach=2),
    _forbidden(_T.INTERNAL_POLITICAL_PROTECTION, "political_issue", "scrutinise decide", "member office masses"),
    _forbidden(_T.FULL_MEMBERSHIP, "make_official", unless="outsider"),
    _forbidden(_T.FULL_MEMBERSHIP, "probationary", "assess", unless="help strike_name"),
    _forbidden(_T.FULL_MEMBERSHIP, "end_probation"),
    _forbidden(_T.FULL_MEMBERSHIP, "self_review", "probationary"),
    _forbidden(_T.FULL_MEMBERSHIP, "probation_term", "decide"),
    _forbidden(_T.FULL_MEMBERSHIP, "official_word", "assess", "member probationary"),
    _forbidden(_T.FULL_MEMBERSHIP, "probationary", "official", unless="help"),
    _forbidden(_T.FULL_MEMBERSHIP, "official", "recognise"),
    _forbidden(_T.NAME_REMOVAL, "strike_name", unless=_OTHERS),
    _forbidden(_T.NAME_REMOVAL, "absent", "handle decide"),
    _forbidden(_T.LEAVE_PARTY, "ask_leave"),
    _forbidden(_T.LEAVE_PARTY, "out_of_party", "wish"),
    _forbidden(_T.SCREENING_REMOVAL, "out_of_party"),
    _forbidden(_T.SCREENING_REMOVAL, "screen", _OURS),
    _forbidden(_T.SCREENING_REMOVAL, "screen", ending=Ending.CLAUSE),
    _forbidden(_T.SCREENING_REMOVAL, "screen", about=_OURS + " document", reach=1, unless=_EVERYDAY),
    _forbidden(_T.SCREENING_REMOVAL, "watch_over category help", "directive_28", "member"),
    _forbidden(_T.SCREENING_REMOVAL, "standing", "decide"),
    _forbidden(_T.SCREENING_REMOVAL, "unworthy", "member probationary"),
    _forbidden(_T.ADMISSION, "admit_party join_party"),
    _forbidden(_T.ADMISSION, "admit", unless="other_member"),
    _forbidden(_T.ADMISSION, "personal_file", "masses", "decide"),
    _forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "discipline punishment", unless=_OTHERS),
    _forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "discipline_word", unless=_OTHERS + " drill"),
    _forbidden(
        _T.INSPECTION_SUPERVISION_DISCIPLINE, "discipline discipline_word punishment", "member party_body party"
    ),
    _forbidden(
        _T.INSPECTION_SUPERVISION_DISCIPLINE, "call_to_account", "violation incident", unless=_YOUNG + " remind"
    ),
    _forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "hold_liable", "answerable member office", unless=_OTHERS),
    _forbidden(
        _T.INSPECTION_SUPERVISION_DISCIPLINE,
        "responsibility",
        "violation incident",
        "answerable member office",
        unless=_YOUNG + " remind raise",
    ),
    _forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "handle", about="member probationary", reach=1),
    _forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "party_violation", unless=_OTHERS + " everyday"),
    _forbidden(
        _T.INSPECTION_SUPERVISION_DISCIPLINE, "violation", "member probationary", unless="remind pupil other_member"
    ),
    _forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "denunciation", _OURS),
    _forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "inspection_and_supervision", unless=_OTHERS + " everyday"),
    _forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "inspect supervise", about=_OURS + " standing", reach=1),
    _forbidden(
        _T.INSPECTION_SUPERVISION_DISCIPLINE,
        "inspect_observance",
        "member party_body party",
        unless=_OTHERS + " everyday",
    ),
    _forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "inspect supervise", about=_OURS, reach=4, unless=_EVERYDAY),
    _forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "inspect supervise", "restructure", unless=_EVERYDAY),
    _forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "inspect", unless=_EVERYDAY, ending=Ending.CLAUSE),
    _forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "supervise", unless=_EVERYDAY, ending=Ending.PART),
    _forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "restore"),
    _forbidden(_T.EMULATION_REWARDS, "rewards", unless=_OTHERS + " prize"),
    _forbidden(_T.EMULATION_REWARDS, "rewards", "member party_body"),
    _forbidden(_T.EMULATION_REWARDS, "rewards", "decide introduce", "staff_people", unless=_YOUNG),
    _forbidden(_T.EMULATION_REWARDS, "praise badge", "decide introduce request", unless=_OTHERS),
    _forbidden(_T.CRITICISM_EVALUATION_RANKING, "self_review criticism", unless=_OTHERS + " everyday"),
    _forbidden(_T.CRITICISM_EVALUATION_RANKING, "rank", unless=_EVERYDAY, ending=Ending.CLAUSE),
    _forbidden(_T.CRITICISM_EVALUATION_RANKING, "self_review criticism rank", "member probationary"),
    _forbidden(_T.CRITICISM_EVALUATION_RANKING, "self_review criticism rank", "party_body party", unless="everyday"),
    _forbidden(_T.CRITICISM_EVALUATION_RANKING, "grade", "assess introduce rank", unless=_OTHERS),
    _forbidden(_T.CRITICISM_EVALUATION_RANKING, "judge", "each", "grade"),
    _forbidden(_T.EMULATION_REWARDS, "vote_best", about="member party_body", reach=1),
    _forbidden(_T.SECRET_BALLOT, "secret_ballot", unless=_OTHERS + " polling_place"),
    _forbidden(_T.SECRET_BALLOT, "secret_ballot", "guide", "member", unless="learn polling_place", even_learned=True),
    _forbidden(_T.ORGANISATION_CADRES, "personnel"),
    _forbidden(_T.ORGANISATION_CADRES, "elect", about="office delegate", unless="local_office other_member"),
    _forbidden(_T.ORGANISATION_CADRES, "elect", "introduce", "post", unless="local_office other_member"),
    _forbidden(_T.ORGANISATION_CADRES, "poll", about="office", unless="local_office other_member"),
    _forbidden(_T.ORGANISATION_CADRES, "refill", about="office", reach=1),
    _forbidden(_T.ORGANISATION_CADRES, "plan", about="office"),
    _forbidden(_T.ORGANISATION_CADRES, "organisation_and_cadres", ending=Ending.CLAUSE),
    _forbidden(_T.ORGANISATION_CADRES, "move", about="office member", reach=1),
    _forbidden(_T.ORGANISATION_CADRES, "take_office", "decide introduce appoint"),
    _forbidden(_T.ORGANISATION_CADRES, "move", "appoint introduce", "office member", unless=_OTHERS + " everyday"),
    _forbidden(
        _T.ORGANISATION_CADRES,
        "serve join_body",
        "decide introduce appoint",
        about="post",
        reach=1,
        unless="local_office other_member",
    ),
    _forbidden(_T.ORGANISATION_CADRES, "staff", "decide introduce opine"),
    _forbidden(_T.ORGANISATION_CADRES, "assign_duty", about="committee", reach=1),
    _forbidden(_T.ORGANISATION_CADRES, "restructure", about="party_body", reach=2),
    _forbidden(_T.MAJOR_POLICIES, "policy_decision"),
    _forbidden(_T.MAJOR_POLICIES, "policy", "decide", unless="measures"),
    _forbidden(_T.MAJOR_POLICIES, "weighty", "resolve", unless=_OTHERS),
    _forbidden(_T.MAJOR_POLICIES, "project", "resolve", "whole_area several_years", unless=_UNDER_WAY),
    _forbidden(_T.MAJOR_POLICIES, "project", "whole_area", "several_years", unless=_UNDER_WAY + " opine"),
    # Last: whose foreign ties are looked into may be a matter of admission or discipline.
    _forbidden(_T.INTERNAL_POLITICAL_PROTECTION, "foreign_tie", unless=_OTHERS),
    _forbidden(_T.INTERNAL_POLITICAL_PROTECTION, "foreign_tie", "member probationary masses"),
    _forbidden(_T.INTERNAL_POLITICAL_PROTECTION, "kin", "abroad", "member probationary masses", "scrutinise decide"),
)

UNCLEAR = (
    _unclear(_T.SECRETS, "secret_alone state_secret keep_secrets"),
    _unclear(_T.ORGANISATION_CADRES, "personnel_vague transfer local_office"),
    _unclear(_T.INTERNAL_POLITICAL_PROTECTION, "member_file personal_file security"),
    _unclear(_T.INTERNAL_POLITICAL_PROTECTION, "nonresident", "member"),
    _unclear(_T.INTERNAL_POLITICAL_PROTECTION, "kin", "abroad", "member probationary masses"),
    _unclear(_T.INTERNAL_POLITICAL_PROTECTION, "foreign_tie", unless="outsider"),
    _unclear(_T.SECRETS, "inner"),
    _unclear(_T.ADMISSION, "admission_source"),
    _unclear(_T.FULL_MEMBERSHIP, "probationary probation_term", unless="already"),
    _unclear(_T.NAME_REMOVAL, "absent"),
    _unclear(_T.SCREENING_REMOVAL, "unworthy", unless=_OTHERS),
    _unclear(_T.SCREENING_REMOVAL, "directive_28"),
    _unclear(_T.SCREENING_REMOVAL, "unworthy", "member", unless="learn", even_learned=True),
    _unclear(
        _T.SCREENING_REMOVAL, "category", "help", "member probationary", unless="hardship outsider pupil other_member"
    ),
    _unclear(_T.SCREENING_REMOVAL, "watch_over", "member probationary", unless="hardship outsider pupil other_member"),
    _unclear(_T.INSPECTION_SUPERVISION_DISCIPLINE, "discipline_decision", even_learned=True, unless=_YOUNG),
    _unclear(_T.INSPECTION_SUPERVISION_DISCIPLINE, "call_to_account", unless=_YOUNG),
    _unclear(
        _T.INSPECTION_SUPERVISION_DISCIPLINE,
        "violation",
        "incident",
        "answerable member",
        unless=_YOUNG + " learn remind",
        even_learned=True,
    ),
    _unclear(_T.INSPECTION_SUPERVISION_DISCIPLINE, "violation denunciation", "member"),
    _unclear(
        _T.INSPECTION_SUPERVISION_DISCIPLINE,
        "handle",
        "violation",
        unless=_EVERYDAY + " learn remind",
        even_learned=True,
    ),
    _unclear(_T.INSPECTION_SUPERVISION_DISCIPLINE, "supervise denunciation", unless=_EVERYDAY),
    _unclear(_T.EMULATION_REWARDS, "emulation rewards", unless=_YOUNG),
    _unclear(_T.EMULATION_REWARDS, "badge", unless="help"),
    _unclear(_T.EMULATION_REWARDS, "badge commend praise rewards", "congratulate", unless=_YOUNG, even_learned=True),
    _unclear(
        _T.EMULATION_REWARDS, "commend praise", "inform", "member party_body office", unless=_YOUNG, even_learned=True
    ),
    _unclear(_T.EMULATION_REWARDS, "commend", unless=_OTHERS + " prize"),
    _unclear(
        _T.CRITICISM_EVALUATION_RANKING, "rank observe self_review", unless="pupil other_member everyday harmless"
    ),
    _unclear(_T.CRITICISM_EVALUATION_RANKING, "judge", about="member", reach=1),
    _unclear(
        _T.CRITICISM_EVALUATION_RANKING,
        "judge vote_best rank",
        about="staff_people each",
        reach=1,
        unless="pupil learn",
        even_learned=True,
    ),
    _unclear(_T.CRITICISM_EVALUATION_RANKING, "judge_cadres", unless=_YOUNG),
    _unclear(_T.CRITICISM_EVALUATION_RANKING, "review_paper", unless=_YOUNG, even_learned=True),
    _unclear(
        _T.CRITICISM_EVALUATION_RANKING, "judge", "conduct grade", "member each staff_people", unless="pupil harmless"
    ),
    _unclear(_T.CRITICISM_EVALUATION_RANKING, "judge", "each", unless="pupil harmless"),
    _unclear(_T.CRITICISM_EVALUATION_RANKING, "judge", "residence", unless="pupil"),
    _unclear(_T.CRITICISM_EVALUATION_RANKING, "advise", about="each", reach=3),
    _unclear(_T.CRITICISM_EVALUATION_RANKING, "commitment", unless=_OTHERS),
    _unclear(
        _T.CRITICISM_EVALUATION_RANKING,
        "commitment_paper",
        "member office",
        unless=_OTHERS + " everyday violation harmless",
    ),
    _unclear(_T.CRITICISM_EVALUATION_RANKING, "commitment_paper", "conduct", unless=_EVERYDAY),
    _unclear(_T.SECRET_BALLOT, "vague_vote"),
    _unclear(_T.ORGANISATION_CADRES, "exemption", "request"),
    _unclear(_T.ORGANISATION_CADRES, "congress", unless="celebrate other_member"),
    _unclear(_T.ORGANISATION_CADRES, "organising", ending=Ending.CLAUSE),
    _unclear(_T.MAJOR_POLICIES, "lead_work"),
    _unclear(_T.MAJOR_POLICIES, "year_programme", "draft decide"),
    _unclear(_T.MAJOR_POLICIES, "year_programme", unless="carry_out look_back"),
    _unclear(_T.MAJOR_POLICIES, "policy", "weighty works"),
    _unclear(_T.MAJOR_POLICIES, "weighty", unless=_EVERYDAY + " hardship carry_out look_back monthly"),
    _unclear(_T.MAJOR_POLICIES, "weighty", "decide opine draft", unless=_OTHERS + " harmless"),
    _unclear(_T.MAJOR_POLICIES, "works", "decide", "stakes weighty whole_area", unless=_YOUNG + " harmless monthly"),
    _unclear(_T.MAJOR_POLICIES, "scheme", "resolve", unless=_OTHERS),
    _unclear(_T.MAJOR_POLICIES, "project", "decide draft opine", unless=_YOUNG),
    _unclear(_T.MAJOR_POLICIES, "way", "decide", "weighty stakes"),
    _unclear(_T.MAJOR_POLICIES, "works", "decide", about="building", reach=1),
    _unclear(_T.MAJOR_POLICIES, "programme", "resolve draft", unless=_UNDER_WAY),
    _unclear(_T.MAJOR_POLICIES, "resolution", about="programme", reach=3, unless=_UNDER_WAY),
    _unclear(_T.MAJOR_POLICIES, "resolution", about="field", reach=3, unless=_UNDER_WAY + " monthly"),
    _unclear(
        _T.MAJOR_POLICIES,
        "resolution programme",
        "whole_area several_years",
        unless=_UNDER_WAY + " monthly harmless",
    ),
    _unclear(_T.MAJOR_POLICIES, "several_years", "long_plan", "decide draft opine", unless="carry_out look_back"),
    _unclear(_T.MAJOR_POLICIES, "measures", "decide", "policy weighty"),
    # Something is decided, looked into or asked about a member, an office or a body, and no word says what.
    _unclear(
        None,
        "decide assess handle judge restructure",
        about="member probationary official office",
        reach=4,
        unless=_EVERYDAY + " hardship help learn monthly of_the_cell carry_out opine already speak",
    ),
    _unclear(
        None,
        "survey introduce opine",
        about="member probationary official",
        reach=2,
        unless=_EVERYDAY + " hardship help learn monthly carry_out already speak",
    ),
    _unclear(None, "something_else"),
)
