"""Many pages at once, as if each had been added, saved as a revision and published by itself.

Page by page that would be some fifty queries each: treebeard looks for the place, Wagtail for a free address, the indexes for what
they have. Here whole tables are written, and each index is brought up to date once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from modelsearch.backends import get_search_backends
from wagtail.log_actions import log
from wagtail.models import COMMENTS_RELATION_NAME, Page, ReferenceIndex, Revision

from home.models import BasePage
from home.publication.version import bump

BATCH = 200


def place(pages: Sequence[tuple[BasePage, Page]]) -> None:
    """Give each page its place behind the last child of its parent, which is in the database or comes before it.

    Only what all pages have is written, so that others can link to them; `fill` completes them.
    """
    stored = list({parent.path: parent for _page, parent in pages if parent.pk}.values())
    last: dict[str, Page] = {parent.path: child for parent in stored if (child := parent.get_last_child())}
    for page, parent in pages:
        page.depth, page.numchild = parent.depth + 1, 0
        page.path = last[parent.path]._inc_path() if parent.path in last else Page._get_path(parent.path, page.depth, 1)
        page.draft_title = page.title
        page.set_url_path(parent)
        page.content_type = ContentType.objects.get_for_model(type(page))
        parent.numchild += 1
        last[parent.path] = page
    Page.objects.bulk_create([page for page, _parent in pages], BATCH)
    for page, _parent in pages:
        page.page_ptr_id = page.id
    Page.objects.bulk_update(stored, ["numchild"])


def fill(pages: Iterable[BasePage]) -> None:
    """Write the rest of each page, with its inline children."""
    by_model: dict[type[BasePage], list[BasePage]] = defaultdict(list)
    for page in pages:
        by_model[type(page)].append(page)
    for model, same in by_model.items():
        # Django has no public way to write only the last table of several that inherit from each other.
        model._base_manager.get_queryset()._batched_insert(same, model._meta.local_concrete_fields, BATCH)
        for relation in get_all_child_relations(model):
            if relation.get_accessor_name() != COMMENTS_RELATION_NAME:
                _write_children(same, relation)


def _write_children(pages: Iterable[BasePage], relation: Any) -> None:
    children = []
    for page in pages:
        for child in getattr(page, relation.get_accessor_name()).all():
            setattr(child, relation.field.name, page)
            children.append(child)
    relation.related_model.objects.bulk_create(children, BATCH)


def publish(pages: Sequence[tuple[BasePage, datetime | None]]) -> list[Revision]:
    """Make pages live, as of the moment given (aware) or of now, with a revision and an entry in their history; then index them."""
    now = timezone.now()
    for page, moment in pages:
        page.live, page.has_unpublished_changes = True, False
        page.first_published_at = page.last_published_at = moment or now
    revisions = Revision.objects.bulk_create((_revision(page, now) for page, _moment in pages), BATCH)
    for (page, _moment), revision in zip(pages, revisions, strict=True):
        page.latest_revision = page.live_revision = revision
        page.latest_revision_created_at = revision.created_at
        log(instance=page, action="wagtail.publish", revision=revision, content_changed=True)
    states = ["live", "has_unpublished_changes", "first_published_at", "last_published_at"]
    revised = ["latest_revision", "live_revision", "latest_revision_created_at"]
    Page.objects.bulk_update([page for page, _moment in pages], [*states, *revised], BATCH)
    _index([page for page, _moment in pages])
    bump()
    return list(revisions)


def _revision(page: BasePage, now: datetime) -> Revision:
    return Revision(
        content_type=page.get_content_type(),
        base_content_type=page.get_base_content_type(),
        object_id=str(page.pk),
        created_at=now,
        object_str=str(page),
        content=page.serializable_data(),
    )


def _index(pages: Sequence[BasePage]) -> None:
    """What search and the list of uses know of them."""
    by_model: dict[type[BasePage], list[BasePage]] = defaultdict(list)
    for page in pages:
        by_model[type(page)].append(page)
        ReferenceIndex.create_or_update_for_object(page)
    for backend in get_search_backends(with_auto_update=True):
        for model, same in by_model.items():
            backend.add_bulk(model, same)
