"""Pages of the rules of a room."""
