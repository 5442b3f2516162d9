"""Pages of thanks and climate."""
