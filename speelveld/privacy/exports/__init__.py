"""Files to take along: the data protection impact assessment as a Word document."""

from speelveld.privacy.exports.word import make_assessment_docx

__all__ = ["make_assessment_docx"]
