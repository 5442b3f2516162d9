"""Addresses through which programs speak."""

from xiaodui.hooks.models.hook import Hook

__all__ = ["Hook"]
