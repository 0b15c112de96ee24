from django.urls import path

from meetings.views.by_group import break_off, combine, group_session, let_go, preparation, report, supplement
from meetings.views.calendar import calendar_address, feed, notice, one_as_calendar
from meetings.views.changing_the_plan import cancel, change_the_format, confirm_item, edit_the_plan, reschedule, restore
from meetings.views.corrections import correct, mistaken
from meetings.views.earlier_texts import earlier_group_texts, earlier_texts
from meetings.views.group_minutes_steps import begin_minutes_anew, group_step
from meetings.views.group_sheets import group_sheets
from meetings.views.holding import attendance, hold
from meetings.views.lists import confirmed, corrected, meetings, mine
from meetings.views.meeting import meeting, minutes
from meetings.views.past import past, past_many
from meetings.views.planning import agenda, plan
from meetings.views.proposals import template, topic_new, topic_withdraw, topics
from meetings.views.rating import rate, rating, rating_confirm, rating_correct
from meetings.views.ratings import ratings, ratings_to_confirm
from meetings.views.roll import absences, excuse_back, excuses
from meetings.views.rubrics import rubric, rubric_list, rubric_new, rubric_take_back
from meetings.views.schedule import schedule, schedule_approve, schedule_register
from meetings.views.series import series
from meetings.views.tasks import task, tasks
from meetings.views.year import year

app_name = "meetings"
urlpatterns = [
    path("", mine, name="mine"),
    path("calendar/", calendar_address, name="calendar_address"),
    path("calendar/<str:token>.ics", feed, name="feed"),
    path("confirmed/", confirmed, name="confirmed"),
    path("corrected/", corrected, name="corrected"),
    path("organisations/<str:code>/", meetings, name="meetings"),
    path("organisations/<str:code>/plan/", plan, name="plan"),
    path("organisations/<str:code>/year/<int:year>/", year, name="year"),
    path("organisations/<str:code>/template/<str:kind>/", template, name="template"),
    path("organisations/<str:code>/topics/", topics, name="topics"),
    path("organisations/<str:code>/topics/new/", topic_new, name="topic_new"),
    path("topics/<int:pk>/withdraw/", topic_withdraw, name="topic_withdraw"),
    path("organisations/<str:code>/series/<int:year>/", series, name="series"),
    path("organisations/<str:code>/schedule/<int:year>/<int:month>/", schedule, name="schedule"),
    path(
        "organisations/<str:code>/schedule/<int:year>/<int:month>/register/",
        schedule_register,
        name="schedule_register",
    ),
    path(
        "organisations/<str:code>/schedule/<int:year>/<int:month>/approve/", schedule_approve, name="schedule_approve"
    ),
    path("organisations/<str:code>/past/", past, name="past"),
    path("organisations/<str:code>/past/many/", past_many, name="past_many"),
    path("organisations/<str:code>/absences/", absences, name="absences"),
    path("organisations/<str:code>/tasks/", tasks, name="tasks"),
    path("tasks/<int:pk>/", task, name="task"),
    path("<int:pk>/", meeting, name="meeting"),
    path("<int:pk>/minutes/", minutes, name="minutes"),
    path("<int:pk>/notice/", notice, name="notice"),
    path("<int:pk>/meeting.ics", one_as_calendar, name="calendar"),
    path("<int:pk>/agenda/", agenda, name="agenda"),
    path("<int:pk>/agenda/<int:position>/confirm/", confirm_item, name="confirm_item"),
    path("<int:pk>/earlier/<str:part>/", earlier_texts, name="earlier_texts"),
    path("<int:pk>/reschedule/", reschedule, name="reschedule"),
    path("<int:pk>/plan/", edit_the_plan, name="edit_plan"),
    path("<int:pk>/format/", change_the_format, name="format"),
    path("<int:pk>/cancel/", cancel, name="cancel"),
    path("<int:pk>/restore/", restore, name="restore"),
    path("<int:pk>/attendance/", attendance, name="attendance"),
    path("<int:pk>/excuses/", excuses, name="excuses"),
    path("<int:pk>/excuses/<int:member>/back/", excuse_back, name="excuse_back"),
    path("<int:pk>/hold/", hold, name="hold"),
    path("<int:pk>/correct/", correct, name="correct"),
    path("<int:pk>/mistaken/", mistaken, name="mistaken"),
    path("<int:pk>/preparation/", preparation, name="preparation"),
    path("<int:pk>/supplement/", supplement, name="supplement"),
    path("<int:pk>/break-off/", break_off, name="break_off"),
    path("<int:pk>/sheets/", group_sheets, name="group_sheets"),
    path("<int:pk>/groups/<int:group>/", group_session, name="group_session"),
    path("<int:pk>/groups/<int:group>/earlier/", earlier_group_texts, name="earlier_group_texts"),
    path("<int:pk>/groups/<int:group>/step/<int:step>/", group_step, name="group_step"),
    path("<int:pk>/groups/<int:group>/anew/", begin_minutes_anew, name="begin_minutes_anew"),
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
