"""Which app answers where. /healthz is answered earlier, by partyadmin.health."""

from django.urls import include, path

from accounts.views.desk import desk
from accounts.views.help import help_page
from reports.views.verify import verify, verify_any

urlpatterns = [
    path("", desk, name="desk"),
    path("help/", help_page, name="help"),
    path("accounts/", include("accounts.urls")),
    path("", include("cells.urls")),
    path("", include("reorganisations.urls")),
    path("", include("sheets.urls")),
    path("pilots/", include("pilots.urls")),
    path("meetings/", include("meetings.urls")),
    path("admissions/", include("admissions.urls")),
    path("reports/", include("reports.urls")),
    path("verify/", verify_any, name="verify_any"),
    path("verify/<str:code>/", verify, name="verify"),
]

handler500 = "accounts.views.unavailable.server_error"
