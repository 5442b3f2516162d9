from xiaodui.chat.tests.conftest import rooms, say, thunder

__all__ = ["rooms", "say", "thunder"]
