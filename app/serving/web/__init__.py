"""What a browser is shown: the pages and the files they load, all of them our own."""
