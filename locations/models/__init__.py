from locations.models.checked_sheet import CheckedSheet
from locations.models.city_index_page import CityIndexPage
from locations.models.city_page import CityPage
from locations.models.city_room import CityRoom, Invitation
from locations.models.commercial_site_page import CommercialSitePage
from locations.models.directory_page import DirectoryPage, Relation
from locations.models.enquiry import Enquiry
from locations.models.hall_page import HallPage
from locations.models.organisation_page import OrganisationOffer, OrganisationPage, OrganisationSector, OrganisationType
from locations.models.placed import Placed
from locations.models.property_page import PropertyPage
from locations.models.property_pool_page import PropertyPoolPage
from locations.models.sector import Sector

__all__ = [
    "CheckedSheet",
    "CityIndexPage",
    "CityPage",
    "CityRoom",
    "CommercialSitePage",
    "DirectoryPage",
    "Enquiry",
    "HallPage",
    "Invitation",
    "OrganisationOffer",
    "OrganisationPage",
    "OrganisationSector",
    "OrganisationType",
    "Placed",
    "PropertyPage",
    "PropertyPoolPage",
    "Relation",
    "Sector",
]
