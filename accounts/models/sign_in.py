from typing import ClassVar

from django.db import models

from accounts.models.user import User


class FailedSignIns(models.Model):
    """How often signing in has failed of late: with one name from one address, or with how many names from one address.

    In the database, for all processes of the site count together. `key`: a digest, since a name may be a password typed into
    the wrong field.
    """

    key = models.CharField(max_length=64, unique=True)
    number = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(db_index=True)


class KnownAddress(models.Model):
    """Somebody signed in from this address (its digest): nobody else's failures keep them waiting there."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="known_addresses")
    address = models.CharField(max_length=64)
    last_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "address"], name="an_address_is_known_once_to_a_user")
        ]
