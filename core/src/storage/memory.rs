//! The memory `SQLite` works in: what is freed is wiped first.
//!
//! One rule: a page that was decrypted to be read does not outlive its use. Only `open` may enter.
//!
//! SQLCipher can do this itself (`cipher_memory_security`), and also asks the system to keep each piece out of the
//! swap file, twice a piece: a save takes twice as long by it and a ranked search five times, while the system allows
//! 8 MiB of that to a cache of 64, and takes it back from a whole page when one piece of the page is freed. So the
//! wiping is done here, and SQLCipher keeps its own keys locked as ever.

use std::sync::OnceLock;

/// Has `SQLite` take its memory from here from now on. False if it took some already: it changes no more then, and
/// the caller has SQLCipher do the wiping.
pub fn is_wiped_when_freed() -> bool {
    static TAKEN: OnceLock<bool> = OnceLock::new();
    *TAKEN.get_or_init(wiping::install)
}

/// The functions `SQLite` calls, and the size that stands before each piece.
mod wiping {
    #![allow(unsafe_code)]

    use std::alloc::{Layout, alloc, dealloc};
    use std::ffi::{c_int, c_void};
    use std::ptr;

    use rusqlite::ffi;

    /// Before each piece, to tell its size; as wide as the strictest alignment, so that the piece keeps it.
    const HEAD: usize = 16;

    pub(super) fn install() -> bool {
        let methods = ffi::sqlite3_mem_methods {
            xMalloc: Some(take),
            xFree: Some(give_back),
            xRealloc: Some(take_more),
            xSize: Some(size),
            xRoundup: Some(round_up),
            xInit: Some(begin),
            xShutdown: Some(end),
            pAppData: ptr::null_mut(),
        };
        // SAFETY: SQLite copies the table, and refuses if it has begun to use another.
        let answer = unsafe {
            ffi::sqlite3_config(ffi::SQLITE_CONFIG_MALLOC, &raw const methods as *mut c_void)
        };
        // SQLite says that it has begun before SQLCipher has: whoever opened a database in between was without a cipher,
        // and was refused. Here one begins it and the others wait.
        // SAFETY: it takes nothing, and may be called as often as one likes.
        let begun = unsafe { ffi::sqlite3_initialize() };
        answer == ffi::SQLITE_OK && begun == ffi::SQLITE_OK
    }

    fn layout(size: usize) -> Option<Layout> {
        Layout::from_size_align(size.checked_add(HEAD)?, HEAD).ok()
    }

    unsafe extern "C" fn take(size: c_int) -> *mut c_void {
        let Some((size, layout)) = usize::try_from(size)
            .ok()
            .filter(|size| *size > 0)
            .and_then(|size| Some((size, layout(size)?)))
        else {
            return ptr::null_mut();
        };
        // SAFETY: the layout is not empty; the head lies within it and is aligned.
        unsafe {
            let head = alloc(layout);
            if head.is_null() {
                return ptr::null_mut();
            }
            head.cast::<usize>().write(size);
            head.add(HEAD).cast()
        }
    }

    /// SAFETY: `piece` was given by `take` and not given back.
    unsafe fn head_and_size(piece: *mut c_void) -> (*mut u8, usize) {
        unsafe {
            let head = piece.cast::<u8>().sub(HEAD);
            (head, head.cast::<usize>().read())
        }
    }

    unsafe extern "C" fn give_back(piece: *mut c_void) {
        if piece.is_null() {
            return;
        }
        // SAFETY: SQLite gives back what it took, once. The barrier keeps the wiping from being left out as useless.
        unsafe {
            let (head, size) = head_and_size(piece);
            ptr::write_bytes(head.add(HEAD), 0, size);
            zeroize::optimization_barrier(std::slice::from_raw_parts(head.add(HEAD), size));
            if let Some(layout) = layout(size) {
                dealloc(head, layout);
            }
        }
    }

    unsafe extern "C" fn take_more(piece: *mut c_void, wanted: c_int) -> *mut c_void {
        // SAFETY: as for `give_back`; the old piece is copied before it goes, and kept if there is no new one.
        unsafe {
            let (head, size) = head_and_size(piece);
            let new = take(wanted);
            if !new.is_null() {
                let wanted = usize::try_from(wanted).unwrap_or(0);
                ptr::copy_nonoverlapping(head.add(HEAD), new.cast::<u8>(), size.min(wanted));
                give_back(piece);
            }
            new
        }
    }

    unsafe extern "C" fn size(piece: *mut c_void) -> c_int {
        if piece.is_null() {
            return 0;
        }
        // SAFETY: as for `give_back`.
        let (_, size) = unsafe { head_and_size(piece) };
        c_int::try_from(size).unwrap_or(c_int::MAX)
    }

    unsafe extern "C" fn round_up(size: c_int) -> c_int {
        size.saturating_add(7) & !7
    }

    unsafe extern "C" fn begin(_: *mut c_void) -> c_int {
        ffi::SQLITE_OK
    }

    unsafe extern "C" fn end(_: *mut c_void) {}

    #[cfg(test)]
    mod tests {
        use super::*;

        fn bytes<'a>(piece: *mut c_void, length: usize) -> &'a mut [u8] {
            // SAFETY: every test asks for no more than it took.
            unsafe { std::slice::from_raw_parts_mut(piece.cast(), length) }
        }

        #[test]
        fn a_piece_knows_its_size_and_is_aligned() {
            for wanted in [1, 7, 8, 4096, 70_000] {
                // SAFETY: given back once, at the end.
                unsafe {
                    let piece = take(wanted);
                    assert_eq!((size(piece), piece as usize % 16), (wanted, 0));
                    give_back(piece);
                }
            }
        }

        #[test]
        fn a_larger_piece_holds_what_the_smaller_one_held() {
            // SAFETY: given back once, at the end.
            unsafe {
                let piece = take(5);
                bytes(piece, 5).copy_from_slice(b"choir");
                let piece = take_more(piece, 5000);
                assert_eq!(&*bytes(piece, 5), b"choir");
                let piece = take_more(piece, 3);
                assert_eq!((&*bytes(piece, 3), size(piece)), (&b"cho"[..], 3));
                give_back(piece);
            }
        }

        #[test]
        fn nothing_is_taken_for_nothing_and_nothing_given_back_for_null() {
            // SAFETY: null is what SQLite may give back.
            unsafe {
                assert!(take(0).is_null() && take(-1).is_null());
                give_back(ptr::null_mut());
                assert_eq!(size(ptr::null_mut()), 0);
            }
        }
    }
}
