"""The ground layer: errors, words, time, files and the database. Knows no feature and no Qt."""
