//! The control: fails at one word of eight letters. By chance it would be met once in 2⁶⁴ cases; led, letter by letter,
//! it is found within seconds.

#![no_main]

afterbell_led::fuzz_target!(|bytes: &[u8]| {
    let mut letters = bytes.iter();
    for wanted in b"evensong" {
        if letters.next() != Some(wanted) {
            return;
        }
        // Each letter that is right reaches a line that was not reached before.
        std::hint::black_box(wanted);
    }
    panic!("the word was found");
});
