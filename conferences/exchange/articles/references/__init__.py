"""What the words of a reference say, and which work a note means; knows neither models nor the database."""
