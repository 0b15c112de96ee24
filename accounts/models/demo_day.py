from django.db import models


class DemoDay(models.Model):
    """The day it is in the demo. One row; it only ever moves forward, so that deadlines can pass."""

    day = models.DateField()

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="there_is_one_demo_day"),)

    def __str__(self) -> str:
        return self.day.isoformat()
