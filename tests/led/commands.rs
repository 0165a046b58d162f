//! Commands: done or refused, and the journal adds up.

#![no_main]

afterbell_led::led!(afterbell_tests::readers::commands::Commands);
