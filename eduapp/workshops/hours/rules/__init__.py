"""What hours must be: stretches of time, the sheet, approval, whole files, workshops and posts. All pure."""
