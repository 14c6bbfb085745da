"""FHIR R4: a Questionnaire, and the lists of answers it refers to."""
