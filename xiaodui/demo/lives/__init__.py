"""The lives of the rooms that stand: who works here, what is sold, selling, and talking about it."""
