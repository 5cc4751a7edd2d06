"""A sentence cut into tokens whose kinds the lexicon of giving knows."""
