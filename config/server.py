"""How the production server runs: gunicorn --config python:config.server config.wsgi."""

import gc
import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.checks import run_checks
from django.urls import reverse
from django.utils.translation import override
from gunicorn.arbiter import Arbiter

bind = f"127.0.0.1:{os.environ.get('PORT') or 8000}"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
# Browsers open connections in advance and leave them idle; each holds a thread for five seconds.
worker_class = "gthread"
threads = 8
timeout = 30
# A worker that lost memory gives it back; not all of them at once.
max_requests = 20000
max_requests_jitter = 2000
# Workers share the memory of the code that was loaded before they were made.
preload_app = True
loglevel = "warning"
control_socket_disable = True
if Path("/dev/shm").is_dir():  # noqa: S108 - the heartbeat of workers, where no disk can delay it
    worker_tmp_dir = "/dev/shm"  # noqa: S108 - as above


def on_starting(_server: Arbiter) -> None:
    """Refuse to start with a setting that would only fail when something is published."""
    refused = run_checks(tags=["citing"])
    if refused:
        sys.exit("\n".join(str(each.msg) for each in refused))


def when_ready(_server: Arbiter) -> None:
    """Say where the site is, now that it answers."""
    for language, _name in settings.LANGUAGES:
        with override(language):
            # Loads every view, the words of the language and what the address resolver keeps.
            reverse("admin:index")
    # What is loaded stays where it is, so that workers go on sharing it.
    gc.collect()
    gc.freeze()
    address = settings.SITE_ADDRESS
    sys.stdout.write(f"Reading: {address}/\nDesk:    {address}/admin/\nStop with Ctrl-C.\n")
    sys.stdout.flush()
