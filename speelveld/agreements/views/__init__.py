"""Pages of agreements, one module for each kind of thing one does with them."""
