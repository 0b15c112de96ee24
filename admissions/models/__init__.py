from admissions.models.parameters import AdmissionParameter
from admissions.models.targets import Target

__all__ = ["AdmissionParameter", "Target"]
