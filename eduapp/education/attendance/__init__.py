"""Who was there. Nobody is present until somebody says so; a correction is a new row that keeps the old one."""
