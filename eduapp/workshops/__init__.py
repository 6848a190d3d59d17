"""Work in the workshops: hours that count, and later machines and tools."""
