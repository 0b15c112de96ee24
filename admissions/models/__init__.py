from admissions.models.parameters import AdmissionParameter

__all__ = ["AdmissionParameter"]
