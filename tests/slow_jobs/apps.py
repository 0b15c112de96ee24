"""An app for the sites of tests/jobs: a kind of job that takes as long as it is told and writes down that it began."""

from django.apps import AppConfig


class SlowJobsConfig(AppConfig):
    name = "tests.slow_jobs"

    def ready(self) -> None:
        from accounts.services.jobs import register_handler
        from tests.slow_jobs.sleeping import sleep_and_produce

        register_handler("sleep", sleep_and_produce)
