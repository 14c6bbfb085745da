"""XLSForm: a workbook with the sheets survey, choices and settings. Ours has a sheet scores as well."""
