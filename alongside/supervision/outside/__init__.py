"""What a practitioner has beside their supervisor: somebody outside, the look at the supervision itself, their hours."""
