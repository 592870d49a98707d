"""Reading articles written elsewhere into one value; knows neither models nor the database."""
