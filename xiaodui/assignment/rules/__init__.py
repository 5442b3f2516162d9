"""Decisions on who gets a lead, and whether that was fair: plain values in, plain values out."""
