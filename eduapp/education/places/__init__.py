"""Rooms and workshops: where things happen and how many fit in.

Below everything that books a room; knows nothing of what happens in it.
"""
