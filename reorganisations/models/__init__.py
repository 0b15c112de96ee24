from reorganisations.models.reorganisation import Reorganisation, ReorganisationFact, ReorganisationStep

__all__ = ["Reorganisation", "ReorganisationFact", "ReorganisationStep"]
