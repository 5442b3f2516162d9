"""Decisions on groups: which values each covers, and who should stand where."""
