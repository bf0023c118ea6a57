"""What other apps show on the pages of cities and organisations, registered in their `AppConfig.ready()`.

So a city lists its news without this room knowing that there are news.
"""

from home.registry import Registry, Section

city_sections: Registry[Section] = Registry()
organisation_sections: Registry[Section] = Registry()
