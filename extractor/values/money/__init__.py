"""The parts of an amount: marks, codes, ranges, goods, what settles a shared mark."""
