"""The process for two devices: rooms in memory, each with one world, and a connection to each of two devices.

It has no key and opens no database; nothing of a room is written anywhere, and nothing is logged of what happens in one. Once it
stops, its rooms are gone. docs/decisions/0032 says why it is as it is.
"""
