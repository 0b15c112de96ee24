"""The request as every app from the register upwards knows it: with the mandates of the person."""

from typing import cast

from django.http import HttpRequest

from accounts import requests
from cells.queries.mandates import Mandates


class VisitorRequest(requests.VisitorRequest):
    """Of anybody; who is not signed in holds no mandate."""

    mandates: Mandates


class Request(requests.Request, VisitorRequest):
    """Of a signed-in person."""


def as_visitor(request: HttpRequest) -> VisitorRequest:
    """Where a request gets this type: in the middleware that sets the mandates, behind the one that sets the day."""
    return cast(VisitorRequest, request)
