"""Rows and papers in and out: files that people hand over."""
