"""The candidate's screens: one window, nothing that leads out of it."""
