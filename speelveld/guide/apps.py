from django.apps import AppConfig


class GuideConfig(AppConfig):
    name = "speelveld.guide"
