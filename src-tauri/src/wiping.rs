//! Memory that is wiped when it is given back.
//!
//! One rule: no sentence and no key outlives its use in memory that this program asked for itself, however many
//! copies the libraries on the way made of it. What WebKit and GTK ask for is theirs and not reached from here.

#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::arch::asm;

/// The system's memory, wiped when it is given back.
pub struct Wiping;

// SAFETY: every piece comes from and goes back to `System` with the layout it was asked for with; in between only
// bytes of the piece itself are written.
unsafe impl GlobalAlloc for Wiping {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promises are `System`'s own.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, piece: *mut u8, layout: Layout) {
        // SAFETY: the piece is the caller's, of this size, and nobody reads it any more.
        unsafe {
            piece.write_bytes(0, layout.size());
            // The compiler takes out what is written just before memory is given back, unless somebody may look.
            asm!("/* {0} */", in(reg) piece, options(nostack, preserves_flags));
            System.dealloc(piece, layout);
        }
    }

    // The system's own would move the piece and leave the old one as it was.
    unsafe fn realloc(&self, piece: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: `size` is not nought and fits when rounded up to the alignment, by the caller's promise.
        let wanted = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        // SAFETY: as above; the new piece is another than the old one, and both are at least this long.
        unsafe {
            let moved = self.alloc(wanted);
            if !moved.is_null() {
                moved.copy_from_nonoverlapping(piece, layout.size().min(size));
                self.dealloc(piece, layout);
            }
            moved
        }
    }
}

#[cfg(test)]
mod tests {
    use std::alloc::{GlobalAlloc, Layout};

    use super::Wiping;

    #[test]
    fn what_grew_and_shrank_holds_what_was_put_in() {
        let layout = Layout::from_size_align(32, 8).unwrap();
        // SAFETY: the layouts are those the pieces were asked for with, and only bytes within them are touched.
        unsafe {
            let small = Wiping.alloc(layout);
            small.write_bytes(7, 32);
            let large = Wiping.realloc(small, layout, 64);
            assert!((0..32).all(|at| large.add(at).read() == 7));
            let large_layout = Layout::from_size_align(64, 8).unwrap();
            let shrunk = Wiping.realloc(large, large_layout, 16);
            assert!((0..16).all(|at| shrunk.add(at).read() == 7));
            Wiping.dealloc(shrunk, Layout::from_size_align(16, 8).unwrap());
        }
    }
}
