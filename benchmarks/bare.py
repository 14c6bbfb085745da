"""The peer of the answer benchmark: a bare Django view that does one durable insert; same server and database."""

import json
import os

import django
from django.conf import settings

if not settings.configured:
    settings.configure(
        SECRET_KEY="only-for-benchmarks",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=[],
        INSTALLED_APPS=[],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": os.environ["BARE_DATABASE"],
                "CONN_MAX_AGE": None,
                "OPTIONS": {
                    "transaction_mode": "IMMEDIATE",
                    "timeout": 20,
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
                },
            }
        },
    )
    django.setup()

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path


def insert(request: HttpRequest) -> HttpResponse:
    choices = bytes(json.loads(request.body)["choices"])
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO answer (choices) VALUES (%s)", [choices])
    return HttpResponse('{"ok": true}', content_type="application/json")


def count(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM answer")
        return HttpResponse(str(cursor.fetchone()[0]))


urlpatterns = [path("answer", insert), path("count", count)]
application = get_wsgi_application()
