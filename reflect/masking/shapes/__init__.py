"""What is found by its shape alone: addresses, contacts, dates, numbers, ages."""
