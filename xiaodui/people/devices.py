"""What a browser calls itself, in two words that its owner knows."""

BROWSERS = [
    ("MicroMessenger", "WeChat"), ("DingTalk", "DingTalk"), ("Lark", "Feishu"), ("Edg", "Edge"), ("OPR", "Opera"),
    ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"),
]  # fmt: skip
SYSTEMS = [
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("HarmonyOS", "HarmonyOS"), ("Android", "Android"),
    ("Windows", "Windows"), ("Mac OS X", "Mac"), ("Linux", "Linux"),
]  # fmt: skip


def device_of(user_agent: str) -> str:
    """Chrome · Windows; what can't be told apart is shown as it calls itself, cut short."""
    known = [next((name for mark, name in names if mark in user_agent), "") for names in (BROWSERS, SYSTEMS)]
    return " · ".join(name for name in known if name) or user_agent[:40]
