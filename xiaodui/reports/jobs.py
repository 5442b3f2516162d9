"""What the clock does for reports: asks for the day's, calls the roll when they are due."""

from typing import Any

from xiaodui.core import clock
from xiaodui.jobs import every, job
from xiaodui.reports.acts.calling import call
from xiaodui.reports.acts.opening import ask


@every(minutes=30)
@job("reports.ask", zh="问今天的汇报", en="Ask for today's reports", retries=3, backoff=30)
def ask_today(run: Any) -> int:
    """Through the day as well: somebody joined, somebody went on leave, the clause changed."""
    return ask(clock.today())


@every(minutes=5)
@job("reports.call", zh="点名：谁没交汇报", en="Call the roll of reports", retries=3, backoff=30)
def call_roll(run: Any) -> int:
    return call()
