"""Chinese sentences to statements of giving."""
