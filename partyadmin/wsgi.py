import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partyadmin.settings")
application = get_wsgi_application()

if settings.EMBEDDED_WORKER:
    from partyadmin import embedded_worker

    embedded_worker.start()
