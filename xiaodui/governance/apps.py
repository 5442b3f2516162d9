from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class GovernanceConfig(AppConfig):
    name = "xiaodui.governance"
    label = "governance"

    def ready(self) -> None:
        from xiaodui.governance import acts, api, hears, kinds, pack, plugs  # noqa: F401

        post_migrate.connect(_install, sender=self)


def _install(sender: Any, **_more: Any) -> None:
    """Whatever room declared clauses has done so by now; what stands in the table stays as it is."""
    from xiaodui.governance.installing import install

    install()
