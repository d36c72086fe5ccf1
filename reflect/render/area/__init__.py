"""One growth area as a page: short, whole, and its weeks as a chart."""
