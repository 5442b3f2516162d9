"""A Slack workspace's export: people, rooms, and what was said in them."""

from xiaodui.exchange.formats.slack.run import run

__all__ = ["run"]
