"""The files of a release, made after it is published: lists, a database, a workbook."""
