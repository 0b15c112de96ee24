from admissions.models.classification import Classification
from admissions.models.discipline import DisciplinaryCase, DisciplinaryStep
from admissions.models.exemptions import ActivityReason
from admissions.models.fees import FeeExemption, MonthlyFee
from admissions.models.pipeline import Candidate, CandidateCompanion, CandidatePaper, CandidateStep, PaperKind
from admissions.models.screening import Screened, ScreeningGround
from admissions.models.targets import Target

__all__ = [
    "ActivityReason",
    "Candidate",
    "CandidateCompanion",
    "CandidatePaper",
    "CandidateStep",
    "Classification",
    "DisciplinaryCase",
    "DisciplinaryStep",
    "FeeExemption",
    "MonthlyFee",
    "PaperKind",
    "Screened",
    "ScreeningGround",
    "Target",
]
