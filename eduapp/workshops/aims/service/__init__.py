"""What can be done with competence aims. Each function is one use case, one transaction."""

from eduapp.workshops.aims.service.register import LinkTasks, SaveAim, link_tasks, save_aim

__all__ = ["LinkTasks", "SaveAim", "link_tasks", "save_aim"]
