"""The rulebook: clauses, their versions through time, what was said of drafts, who signed what."""

from xiaodui.governance.models.acknowledgement import Acknowledgement
from xiaodui.governance.models.clause import Clause
from xiaodui.governance.models.comment import DraftComment
from xiaodui.governance.models.edition import Edition
from xiaodui.governance.models.version import ClauseVersion

__all__ = ["Acknowledgement", "Clause", "ClauseVersion", "DraftComment", "Edition"]
