"""Rules of tools: values in, violations out."""
