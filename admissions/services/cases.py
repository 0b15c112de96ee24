"""What every act on a person on the way into the Party shares: who else acts on them waits, the stage is kept, and no name goes
into the log: a person who was not admitted is to be forgotten, and the log forgets nothing."""

from datetime import date

from django.utils.translation import gettext as _

from accounts.models import Occasion
from accounts.rules.refusal import Refused
from accounts.rules.text import clean_text
from accounts.services.log import record
from admissions.models import Candidate
from admissions.queries.pipeline import CASE, case_of, has_committee, home_of, paper_kinds_for
from admissions.rules.steps import Case, stage_of
from cells.rules.names import fold


def locked(candidate: Candidate) -> Candidate:
    """As it is now; who else acts on it waits. Raises Refused where the data are removed."""
    now = Candidate.objects.select_for_update(of=("self",), no_key=True).select_related("cell").get(pk=candidate.pk)
    if now.removed_on is not None:
        raise Refused(_("The data of this person have been removed."))
    return now


def settle_stage(candidate: Candidate, today: date) -> None:
    fresh = Candidate.objects.prefetch_related(*CASE).get(pk=candidate.pk)
    candidate.stage = stage_of(case_of(fresh, (), has_committee=True), today)
    Candidate.objects.filter(pk=candidate.pk).update(stage=candidate.stage)


def case_on(candidate: Candidate, on: date, today: date) -> Case:
    """With what the guidance asks for under which the file was begun."""
    fresh = Candidate.objects.prefetch_related(*CASE).get(pk=candidate.pk)
    return case_of(fresh, paper_kinds_for(fresh, on), has_committee=has_committee(home_of(candidate, today), on))


def end_case(candidate: Candidate, how: str, because: str, on: date, occasion: Occasion) -> None:
    """Within the transaction of an act that holds the candidate. The reason may name people: it stays out of the log."""
    candidate.closed_on, candidate.closed_as, candidate.closed_because = on, how, because
    candidate.save()
    settle_stage(candidate, occasion.today)
    record(occasion, act="admissions.close_candidate", subject=candidate, data={"how": how, "on": on})


def reason_to_log(candidate: Candidate, why: str) -> str:
    """Clean. Raises Refused beside `why` without one, and where it names the person."""
    if not (why := clean_text(why)):
        raise Refused(_("Give the reason."), field="why")
    if candidate.full_name and fold(candidate.full_name) in fold(why):
        raise Refused(_("Write the reason without the name of the person: the log keeps it for ever."), field="why")
    return why
