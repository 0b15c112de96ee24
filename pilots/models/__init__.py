from pilots.models.guidance import Guidance, GuidanceGround, GuidanceQuota, GuidanceTopic
from pilots.models.registration import Registration, RegistrationStep
from pilots.models.round import Round, Submission
from pilots.models.slot import Slot

__all__ = [
    "Guidance",
    "GuidanceGround",
    "GuidanceQuota",
    "GuidanceTopic",
    "Registration",
    "RegistrationStep",
    "Round",
    "Slot",
    "Submission",
]
