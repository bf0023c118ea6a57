"""What a city may do: add and change in its own subtree and its own collection, use what is there for all, publish nothing."""

from django.contrib.auth.models import Group
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Workflow, WorkflowPage, WorkflowTask

from home.models import FourEyesTask
from home.permissions import permissions_named

PAGES = ["wagtailcore.add_page", "wagtailcore.change_page"]
SHARED_FILES = ["wagtailimages.choose_image", "wagtaildocs.choose_document"]
OWN_FILES = [
    *SHARED_FILES,
    *("wagtailimages.add_image", "wagtailimages.change_image"),
    *("wagtaildocs.add_document", "wagtaildocs.change_document"),
]
EVERYWHERE = ["wagtailadmin.access_admin", "locations.view_enquiry", "locations.change_enquiry"]

# Names that staff read in the admin; whoever renames one of these gets a second one with the next invitation.
CITIES, SHARED = "Partnerstädte", "Für alle Städte"
WORKFLOW, TASK = "Beiträge der Städte", "Freigabe durch die Kommunikation"


def grant(group: Group, city: Page, collection: Collection) -> None:
    """Make the rights complete; what staff added in the admin stays."""
    group.permissions.add(*permissions_named(*EVERYWHERE))
    for permission in permissions_named(*PAGES):
        GroupPagePermission.objects.get_or_create(group=group, page=city, permission=permission)
    shared = collection_named(SHARED, Collection.get_first_root_node())
    for where, names in ((collection, OWN_FILES), (shared, SHARED_FILES)):
        for permission in permissions_named(*names):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=where, permission=permission)


def collection_named(name: str, parent: Collection) -> Collection:
    """The collection of this name directly below `parent`, made if there is none."""
    found: Collection | None = parent.get_children().filter(name=name).first()
    return found or parent.add_child(instance=Collection(name=name))


def cities_collection() -> Collection:
    """What holds the collections of all cities."""
    return collection_named(CITIES, Collection.get_first_root_node())


def send_through_review(city: Page) -> None:
    """What hangs below the city goes through the cities' workflow, unless staff has given it another one."""
    workflow, _created = Workflow.objects.get_or_create(name=WORKFLOW, defaults={"active": True})
    task, _created = FourEyesTask.objects.get_or_create(name=TASK)
    task.groups.add(*groups_that_publish(city))
    if not workflow.workflow_tasks.exists():
        WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr, sort_order=0)
    WorkflowPage.objects.get_or_create(page=city, defaults={"workflow": workflow})


def groups_that_publish(city: Page) -> list[Group]:
    """Those that may publish what stands below the city anyway: communications staff."""
    above = city.get_ancestors(inclusive=True)
    return list(Group.objects.filter(page_permissions__permission__codename="publish_page", page_permissions__page__in=above).distinct())
