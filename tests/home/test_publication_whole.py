"""What the page editor publishes is published in both languages or in none."""

from typing import Any

import pytest
from django.test import Client

from home.translation import signals
from news.models import NewsPage
from tests.editing import edit_address, press

pytestmark = pytest.mark.django_db


def test_german_stays_as_it_was_when_english_cannot_follow(
    article: NewsPage, admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_args: Any) -> None:
        raise SystemExit  # what ends a worker in the middle

    monkeypatch.setattr(signals, "follow", killed)
    with pytest.raises(SystemExit):
        press(admin_client, edit_address(article), "publish", title="Halb")
    assert NewsPage.objects.get(pk=article.pk).title == article.title
    assert not article.revisions.filter(content__title="Halb").exists()
