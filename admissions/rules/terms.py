"""The parameters of admission, probation, screening, discipline and classification: keys of the statutes (cells/rules/
parameters.py), each of which drives something here. Ages, probation and re-admission are keys of the register itself."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from admissions.rules.forms_of_discipline import FORMS_AT_MOST
from admissions.rules.votes import COUNTED, SHARES
from cells.rules.parameters import Declared, Unit


class Key(StrEnum):
    SCHOOLING = "schooling"
    COURSE_VALID = "course_valid"
    PAPERS_VALID = "papers_valid"
    TOGETHER = "together"
    QUARTERLY_REMARKS = "quarterly_remarks"
    EXEMPT_COUNTED = "exempt_counted"
    EXEMPT_SCREENED = "exempt_screened"
    ELSEWHERE_COUNTED = "elsewhere_counted"
    CELL_VOTE = "cell_vote"
    COMMITTEE_VOTE = "committee_vote"
    DECIDES = "decides"
    ADMISSION_DECISION = "admission_decision"
    CEREMONY = "ceremony"
    CEREMONY_FROM = "ceremony_from"
    FULL_REVIEW = "full_review"
    FULL_VOTE = "full_vote"
    FULL_COMMITTEE_VOTE = "full_committee_vote"
    FULL_DECISION = "full_decision"
    DECISION_MORE = "decision_more"
    FAILED_VOTES = "failed_votes"
    CLOSED_KEPT = "closed_kept"
    ABSENT = "absent"
    SCREENING_VOTE = "screening_vote"
    HELP_PERIOD = "help_period"
    DISCIPLINE_EXPIRES = "discipline_expires"
    EXCELLENT_SHARE = "excellent_share"
    EXCELLENT_OF = "excellent_of"
    CELL_DISCIPLINES = "cell_disciplines"
    GRASSROOTS_DISCIPLINES = "grassroots_disciplines"
    SUPERIOR_DISCIPLINES = "superior_disciplines"
    INSPECTION_DISCIPLINES = "inspection_disciplines"
    PROBATIONARY_DISCIPLINED = "probationary_disciplined"
    DISCIPLINE_VOTE = "discipline_vote"
    EXPULSION_VOTE = "expulsion_vote"
    DISCIPLINE_ANNOUNCED = "discipline_announced"
    REPRIMAND_LIMIT = "reprimand_limit"
    WARNING_LIMIT = "warning_limit"
    COMPLAINT = "complaint"
    COMPLAINT_DAYS = "complaint_days"
    EXEMPTION = "exemption"


class From(StrEnum):
    RECEIPT = "receipt"
    ISSUE = "issue"


class Decides(StrEnum):
    SUPERIOR = "superior"
    GRASSROOTS = "grassroots"


class ExcellentOf(StrEnum):
    GOOD = "good"
    CLASSIFIED = "classified"


class DaysAre(StrEnum):
    CALENDAR = "calendar"
    WORKING = "working"


OFF, ON = "off", "on"
LOWER_SECONDARY, PRIMARY = "lower_secondary", "primary"


_BASE = _("Of how many votes the share is asked; of votes recorded from then on.")
_DECIDES = _("Which forms of discipline it cannot decide.")
DECLARED: dict[str, Declared] = {
    Key.SCHOOLING: Declared(
        _("Schooling"),
        _("What the checklist of a person's papers asks for."),
        choices={LOWER_SECONDARY: _("lower secondary school"), PRIMARY: _("primary school")},
    ),
    Key.COURSE_VALID: Declared(
        _("The certificate of the awareness course is valid for"),
        _("Whether the course has to be attended again before the cell votes."),
        Unit.MONTHS,
        1,
        240,
    ),
    Key.PAPERS_VALID: Declared(
        _("Papers of the file hold for"),
        _("Which papers have to be made anew before the cell votes."),
        Unit.MONTHS,
        1,
        120,
    ),
    Key.TOGETHER: Declared(
        _("An introducer has worked with the person for at least"),
        _("Whether the cell can vote: an introducer of a shorter time is not enough, unless in the place of another."),
        Unit.MONTHS,
        0,
        120,
    ),
    Key.QUARTERLY_REMARKS: Declared(
        _("Remarks of introducers and helpers every quarter"),
        _("Whether they are owed every quarter too, beside those at the end and when another takes their place."),
        choices={OFF: _("not asked"), ON: _("asked")},
    ),
    Key.EXEMPT_COUNTED: Declared(_("Of the exempt, in the base of the cell's vote count"), _BASE, choices=COUNTED),
    Key.EXEMPT_SCREENED: Declared(
        _("Of the exempt, in the base of the vote on screening count"), _BASE, choices=COUNTED
    ),
    Key.ELSEWHERE_COUNTED: Declared(
        _("Who takes part elsewhere for a time, in the base of the cell's vote"),
        _BASE,
        choices={OFF: _("does not count"), ON: _("counts")},
    ),
    Key.CELL_VOTE: Declared(
        _("The cell's vote on admission"), _("Whether the cell's resolution proposes the person."), choices=SHARES
    ),
    Key.COMMITTEE_VOTE: Declared(
        _("The committee's vote on admission"),
        _("Whether the committee's resolution proposes the person."),
        choices=SHARES,
    ),
    Key.DECIDES: Declared(
        _("Decides on admission"),
        _("On whose desk the decision lies."),
        choices={
            Decides.SUPERIOR: _("the superior standing committee"),
            Decides.GRASSROOTS: _("the standing committee of the grassroots committee"),
        },
    ),
    Key.ADMISSION_DECISION: Declared(
        _("Decision on admission within"),
        _("Its deadline, counted from the cell's resolution."),
        Unit.WORKING_DAYS,
        1,
        500,
    ),
    Key.CEREMONY: Declared(_("Ceremony of admission within"), _("Its deadline."), Unit.WORKING_DAYS, 1, 500),
    Key.CEREMONY_FROM: Declared(
        _("The time to the ceremony is counted from"),
        _("From which day its deadline is counted."),
        choices={From.RECEIPT: _("the receipt of the decision"), From.ISSUE: _("the issue of the decision")},
    ),
    Key.FULL_REVIEW: Declared(
        _("The cell votes on full membership within"),
        _("Its deadline, counted from the day the probation is over."),
        Unit.WORKING_DAYS,
        1,
        500,
    ),
    Key.FULL_VOTE: Declared(
        _("The cell's vote on full membership"),
        _("Whether the cell's resolution proposes the member."),
        choices=SHARES,
    ),
    Key.FULL_COMMITTEE_VOTE: Declared(
        _("The committee's vote on full membership"),
        _("Whether the committee's resolution proposes the member."),
        choices=SHARES,
    ),
    Key.FULL_DECISION: Declared(
        _("Decision on full membership within"),
        _("Its deadline, counted from the cell's resolution."),
        Unit.WORKING_DAYS,
        1,
        500,
    ),
    Key.DECISION_MORE: Declared(
        _("A decision may take longer by"),
        _("From when a decision that is late is said to be too late."),
        Unit.WORKING_DAYS,
        0,
        500,
    ),
    Key.FAILED_VOTES: Declared(
        _("Votes on full membership that may fail before the superior committee decides"),
        _("When the cell votes no more."),
        Unit.TIMES,
        1,
        9,
    ),
    Key.CLOSED_KEPT: Declared(
        _("Data of a rejected or abandoned person are kept for"),
        _("When they are removed for good; only the count stays."),
        Unit.MONTHS,
        1,
        120,
    ),
    Key.ABSENT: Declared(
        _("Without meeting or fee in a year, without a reason"),
        _("Whom the rolls propose for a look; nobody is proposed for striking off by the product."),
        Unit.MONTHS,
        1,
        12,
    ),
    Key.SCREENING_VOTE: Declared(
        _("The cell's vote on screening"), _("Whether a member comes on the list of those helped."), choices=SHARES
    ),
    Key.HELP_PERIOD: Declared(_("Help period of screening"), _("When its result is owed."), Unit.MONTHS, 1, 60),
    Key.DISCIPLINE_EXPIRES: Declared(
        _("A discipline expires after"), _("From which day it has no effect any more."), Unit.MONTHS, 1, 120
    ),
    Key.EXCELLENT_SHARE: Declared(
        _("Share of «excellent» at most"), _("The check of a year's classification."), Unit.PER_CENT, 1, 100
    ),
    Key.EXCELLENT_OF: Declared(
        _("The share of «excellent» is counted of"),
        _("The check of a year's classification."),
        choices={
            ExcellentOf.GOOD: _("those that completed their tasks well"),
            ExcellentOf.CLASSIFIED: _("all that are classified"),
        },
    ),
    Key.CELL_DISCIPLINES: Declared(_("A cell may go as far as"), _DECIDES, choices=FORMS_AT_MOST),
    Key.GRASSROOTS_DISCIPLINES: Declared(_("A grassroots committee may go as far as"), _DECIDES, choices=FORMS_AT_MOST),
    Key.SUPERIOR_DISCIPLINES: Declared(_("A superior committee may go as far as"), _DECIDES, choices=FORMS_AT_MOST),
    Key.INSPECTION_DISCIPLINES: Declared(
        _("An inspection committee may go as far as"), _DECIDES, choices=FORMS_AT_MOST
    ),
    Key.PROBATIONARY_DISCIPLINED: Declared(
        _("A probationary member is disciplined at most by"),
        _("Which forms are refused for a probationary member."),
        choices=FORMS_AT_MOST,
    ),
    Key.DISCIPLINE_VOTE: Declared(
        _("Vote on a discipline"), _("Whether the body that decides has reached it."), choices=SHARES
    ),
    Key.EXPULSION_VOTE: Declared(
        _("The cell's vote to propose an expulsion"), _("Whether the cell has proposed it."), choices=SHARES
    ),
    Key.DISCIPLINE_ANNOUNCED: Declared(
        _("A discipline is announced within"), _("Its deadline, counted from the decision."), Unit.DAYS, 1, 365
    ),
    Key.REPRIMAND_LIMIT: Declared(
        _("Time limit of a reprimand"), _("Until when after the breach it can be decided."), Unit.YEARS, 1, 50
    ),
    Key.WARNING_LIMIT: Declared(
        _("Time limit of a warning and of removal from office"),
        _("Until when after the breach it can be decided."),
        Unit.YEARS,
        1,
        50,
    ),
    Key.COMPLAINT: Declared(
        _("Complaint against a discipline within"),
        _("Until when it can be made, counted from the announcement."),
        Unit.DAYS,
        1,
        365,
    ),
    Key.COMPLAINT_DAYS: Declared(
        _("The days to complain are"),
        _("How the time to complain is counted; the regulations can be read both ways."),
        choices={DaysAre.CALENDAR: _("calendar days"), DaysAre.WORKING: _("working days")},
    ),
    Key.EXEMPTION: Declared(
        _("An exemption for other reasons lasts less than"),
        _("Until when it can last at most; not for those exempt by age or health."),
        Unit.MONTHS,
        1,
        60,
    ),
}
