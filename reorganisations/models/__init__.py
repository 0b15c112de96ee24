from reorganisations.models.correction import ReorganisationCorrection, ReorganisationQuestion
from reorganisations.models.reorganisation import Reorganisation, ReorganisationFact, ReorganisationStep

__all__ = [
    "Reorganisation",
    "ReorganisationCorrection",
    "ReorganisationFact",
    "ReorganisationQuestion",
    "ReorganisationStep",
]
