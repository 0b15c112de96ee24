"""Every file that is sent to be kept: by its name, letters and all (RFC 5987), and never by a cache."""

from typing import TypeVar

from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

Response = TypeVar("Response", bound=HttpResponseBase)


def to_be_kept(response: Response, file_name: str) -> Response:
    response.headers["Content-Disposition"] = content_disposition_header(True, file_name) or "attachment"
    response.headers["Cache-Control"] = "no-store"
    return response
