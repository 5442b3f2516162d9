"""Forms on the web, and what came through them."""

from xiaodui.intake.models.form import IntakeForm
from xiaodui.intake.models.submission import Submission

__all__ = ["IntakeForm", "Submission"]
