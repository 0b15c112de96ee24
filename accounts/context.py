from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """What every page shows: the day, and whether it is the demo's."""
    return {"today": getattr(request, "today", None), "demo": settings.DEMO_TODAY is not None}
