from pilots.models.agenda_phrase import AgendaPhrase
from pilots.models.guidance import Guidance, GuidanceChange, GuidanceGround, GuidanceQuota, GuidanceTopic
from pilots.models.kept_eligibility import KeptEligibility, KeptJudging
from pilots.models.registration import Registration, RegistrationStep
from pilots.models.round import Reminder, Round, RoundCorrection, RoundExtension, Submission, SubmissionReturn
from pilots.models.slot import Slot

__all__ = [
    "AgendaPhrase",
    "Guidance",
    "GuidanceChange",
    "GuidanceGround",
    "GuidanceQuota",
    "GuidanceTopic",
    "KeptEligibility",
    "KeptJudging",
    "Registration",
    "RegistrationStep",
    "Reminder",
    "Round",
    "RoundCorrection",
    "RoundExtension",
    "Slot",
    "Submission",
    "SubmissionReturn",
]
