"""A pytest plugin, read before Django's settings: the tests have a data folder of their own."""

import os

from tests.support.folder import data_folder

os.environ["PIJLER_DATA"] = str(data_folder())
os.environ["PIJLER_DEMO"] = "yes"
os.environ.setdefault("PIJLER_SECRET_KEY", "for tests only, never for a school; " * 2)
# Playwright keeps an event loop of its own in the thread that also runs other tests.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
