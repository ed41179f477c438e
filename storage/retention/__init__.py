"""What ends and how: finding what is due, destruction and its ledger, the search afterwards, holds, paper, what is kept
apart."""
