"""The parts of a clause around a verb or noun of giving, and the statement they make."""
