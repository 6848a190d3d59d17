"""Rules of sittings: values in, violations out."""
