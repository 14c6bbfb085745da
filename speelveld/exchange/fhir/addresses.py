"""Addresses of extensions. Those in the `urn:` are ours: they hold what FHIR has no place for."""

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight"
MIN_VALUE = "http://hl7.org/fhir/StructureDefinition/minValue"
MAX_VALUE = "http://hl7.org/fhir/StructureDefinition/maxValue"
CALCULATED = (
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-calculatedExpression",
)
OWN = "urn:speelveld:"
REVERSE, COLUMN, SCALE, STEP = f"{OWN}reverse", f"{OWN}column", f"{OWN}scale", f"{OWN}step"
MINUTES, FACTOR = f"{OWN}minutes", f"{OWN}factor"
