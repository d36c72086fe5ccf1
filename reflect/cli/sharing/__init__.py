"""A page for others: chosen, let through the gate, looked over, signed, and handed over."""
