//! Headers: none opens but one that was sealed by who has the key.

#![no_main]

afterbell_led::led!(afterbell_tests::readers::headers::Headers);
