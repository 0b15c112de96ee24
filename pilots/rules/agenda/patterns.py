"""Which senses, standing together in a clause, show a forbidden topic.

A pattern leads with the topic's own words; what must stand with them and what takes the suspicion away
are named beside it. The order is the order of precedence: a discipline ballot is discipline. What is only
asked about is in patterns_asked.
"""

from .groups import EVERYDAY, OTHERS, OURS, UNDER_WAY, YOUNG
from .pattern import Ending, forbidden
from .topics import TopicKey

_T = TopicKey

FORBIDDEN = (
    forbidden(_T.SECRETS, "secret_document", even_learned=True),
    forbidden(_T.SECRETS, "secret_alone", exact=True, even_learned=True),
    forbidden(_T.SECRETS, "state_secret", unless="keep_secrets", exact=True),
    forbidden(_T.SECRETS, "holds", about="state_secret", reach=1, even_learned=True),
    forbidden(_T.INTERNAL_POLITICAL_PROTECTION, "protection political_record"),
    forbidden(_T.INTERNAL_POLITICAL_PROTECTION, "political_issue", about="member probationary masses office", reach=2),
    forbidden(_T.INTERNAL_POLITICAL_PROTECTION, "political_issue", "scrutinise decide", "member office masses"),
    forbidden(_T.FULL_MEMBERSHIP, "make_official", unless="outsider"),
    forbidden(_T.FULL_MEMBERSHIP, "probationary", "assess", unless="help strike_name"),
    forbidden(_T.FULL_MEMBERSHIP, "probationary", "unworthy", unless="strike_name"),
    forbidden(_T.FULL_MEMBERSHIP, "end_probation", unless="strike_name"),
    forbidden(_T.FULL_MEMBERSHIP, "self_review", "probationary"),
    forbidden(_T.FULL_MEMBERSHIP, "probation_term", "decide"),
    forbidden(_T.FULL_MEMBERSHIP, "official_word", "assess", "member probationary"),
    forbidden(_T.FULL_MEMBERSHIP, "probationary", "official", unless="help"),
    forbidden(_T.FULL_MEMBERSHIP, "official", "recognise"),
    forbidden(_T.NAME_REMOVAL, "strike_name", unless=OTHERS),
    forbidden(_T.NAME_REMOVAL, "absent", "handle decide"),
    forbidden(_T.NAME_REMOVAL, "off_list", "member", unless=OTHERS + " personnel plan"),
    forbidden(_T.LEAVE_PARTY, "ask_leave"),
    forbidden(_T.LEAVE_PARTY, "out_of_party", "wish"),
    forbidden(_T.LEAVE_PARTY, "quit", about="ranks", reach=2, unless="other_member"),
    forbidden(_T.LEAVE_PARTY, "leave_plea", unless=OTHERS, ending=Ending.CLAUSE),
    forbidden(_T.SCREENING_REMOVAL, "out_of_party", unless="admit"),
    forbidden(_T.SCREENING_REMOVAL, "screen", OURS),
    forbidden(_T.SCREENING_REMOVAL, "screen", ending=Ending.CLAUSE),
    forbidden(_T.SCREENING_REMOVAL, "screen", about=OURS + " document", reach=1, unless=EVERYDAY),
    forbidden(_T.SCREENING_REMOVAL, "watch_over category help", "directive_28", "member"),
    forbidden(_T.SCREENING_REMOVAL, "standing", "decide"),
    forbidden(_T.SCREENING_REMOVAL, "unworthy", "member probationary"),
    forbidden(_T.ADMISSION, "admit_party join_party"),
    forbidden(_T.ADMISSION, "admit", unless="other_member"),
    forbidden(_T.ADMISSION, "admit", about="masses", reach=2),
    forbidden(_T.ADMISSION, "personal_file", "masses", "decide"),
    forbidden(_T.ADMISSION, "assess recognise", about="masses", reach=3, unless="other_member hardship"),
    forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "discipline punishment", unless=OTHERS),
    forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "discipline_word", unless=OTHERS + " drill"),
    forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "discipline discipline_word punishment", "member party_body party"),
    forbidden(
        _T.CRITICISM_EVALUATION_RANKING, "self_review", about="committee party_body", reach=1, unless="violation"
    ),
    forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "call_to_account", "violation incident", unless=YOUNG + " remind"),
    forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "hold_liable", "answerable member office", unless=OTHERS),
    forbidden(
        _T.INSPECTION_SUPERVISION_DISCIPLINE,
        "responsibility",
        "violation incident",
        "answerable member office",
        unless=YOUNG + " remind raise",
    ),
    forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "handle", about="member probationary", reach=1),
    forbidden(
        _T.INSPECTION_SUPERVISION_DISCIPLINE,
        "misdeed",
        "decide handle assess",
        "member probationary answerable",
        unless=YOUNG + " remind raise",
    ),
    forbidden(
        _T.INSPECTION_SUPERVISION_DISCIPLINE, "account_for", "member office", unless=YOUNG + " everyday harmless"
    ),
    forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "party_violation", unless=OTHERS + " everyday"),
    forbidden(
        _T.INSPECTION_SUPERVISION_DISCIPLINE, "violation", "member probationary", unless="remind pupil other_member"
    ),
    forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "denunciation", OURS),
    forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "inspection_and_supervision", unless=OTHERS + " everyday"),
    forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "inspect supervise", about=OURS + " standing", reach=1),
    forbidden(
        _T.INSPECTION_SUPERVISION_DISCIPLINE,
        "inspect_observance",
        "member party_body party",
        unless=OTHERS + " everyday",
    ),
    forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "inspect supervise", about=OURS, reach=4, unless=EVERYDAY),
    forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "inspect supervise", "restructure", unless=EVERYDAY),
    forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "inspect", unless=EVERYDAY, ending=Ending.CLAUSE),
    forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "supervise", unless=EVERYDAY, ending=Ending.PART),
    forbidden(_T.INSPECTION_SUPERVISION_DISCIPLINE, "restore"),
    forbidden(_T.EMULATION_REWARDS, "rewards", unless=OTHERS + " prize"),
    forbidden(_T.EMULATION_REWARDS, "rewards", "member party_body"),
    forbidden(_T.EMULATION_REWARDS, "rewards", "decide introduce", "staff_people", unless=YOUNG),
    forbidden(_T.EMULATION_REWARDS, "praise badge", "decide introduce request", unless=OTHERS),
    forbidden(_T.EMULATION_REWARDS, "honour", "decide introduce request", "member party_body", unless=OTHERS),
    forbidden(_T.CRITICISM_EVALUATION_RANKING, "self_review criticism", unless=OTHERS + " everyday"),
    forbidden(_T.CRITICISM_EVALUATION_RANKING, "rank", unless=EVERYDAY, ending=Ending.CLAUSE),
    forbidden(_T.CRITICISM_EVALUATION_RANKING, "self_review criticism rank", "member probationary"),
    forbidden(_T.CRITICISM_EVALUATION_RANKING, "self_review criticism rank", "party_body party", unless="everyday"),
    forbidden(_T.CRITICISM_EVALUATION_RANKING, "grade", "assess introduce rank", unless=OTHERS),
    forbidden(_T.CRITICISM_EVALUATION_RANKING, "judge", "each", "grade"),
    forbidden(_T.EMULATION_REWARDS, "vote_best", about="member party_body", reach=1),
    forbidden(_T.SECRET_BALLOT, "secret_ballot", unless=OTHERS + " polling_place"),
    forbidden(
        _T.SECRET_BALLOT, "ballot_handling", "secret_ballot", unless=OTHERS + " polling_place", even_learned=True
    ),
    forbidden(_T.SECRET_BALLOT, "secret_ballot", "guide", "member", unless="learn polling_place", even_learned=True),
    forbidden(_T.ORGANISATION_CADRES, "personnel"),
    forbidden(_T.ORGANISATION_CADRES, "elect", about="office delegate", unless="local_office other_member"),
    forbidden(_T.ORGANISATION_CADRES, "elect", "introduce", "post", unless="local_office other_member"),
    forbidden(_T.ORGANISATION_CADRES, "poll", about="office", unless="local_office other_member"),
    forbidden(_T.ORGANISATION_CADRES, "refill", about="office", reach=1),
    forbidden(_T.ORGANISATION_CADRES, "plan", about="office"),
    forbidden(_T.ORGANISATION_CADRES, "organisation_and_cadres", ending=Ending.CLAUSE),
    forbidden(_T.ORGANISATION_CADRES, "move", about="office member", reach=1),
    forbidden(_T.ORGANISATION_CADRES, "take_office", "decide introduce appoint"),
    forbidden(_T.ORGANISATION_CADRES, "move", "appoint introduce", "office member", unless=OTHERS + " everyday"),
    forbidden(
        _T.ORGANISATION_CADRES,
        "serve join_body",
        "decide introduce appoint",
        about="post",
        reach=1,
        unless="local_office other_member",
    ),
    forbidden(_T.ORGANISATION_CADRES, "staff", "decide introduce opine"),
    forbidden(_T.ORGANISATION_CADRES, "assign_duty", about="committee", reach=1),
    forbidden(_T.ORGANISATION_CADRES, "restructure", about="party_body", reach=2),
    forbidden(_T.MAJOR_POLICIES, "policy_decision"),
    forbidden(_T.MAJOR_POLICIES, "policy", "decide", unless="measures"),
    forbidden(_T.MAJOR_POLICIES, "weighty", "resolve", unless=OTHERS),
    forbidden(_T.MAJOR_POLICIES, "project", "resolve", "whole_area several_years", unless=UNDER_WAY),
    forbidden(_T.MAJOR_POLICIES, "project", "whole_area", "several_years", unless=UNDER_WAY + " opine"),
    # Last: whose foreign ties are looked into may be a matter of admission or discipline.
    forbidden(_T.INTERNAL_POLITICAL_PROTECTION, "foreign_tie", unless=OTHERS),
    forbidden(_T.INTERNAL_POLITICAL_PROTECTION, "foreign_tie", "member probationary masses"),
    forbidden(_T.INTERNAL_POLITICAL_PROTECTION, "kin", "abroad", "member probationary masses", "scrutinise decide"),
)
