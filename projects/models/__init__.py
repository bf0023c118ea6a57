from projects.models.project_index_page import ProjectIndexPage
from projects.models.project_page import ProjectPage
from projects.models.project_rows import ProjectCity, ProjectPartner, ProjectTopic

__all__ = ["ProjectCity", "ProjectIndexPage", "ProjectPage", "ProjectPartner", "ProjectTopic"]
