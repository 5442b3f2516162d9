"""The company's working days and hours.

`rules` is arithmetic without Django; `company` answers for this installation from its table;
`filling` writes the public holidays into that table.
"""

from .rules import Calendar, Hours, MonthPlace, Span

__all__ = ["Calendar", "Hours", "MonthPlace", "Span"]
