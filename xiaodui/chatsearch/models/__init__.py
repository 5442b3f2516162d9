from xiaodui.chatsearch.models.said import Said

__all__ = ["Said"]
