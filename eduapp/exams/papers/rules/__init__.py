"""What a paper is and what stands against it; drawing and shuffling by a seed; what freezing holds. Pure."""
