"""The default rule pack: clauses as they come installed, a file a chapter. Rooms declare theirs; companies change them on screen."""

from xiaodui.governance.pack import conduct, contact, meeting, money, own, pool, principle, rooms, talk  # noqa: F401
from xiaodui.governance.pack.texts import ClauseText, Param, all_texts, param_named, params_of, text_named

__all__ = ["ClauseText", "Param", "all_texts", "param_named", "params_of", "text_named"]
