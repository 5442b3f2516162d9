"""谢同事."""

from xiaodui.climate.acts.thanking import thank

__all__ = ["thank"]
