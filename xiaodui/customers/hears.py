"""What the customers room hears."""
