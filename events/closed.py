"""Events that have dates and are not open to everybody: few, so that lists name them instead of asking of each date."""

from django.apps import apps
from django.db.models import Exists, OuterRef

from home.publication.public import pages_of_all_types
from home.publication.version import once_per_version


@once_per_version
def closed_events() -> tuple[int, ...]:
    """The ids of German pages whose dates are written down and that lie below a restriction or a page that is not live; one query."""
    dates = apps.get_model("events", "Occurrence").objects.filter(page=OuterRef("pk"))
    closed = pages_of_all_types().closed_sources()
    return tuple(closed.filter(Exists(dates)).order_by().values_list("pk", flat=True))
