"""Every address of the portal. Spanish is at the root; English is the same address under `/en/`."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
