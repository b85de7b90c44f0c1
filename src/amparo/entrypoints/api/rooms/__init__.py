"""The operations of the API, room by room: each router is one."""
