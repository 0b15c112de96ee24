"""What the register does with a person of the pipeline: the ceremony enters them into the cell, the decision on full membership
makes them official or strikes them off. Nothing is typed twice: the register keeps who they are from then on."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.days import day_in_words
from accounts.rules.refusal import Refused
from admissions.models import Candidate, CandidateStep
from admissions.queries.pipeline import home_of
from admissions.rules.requirements import is_for_the_superior
from admissions.rules.steps import Step
from admissions.services.cases import case_on, end_case, locked
from admissions.services.steps import StepTold, write_step
from cells.models import Member, Membership
from cells.models.organisation import OrganisationQuerySet
from cells.queries.parameters import statutes_known
from cells.rules.document_reference import CitedDocument
from cells.rules.probation import probation_ends_on
from cells.services.admitting import admit
from cells.services.axes import make_official
from cells.services.departures import leave, readmit
from cells.services.newcomers import Newcomer


@transaction.atomic
def hold_ceremony(
    *,
    candidate: Candidate,
    on: date,
    again: Member | None,
    is_another_person: bool,
    seen_by: OrganisationQuerySet,
    occasion: Occasion,
) -> CandidateStep:
    """From the day of the ceremony they are probationary members of the cell. `again`: who left the Party before is admitted
    again in their own record. Raises Refused, also by the register (age, known already, too soon after leaving)."""
    candidate = locked(candidate)
    decision = _decision(candidate, Step.DECISION)
    step = write_step(candidate, StepTold(Step.CEREMONY, on), occasion)
    document = decision.ordered_by.cited if decision.ordered_by is not None else None
    cell = home_of(candidate, occasion.today)
    if again is not None:
        readmit(member=again, cell=cell, on=on, document=document, occasion=occasion)
        member = again
    else:
        if document is None:
            raise Refused(_("Name the decision."), field="document")
        member = admit(
            cell=cell,
            person=Newcomer(
                full_name=candidate.full_name,
                born_on=candidate.birth,
                sex=candidate.sex,
                admitted_on=decision.on,
            ),
            on=on,
            document=document,
            seen_by=seen_by,
            is_another_person=is_another_person,
            occasion=occasion,
        )
    Candidate.objects.filter(pk=candidate.pk).update(member=member)
    return step


@transaction.atomic
def decide_full_membership(
    *, candidate: Candidate, is_granted: bool, on: date, document: CitedDocument | None, occasion: Occasion
) -> CandidateStep:
    """Official from the day the probation was over, however late the decision; or struck off from the day of the decision. The
    probation is never extended. Raises Refused."""
    candidate = locked(candidate)
    if candidate.member is None:
        raise Refused(_("First comes: %(step)s.") % {"step": _("ceremony of admission")})
    step = write_step(candidate, StepTold(Step.FULL_DECISION, on, document=document, passed=is_granted), occasion)
    if not is_granted:
        way = Membership.Departure.STRUCK_OFF
        leave(member=candidate.member, way=way, on=on, document=document, occasion=occasion)
        end_case(candidate, Candidate.Closed.STRUCK_OFF, "", on, occasion)
        return step
    _check_voted(candidate, on, occasion.today)
    began = _decision(candidate, Step.CEREMONY).on
    ends = probation_ends_on(began, statutes_known()) or on
    if on < ends:
        words = _("The probation lasts until %(day)s: nobody is official before.") % {"day": day_in_words(ends)}
        raise Refused(words, field="on")
    make_official(member=candidate.member, on=ends, document=document, occasion=occasion)
    return step


def _check_voted(candidate: Candidate, on: date, today: date) -> None:
    """The cell has voted for it, or failed to so often that the superior committee decides."""
    case = case_on(candidate, on, today)
    voted = case.last(Step.FULL_VOTE)
    if voted is None or not (voted.passed or is_for_the_superior(case, statutes_known().on(on))):
        raise Refused(_("First comes: %(step)s.") % {"step": _("the cell's vote on full membership")})


def _decision(candidate: Candidate, step: str) -> CandidateStep:
    row = CandidateStep.objects.select_related("ordered_by").filter(candidate=candidate, step=step).first()
    if row is None:
        raise Refused(_("First comes: %(step)s.") % {"step": _("decision on admission")})
    return row
