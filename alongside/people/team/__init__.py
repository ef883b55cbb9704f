"""Who works here, with whom, and who supervises whom: what a lead looks after."""
