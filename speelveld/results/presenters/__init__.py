"""What the pages and documents of results say. Made of released tables and nothing else."""
