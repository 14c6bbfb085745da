"""The plan as a Word document: real headings, marked tables, page numbers, and a language of its own."""
