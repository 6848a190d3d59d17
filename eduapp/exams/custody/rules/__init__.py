"""Rules of bundles of papers. Pure."""
