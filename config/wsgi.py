"""The application behind any WSGI server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

# Views and templates are read now, not by the first reader; and what stands stays: each full collection that looked
# through all of it again would hold a page up for 50 ms.
get_resolver().url_patterns  # noqa: B018
gc.collect()
gc.freeze()
gc.set_threshold(700, 10, 10)
