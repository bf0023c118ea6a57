"""Which pages an editor sees: their own, those that lead there, and what is public."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from home.publication.public import pages_of_all_types, public_among

if TYPE_CHECKING:
    from home.models import User

OWN = {"add_page", "change_page", "publish_page"}
policy = PagePermissionPolicy()


def own_paths(user: "User") -> tuple[str, ...]:
    """Tree paths of the subtrees in which `user` may do something; a superuser's is the whole tree. Kept with the user, as Wagtail does."""
    if user.is_superuser:
        return ("",)
    return tuple({permission.page.path for permission in policy.get_cached_permissions_for_user(user)})


def is_own(user: "User", page: Page) -> bool:
    """Whether `page` lies where `user` may do something."""
    return bool(page.path and page.path.startswith(own_paths(user)))


def leads_to_own(user: "User", page: Page) -> bool:
    """Whether `page` stands above a subtree in which `user` may do something."""
    return any(path.startswith(page.path) for path in own_paths(user))


def visible_pages(user: "User", pages: QuerySet[Page] | None = None) -> QuerySet[Page]:
    """Those of `pages` (all, where none are given) that `user` may see and choose."""
    pages = Page.objects.all() if pages is None else pages
    if "" in own_paths(user):
        return pages
    own = Q(pk__in=[])
    for permission in policy.get_cached_permissions_for_user(user):
        own |= Q(path__startswith=permission.page.path) if permission.permission.codename in OWN else Q(pk__in=[])
    # As one question for numbers: Wagtail's search refuses every other.
    every = Page.objects.all()
    return pages.filter(pk__in=(every.filter(own) | public_among(every)).values("pk"))


def narrow_page_chooser(pages: QuerySet[Page], request: HttpRequest, *_more: Any) -> QuerySet[Page]:
    """Hook `construct_page_chooser_queryset`; each page with what its row says of it, for which Wagtail would ask in each."""
    rows = visible_pages(request.user, pages.specific()).prefetch_related("locale")
    return rows.prefetch_workflow_states().annotate_approved_schedule()


def may_see(user: "User", page: Page) -> bool:
    """Whether `user` may know of `page`: its title, that it exists."""
    if page.is_root() or is_own(user, page) or leads_to_own(user, page):
        return True
    return pages_of_all_types().public().filter(pk=page.pk).exists() or page.permissions_for_user(user).can_edit()


def publishes(user: "User", path: str) -> bool:
    """Whether `user` publishes what stands at this tree path."""
    granted = policy.get_cached_permissions_for_user(user)
    return user.is_superuser or any(each.permission.codename == "publish_page" and path.startswith(each.page.path) for each in granted)
