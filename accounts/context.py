from django.conf import settings

from accounts.requests import VisitorRequest


def site(request: VisitorRequest) -> dict[str, object]:
    """What every page shows: the day, and whether it is the demo's."""
    return {"today": getattr(request, "today", None), "demo": settings.DEMO_TODAY is not None}
