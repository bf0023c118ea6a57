"""Faults that really happen: servers killed, frozen and full while the site runs. `make faults` starts them."""
