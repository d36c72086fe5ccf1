"""How fast reflect is, as ratios: what is run, how it is timed and counted, and the page that it is written on."""
