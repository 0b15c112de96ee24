"""/healthz: whether the site can do its work. Answered before all else, since the rest needs the database to say anything."""

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection, connections
from django.http import HttpRequest, HttpResponse, JsonResponse
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from accounts.models.guard import missing_guards
from accounts.queries.replica import REPLICA, follows
from partyadmin import embedded_worker

PATIENCE = 2
"""Seconds Redis has to answer."""


class HealthMiddleware:
    """Answers /healthz: 200 when everything is well, 503 otherwise; a stranger learns nothing but which part ails.

    A site whose replica ails is well: everything is read at the primary then.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info != "/healthz":
            return self.get_response(request)
        parts = {"database": _database_answers(), "guards": _guards_stand(), "jobs": _jobs_are_done()}
        healthy = all(parts.values())
        told = {"healthy": healthy} | parts | ({"replica": _replica_follows()} if REPLICA in connections else {})
        response = JsonResponse(told, status=200 if healthy else 503)
        response["Cache-Control"] = "no-store"
        return response


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _guards_stand() -> bool:
    try:
        return not missing_guards(connection)
    except DatabaseError:
        return False


def _replica_follows() -> bool:
    try:
        return follows(patience=min(1, settings.REPLICA_LAG_SECONDS))
    except DatabaseError:
        return False


def _jobs_are_done() -> bool:
    """With Redis the worker is another process, which this one cannot see; that it can be woken is what is asked."""
    if settings.EMBEDDED_WORKER:
        return embedded_worker.is_alive()
    redis = Redis.from_url(
        settings.REDIS_URL, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE, retry=Retry(NoBackoff(), 0)
    )
    try:
        return bool(redis.ping())
    except RedisError:
        return False
    finally:
        redis.close()
