"""The parts of a name in Latin and Chinese script."""
