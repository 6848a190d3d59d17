"""What machines are and demand, what a training amounts to, and who may use a machine. All pure."""
