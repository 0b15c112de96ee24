from admissions.models.pipeline import Candidate, CandidateCompanion, CandidatePaper, CandidateStep, PaperKind
from admissions.models.targets import Target

__all__ = [
    "Candidate",
    "CandidateCompanion",
    "CandidatePaper",
    "CandidateStep",
    "PaperKind",
    "Target",
]
