"""Pages of the board, one module for each noun."""
