"""What may be asked of a list: parameters, conditions, filters, pages."""
