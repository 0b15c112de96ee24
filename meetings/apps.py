from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"

    def ready(self) -> None:
        from accounts.desk import add_to_desk
        from meetings.desk import meetings_to_see_to

        add_to_desk(meetings_to_see_to, position=30)
