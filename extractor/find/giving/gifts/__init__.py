"""What is given: money, counted goods, goods without a number, services in kind."""
