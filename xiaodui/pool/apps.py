from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PoolConfig(AppConfig):
    name = "xiaodui.pool"
    label = "pool"

    def ready(self) -> None:
        from xiaodui.pool import (  # noqa: F401
            acts,
            api,
            claim_hears,
            claim_measures,
            claim_plugs,
            followed,
            hears,
            live,
            measures,
            plugs,
            showing,
            told,
        )

        post_migrate.connect(_install, sender=self)


def _install(sender: Any, **_more: Any) -> None:
    """The company's own pool; what stands in the table stays as it is."""
    from xiaodui.pool.acts.installing import install

    install()
