"""Thanks."""

from xiaodui.climate.models.thanks import Thanks

__all__ = ["Thanks"]
