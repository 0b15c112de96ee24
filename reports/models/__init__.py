from reports.models.narrative import Cover, Narrative

__all__ = ["Cover", "Narrative"]
