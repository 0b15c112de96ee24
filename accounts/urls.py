from django.urls import path

from accounts.views import jobs
from accounts.views.demo_day import demo_day
from accounts.views.language import language
from accounts.views.session import session
from accounts.views.sign_in import ChangePassword, SignIn, SignOut
from accounts.views.typed import asked_otherwise

app_name = "accounts"
urlpatterns = [
    path("login/", SignIn.as_view(), name="login"),
    path("logout/", SignOut.as_view(), name="logout"),
    path("session/", session, name="session"),
    path("password/", ChangePassword.as_view(), name="password_change"),
    path("language/", language, name="language"),
    path("demo-day/", demo_day, name="demo_day"),
    path("asked-otherwise/", asked_otherwise, name="asked_otherwise"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/<int:pk>/", jobs.job, name="job"),
    path("jobs/<int:pk>/file/", jobs.job_download, name="job_file"),
]
