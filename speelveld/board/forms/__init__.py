"""Forms of the board: what was typed comes back, whatever is wrong with it."""
