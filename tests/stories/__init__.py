"""Stories in real browsers against a real server: what is live, what is hidden, what is well made."""
