from django.apps import AppConfig


class Certificates(AppConfig):
    name = "amparo.foundation.certificates"
    label = "certificates"
