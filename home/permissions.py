"""Django's permissions by their names, for those who put groups together."""

from django.contrib.auth.models import Permission
from django.db.models import Q


def permissions_named(*names: str) -> list[Permission]:
    """The permissions of these names (`app.codename`), in this order; raises LookupError for a name that no model knows."""
    wanted = Q(pk__in=[])
    for name in names:
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    found = {f"{p.content_type.app_label}.{p.codename}": p for p in Permission.objects.filter(wanted).select_related("content_type")}
    if missing := set(names) - set(found):
        raise LookupError(f"No such permission: {', '.join(sorted(missing))}")
    return [found[name] for name in names]
