"""What a step will do, before it is taken, and what happens next, after it: in a sentence each."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from cells.queries.names import names_with_superior_on
from pilots.models import Registration
from pilots.queries.decider import decider_now
from pilots.rules.registration import RegistrationAct, State


def consequences_of(act: RegistrationAct, registration: Registration, day: date) -> list[str]:
    who = _names(registration, day)
    match act:
        case RegistrationAct.APPRAISE_FIT | RegistrationAct.APPRAISE_UNFIT:
            return [_("Then the standing committee of %(decider)s decides.") % who]
        case RegistrationAct.SEND_BACK:
            return [_("Then the clerk of %(lister)s puts it in order and submits it again.") % who]
        case RegistrationAct.APPROVE:
            return [
                _("The pilot is in force from today; %(organisation)s can plan such meetings at once.") % who,
                _("The decision keeps the figures above, the grounds, the infrastructure and the guidance of today."),
            ]
        case _:
            return [
                _("The registration ends with it; it can be asked for again in the list of a later round."),
                _("The clerk of %(lister)s reads the remark.") % who,
            ]


def said_after(registration: Registration, day: date) -> str:
    """Of a step that was just taken."""
    who = _names(registration, day)
    match State(registration.state):
        case State.FIT | State.UNFIT:
            words = _("Recorded: %(state)s. Now the standing committee of %(decider)s decides; it sees it on its desk.")
        case State.SENT_BACK:
            words = _("Sent back. Now the clerk of %(lister)s puts it in order; it lies on their desk.")
        case State.APPROVED:
            words = _("Approved: in force from today. Now %(organisation)s can plan such meetings.")
        case _:
            words = _("Refused. The clerk of %(lister)s reads why. If it was a mistake, you can take the refusal back.")
    return words % who


def _names(registration: Registration, day: date) -> Mapping[str, str]:
    lister = registration.submission.organisation_id
    decider = decider_now(registration, day)
    ids = [registration.organisation_id, lister, decider]
    names = {pk: str(named) for pk, named in names_with_superior_on(ids, day).items()}
    return {
        "organisation": names[registration.organisation_id],
        "lister": names[lister],
        "decider": names[decider],
        "state": registration.get_state_display(),
    }
