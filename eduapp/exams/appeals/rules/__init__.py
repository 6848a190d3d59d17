"""What is true of appeals and annulments. Pure."""
