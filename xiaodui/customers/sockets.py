"""Places in the customers room."""
