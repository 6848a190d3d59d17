"""What stands against entering aims, signing them off and recording talks. Pure."""
