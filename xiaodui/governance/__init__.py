"""规矩: the rulebook. Upper rooms declare clauses with typed parameters and ask `rules.value`."""
