"""Named SQL on the driver, giving frozen values. Nothing here writes."""
