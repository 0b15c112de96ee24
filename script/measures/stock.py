"""What a list of members is measured by: the least a server can do for it, and what Django offers for lists."""

from html import escape

from django.http import HttpResponse
from django.urls import path
from django.views.generic import ListView

from cells.models import Member, Organisation
from cells.models.organisation import after_subtree
from cells.queries.members import members_on
from cells.queries.tree import cells_below
from script.measures.site import DAY, ask

ROWS = 50
_ONE_STATEMENT = """
    SELECT member.full_name, member.card_number, member.born_on, degree.value, activity.value, version.name
    FROM cells_organisation AS organisation
    JOIN cells_organisationversion AS version ON version.organisation_id = organisation.id
        AND version.valid_from <= %(day)s AND (version.valid_to IS NULL OR version.valid_to > %(day)s)
    JOIN cells_membership AS membership ON membership.cell_id = organisation.id
        AND membership.valid_from <= %(day)s AND (membership.valid_to IS NULL OR membership.valid_to > %(day)s)
    JOIN cells_member AS member ON member.id = membership.member_id
    LEFT JOIN cells_degree AS degree ON degree.member_id = member.id
        AND degree.valid_from <= %(day)s AND (degree.valid_to IS NULL OR degree.valid_to > %(day)s)
    LEFT JOIN cells_activity AS activity ON activity.member_id = member.id
        AND activity.valid_from <= %(day)s AND (activity.valid_to IS NULL OR activity.valid_to > %(day)s)
    WHERE organisation.path >= %(path)s AND organisation.path < %(end)s
    ORDER BY member.sort_key, member.id LIMIT 50"""
_TEMPLATE = """<html><body><table>{% for member in object_list %}<tr><td>{{ member.full_name }} {{ member.card_number }}</td>
<td>{{ member.born_on }}</td><td>{{ member.degree }}</td><td>{{ member.activity }}</td><td>{{ member.elsewhere }}</td>
<td>{{ member.group_name|default:"" }}</td><td>{{ member.ground }}</td></tr>{% endfor %}</table>
<p>{{ paginator.count }} {% if page_obj.has_next %}<a href="?page={{ page_obj.next_page_number }}">&gt;</a>{% endif %}</p>
{{ user }}</body></html>"""


def the_least(commune: Organisation) -> HttpResponse:
    found = ask(_ONE_STATEMENT, day=DAY, path=commune.path, end=after_subtree(commune.path))
    rows = ("".join(f"<td>{escape(str(value or ''))}</td>" for value in row) for row in found)
    return HttpResponse("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")


class Members(ListView):
    model, paginate_by, template_name = Member, ROWS, "members.html"

    def get_queryset(self):
        commune = Organisation.objects.get(code=self.kwargs["code"])
        return members_on(cells_below(commune, DAY, today=DAY), DAY)


urlpatterns = [path("<str:code>/", Members.as_view())]
SETTINGS = {
    "ROOT_URLCONF": __name__,
    "MIDDLEWARE": [
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    "TEMPLATES": [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ],
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        [("django.template.loaders.locmem.Loader", {"members.html": _TEMPLATE})],
                    )
                ],
            },
        }
    ],
}
