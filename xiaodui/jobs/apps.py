from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import autodiscover_modules

from xiaodui.core.sockets import SERVER, Running

if TYPE_CHECKING:
    from xiaodui.jobs.runner import Runner


class JobsConfig(AppConfig):
    name = "xiaodui.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Meet every room's `jobs.py`, and plug the runner into the server's start and stop."""
        from xiaodui.jobs import sockets  # noqa: F401
        from xiaodui.jobs.runner import Runner

        autodiscover_modules("jobs")
        runner = Runner()
        threads = getattr(settings, "JOB_THREADS", 2)
        SERVER.plug(Running("jobs", start=lambda: runner.start(threads), stop=lambda: _stop(runner), order=50))


def _stop(runner: "Runner") -> None:
    runner.stop()
