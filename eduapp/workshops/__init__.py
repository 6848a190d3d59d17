"""Work in the workshops: hours that count, the road they lead along, and later machines and tools."""
