"""Pages about the organisation itself: its tree, its staff list, its imports, its roles."""
