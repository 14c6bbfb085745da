"""Results to take along: a workbook and tagged PDF documents, with exactly the released figures."""
