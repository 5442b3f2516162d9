"""Places in the deals room."""
