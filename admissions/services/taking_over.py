"""Probationary members whom the register had before anybody kept their case: what is owed for them is known from then on."""

from django.db import transaction

from accounts.models import Occasion
from accounts.services.log import record
from admissions.models import Candidate, CandidateStep
from admissions.queries.pipeline import on_probation_without_a_case
from admissions.rules.steps import Stage, Step
from cells.models import Organisation


@transaction.atomic
def take_over(*, organisation: Organisation, occasion: Occasion) -> int:
    """Each of the cells at or below it with the day the probation began; how many they are. Who is taken over stays so."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    taken = 0
    for degree, cell in on_probation_without_a_case(Organisation.objects.below(organisation), occasion.today):
        member, began = degree.member, degree.valid_from
        known = {"full_name": member.full_name, "sex": member.sex, "listed_on": began, "stage": Stage.PROBATION}
        candidate = Candidate(cell=cell, member=member, **known)
        candidate.birth = member.birth
        candidate.save()
        CandidateStep.objects.create(candidate=candidate, step=Step.CEREMONY, on=began)
        record(occasion, act="admissions.take_over", subject=candidate, data={"on": began})
        taken += 1
    return taken
