from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "speelveld.surveys"
