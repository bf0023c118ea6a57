"""Which pictures and documents an editor uses: those in collections that they may choose from. And who may have a picture's files."""

from typing import TYPE_CHECKING, Any

from django.db import OperationalError
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction
from wagtail.permissions import policy_registry

if TYPE_CHECKING:
    from home.models import User

_closed: tuple[str, ...] | None = None  # the private collections as this process has last seen them


def files_usable_by(user: "User", model: type[Model]) -> QuerySet[Any]:
    """Pictures or documents, whichever `model` says."""
    usable: QuerySet[Any] = policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, ["choose"])
    return usable


def may_have_original(user: "User", name: str) -> bool:
    """Whether `user` chooses from the collection of the picture whose original is stored as `name`."""
    return bool(user.is_authenticated and files_usable_by(user, get_image_model()).filter(file=name).exists())


def may_have_rendition(request: HttpRequest, name: str) -> bool:
    """Whether the reader may have a file that pages show: those of private collections are for who may read these, or choose from them.

    One small query where no collection is private.
    """
    closed = closed_collections()
    if not closed:
        return True
    pictures = get_image_model().objects.filter(_below(closed), renditions__file=name)
    picture = pictures.select_related("collection").first()
    if picture is None or all(restriction.accept_request(request) for restriction in picture.collection.get_view_restrictions()):
        return True
    user = request.user
    return bool(user.is_authenticated and files_usable_by(user, get_image_model()).filter(pk=picture.pk).exists())


def closed_collections() -> tuple[str, ...]:
    """Tree paths of the private collections. While the database is away, kept pages keep their pictures if there was none before;
    raises OperationalError where there was, or nobody knows.
    """
    global _closed  # noqa: PLW0603 - one assignment
    try:
        _closed = tuple(CollectionViewRestriction.objects.values_list("collection__path", flat=True))
    except OperationalError:
        if _closed is None or _closed:
            raise
        return ()
    return _closed


def _below(paths: tuple[str, ...]) -> Q:
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(collection__path__startswith=path)
    return condition
