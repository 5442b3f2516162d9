"""Arithmetic and decisions of the pool, without Django."""
