"""Whole sets of files that `bin/xiaodui import FORMAT PATH` knows."""
