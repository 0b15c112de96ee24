from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"

    def ready(self) -> None:
        from accounts.desk import add_to_desk
        from accounts.navigation import Page
        from accounts.services.jobs import UNFINISHED, WAITING, register_handler
        from admissions.navigation import people_papers, person_papers
        from cells.navigation import OrganisationPage, TransferPaper, member_papers, organisation_menu, transfer_papers
        from meetings.navigation import FollowUp, follow_ups, meeting_menu, notice_menu
        from meetings.navigation import Way as WayOfMeeting
        from pilots.navigation import Way, coverage_menu, round_menu, submission_menu
        from reports.desk import figures_owed, minutes_to_sign, periods_running, reports_due
        from reports.navigation import (
            PEOPLE_PAPERS,
            PERSON_PAPERS,
            documents_of_rounds,
            minutes_owed,
            notice_of,
            papers_of_member,
            quota_table_of,
            slip_of,
        )
        from reports.tasks import (
            ISSUE_JOB,
            JOB,
            MANY_JOB,
            issuer_for,
            organisation_for,
            produce_document,
            produce_issued,
            produce_many,
        )

        register_handler(JOB, produce_document, right=organisation_for, reads_only=True, stopped_while=UNFINISHED)
        register_handler(MANY_JOB, produce_many, right=organisation_for, reads_only=True, stopped_while=UNFINISHED)
        register_handler(ISSUE_JOB, produce_issued, right=issuer_for, stopped_while=WAITING)
        add_to_desk(minutes_to_sign, position=36)
        add_to_desk(figures_owed, position=37)
        add_to_desk(periods_running, position=38)
        add_to_desk(reports_due, position=80)
        organisation_menu.add(OrganisationPage("reports:documents", _("Documents")), position=60)
        notice_menu.add(WayOfMeeting(_("As PDF or Word"), notice_of), position=10)
        meeting_menu.add(Page("reports:minutes", _("Minutes")), position=10)
        follow_ups.add(FollowUp(_("Write the minutes and have them signed"), minutes_owed), position=10)
        round_menu.add(Way(_("Letter, appraisal and decision"), documents_of_rounds), position=10)
        coverage_menu.add(Way(_("Table of the quotas used"), quota_table_of), position=10)
        for position, paper in enumerate(PERSON_PAPERS):
            person_papers.add(paper, position=position)
        for position, way in enumerate(PEOPLE_PAPERS):
            people_papers.add(way, position=position)
        transfer_papers.add(TransferPaper(_("Slip of the transfer"), slip_of), position=10)
        member_papers.add(papers_of_member, position=10)
        submission_menu.add(Page("reports:documents", _("The list as a document")), position=10)
