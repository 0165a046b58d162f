//! Exports of Day One: brought in or told.

#![no_main]

afterbell_led::led!(afterbell_tests::readers::exports::Exports);
