"""Sessions as Django keeps them in the database (SESSION_ENGINE), asked for by a question that is put together once."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from accounts.clock import real_moment
from accounts.queries.put_together import Question


class SessionStore(DatabaseSessions):
    def _get_session_from_db(self) -> Any:
        """What Django's own does where it finds one; where it finds none, that one tells what follows."""
        found = _kept(self.session_key) if self.session_key else []
        return found[0] if found and found[0].expire_date > real_moment() else super()._get_session_from_db()  # type: ignore[misc]


@Question
def _kept(key: str) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key)
