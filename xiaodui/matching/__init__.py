"""Is this the same company, the same person? Ask `lookalikes`; `keep` what can be found, `forget` what is gone."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .known import SAME, Hit, Known, Verdict

if TYPE_CHECKING:
    from .asking import lookalikes, lookalikes_many
    from .index import forget, keep
    from .reasons import said

__all__ = ["SAME", "Hit", "Known", "Verdict", "forget", "keep", "lookalikes", "lookalikes_many", "said"]
HOMES = {"keep": "index", "forget": "index", "lookalikes": "asking", "lookalikes_many": "asking", "said": "reasons"}


def __getattr__(name: str) -> Any:
    """Django imports this package before its models may be: what needs them is fetched when it is first asked for."""
    if name not in HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
