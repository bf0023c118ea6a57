"""What a page says, without when and how it was saved: two versions with equal content need no new revision."""

import json
from typing import Any

from django.db.models import Model
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME

# Keys, places in the tree, states and times, all of which change without a word being changed.
CIRCUMSTANCES = {
    "pk", "path", "depth", "numchild", "url_path", "owner", "live", "expired", "has_unpublished_changes", "draft_title",
    "first_published_at", "last_published_at", "latest_revision", "latest_revision_created_at", "live_revision", "go_live_at", "expire_at",
    "locked", "locked_at", "locked_by", "translation_outdated", COMMENTS_RELATION_NAME,
}  # fmt: skip


def content(instance: Model) -> dict[str, Any]:
    """The fields and inline children of an instance as plain data that compares equal when the content is."""
    data = instance.serializable_data() if isinstance(instance, ClusterableModel) else get_serializable_data_for_fields(instance)
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            data[field.name] = _blocks(field, instance)
    return _essence(data)


def _blocks(field: StreamField, instance: Model) -> Any:
    value = field.value_from_object(instance)
    list(value)  # blocks that nobody has looked at would keep the form in which they were stored
    return json.loads(json.dumps(value.get_prep_value(), default=str))


def _essence(data: dict[str, Any]) -> dict[str, Any]:
    return {
        name: [_essence(child) if isinstance(child, dict) else child for child in value] if isinstance(value, list) else value
        for name, value in data.items()
        if name not in CIRCUMSTANCES
    }
