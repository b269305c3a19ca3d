"""What the web server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pijler.config.settings")

_django = get_wsgi_application()

from pijler.config.front import in_front_of  # noqa: E402  # the apps are loaded first

application = in_front_of(_django)
