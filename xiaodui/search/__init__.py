"""Finding a record by any part of its name, in the database's own full-text index."""
