import os
import sys

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from partyadmin import statement_timeout
from partyadmin.start import refuse_wrong_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partyadmin.settings")
django.setup()
refuse_wrong_database()
statement_timeout.begin()
# A small page asks the database often, and behind a large one waits for its turn each time: 5 ms as Python has it.
sys.setswitchinterval(0.0005)
application = get_wsgi_application()

if settings.EMBEDDED_WORKER:
    from partyadmin import embedded_worker

    embedded_worker.start()
