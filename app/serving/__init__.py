"""A running server: which release is served, deadlines, the OpenAPI document, pages."""
