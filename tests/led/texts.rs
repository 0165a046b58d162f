//! Bodies in Markdown: any text becomes nodes of the closed set.

#![no_main]

afterbell_led::led!(afterbell_tests::readers::texts::Texts);
