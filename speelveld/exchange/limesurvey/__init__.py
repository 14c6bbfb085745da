"""LimeSurvey: the structure of a survey (.lss), which an archive (.lsa) holds beside the answers."""
