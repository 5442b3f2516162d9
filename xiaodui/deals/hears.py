"""What the deals room hears."""
