from django.urls import path

from meetings.views.by_group import break_off, combine, group_session, let_go, preparation, report, supplement
from meetings.views.corrections import correct, mistaken
from meetings.views.earlier_texts import earlier_group_texts, earlier_texts
from meetings.views.holding import attendance, hold
from meetings.views.lists import confirmed, corrected, meetings, mine
from meetings.views.meeting import meeting, minutes
from meetings.views.planning import agenda, cancel, change_the_format, confirm_item, past, past_many, plan, reschedule
from meetings.views.rating import rate, rating, rating_confirm, rating_correct
from meetings.views.ratings import ratings, ratings_to_confirm
from meetings.views.rubrics import rubric, rubric_list, rubric_new, rubric_take_back

app_name = "meetings"
urlpatterns = [
    path("", mine, name="mine"),
    path("confirmed/", confirmed, name="confirmed"),
    path("corrected/", corrected, name="corrected"),
    path("organisations/<str:code>/", meetings, name="meetings"),
    path("organisations/<str:code>/plan/", plan, name="plan"),
    path("organisations/<str:code>/past/", past, name="past"),
    path("organisations/<str:code>/past/many/", past_many, name="past_many"),
    path("<int:pk>/", meeting, name="meeting"),
    path("<int:pk>/minutes/", minutes, name="minutes"),
    path("<int:pk>/agenda/", agenda, name="agenda"),
    path("<int:pk>/agenda/<int:position>/confirm/", confirm_item, name="confirm_item"),
    path("<int:pk>/earlier/<str:part>/", earlier_texts, name="earlier_texts"),
    path("<int:pk>/reschedule/", reschedule, name="reschedule"),
    path("<int:pk>/format/", change_the_format, name="format"),
    path("<int:pk>/cancel/", cancel, name="cancel"),
    path("<int:pk>/attendance/", attendance, name="attendance"),
    path("<int:pk>/hold/", hold, name="hold"),
    path("<int:pk>/correct/", correct, name="correct"),
    path("<int:pk>/mistaken/", mistaken, name="mistaken"),
    path("<int:pk>/preparation/", preparation, name="preparation"),
    path("<int:pk>/supplement/", supplement, name="supplement"),
    path("<int:pk>/break-off/", break_off, name="break_off"),
    path("<int:pk>/groups/<int:group>/", group_session, name="group_session"),
    path("<int:pk>/groups/<int:group>/earlier/", earlier_group_texts, name="earlier_group_texts"),
    path("<int:pk>/groups/<int:group>/report/", report, name="report"),
    path("<int:pk>/groups/<int:group>/let-go/", let_go, name="let_go"),
    path("<int:pk>/combine/", combine, name="combine"),
    path("<int:pk>/rating/", rating, name="rating"),
    path("<int:pk>/rate/", rate, name="rate"),
    path("<int:pk>/rating/confirm/", rating_confirm, name="rating_confirm"),
    path("<int:pk>/rating/correct/", rating_correct, name="rating_correct"),
    path("organisations/<str:code>/ratings/", ratings, name="ratings"),
    path("organisations/<str:code>/ratings/confirm/", ratings_to_confirm, name="ratings_to_confirm"),
    path("rubrics/", rubric_list, name="rubrics"),
    path("rubrics/new/", rubric_new, name="rubric_new"),
    path("rubrics/<int:pk>/", rubric, name="rubric"),
    path("rubrics/<int:pk>/take-back/", rubric_take_back, name="rubric_take_back"),
]
