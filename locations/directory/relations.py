"""What an organisation is to the association, which its directory says."""

from django.apps import apps

from home.publication.version import once_per_version


def relation_above(path: str) -> str:
    """A code of `Relation` for the organisation at this tree path; empty where no directory is above it."""
    return next((relation for above, relation in _relations() if path.startswith(above)), "")


@once_per_version
def _relations() -> tuple[tuple[str, str], ...]:
    """Tree path and relation of every directory, in one query."""
    return tuple(apps.get_model("locations", "DirectoryPage").objects.values_list("path", "relation"))
