"""Words of the demo world, all made up here; whatever sounds like a real company is chance. No Django."""
