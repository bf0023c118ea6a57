"""Events as iCalendar (RFC 5545, with what RFC 7986 adds for published calendars)."""
