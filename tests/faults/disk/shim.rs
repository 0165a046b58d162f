//! The shim itself: a VFS that hands everything on to the system's own, and notes or refuses it on the way.
//!
//! One rule: what is unsafe in these tests is in this file. SQLite's contract (sqlite.org/c3ref/vfs.html and
//! /c3ref/io_methods.html) is all it rests on: SQLite gives `xOpen` a piece of memory of `szOsFile` bytes, hands that
//! very piece to the file's methods, and calls none of them after `xClose`.

#![allow(unsafe_code)]

use std::ffi::{CStr, OsStr, c_char, c_int, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::ptr;
use std::sync::{Arc, Mutex, OnceLock};

use rusqlite::ffi;

use super::{Asks, Done, Notes, held, notes_of};

/// The system's own VFS, found before ours was registered.
struct Below(*mut ffi::sqlite3_vfs);
// SAFETY: SQLite calls a VFS from any thread, and never changes or frees the system's own.
unsafe impl Send for Below {}
// SAFETY: as above.
unsafe impl Sync for Below {}

static BELOW: OnceLock<Below> = OnceLock::new();

/// A watched file: what SQLite sees, our notes, and behind it the system's file.
#[repr(C)]
struct File {
    base: ffi::sqlite3_file,
    /// Boxed in `open`, freed in `close`.
    note: *mut Note,
    /// The system's file lies behind this one, in the same piece of memory.
    below: *mut ffi::sqlite3_file,
}

struct Note {
    notes: Arc<Mutex<Notes>>,
    name: String,
}

/// Makes the shim this process's default VFS, once.
pub(super) fn install() {
    // So that SQLite is configured by the core, as in the app, before it begins to run.
    drop(afterbell_tests::a_journal());
    BELOW.get_or_init(|| {
        // SAFETY: a null name asks for the default VFS, which lives as long as the process.
        let below = unsafe { ffi::sqlite3_vfs_find(ptr::null()) };
        assert!(!below.is_null(), "there is a VFS");
        // SAFETY: `below` points at a whole VFS. The copy keeps its `pAppData`, which is all that the methods taken over
        // unchanged look at.
        let mut ours = unsafe { ptr::read(below) };
        ours.szOsFile += c_int::try_from(size_of::<File>()).expect("a small file");
        ours.pNext = ptr::null_mut();
        ours.zName = c"watched".as_ptr();
        ours.xOpen = Some(open);
        ours.xDelete = Some(remove);
        // SAFETY: leaked, so it lives as long as SQLite may call it.
        let answer = unsafe { ffi::sqlite3_vfs_register(Box::leak(Box::new(ours)), 1) };
        assert_eq!(answer, ffi::SQLITE_OK);
        Below(below)
    });
}

fn below() -> *mut ffi::sqlite3_vfs {
    BELOW.get().expect("the shim was installed").0
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    // 1: no shared memory and no mapping, neither of which the core asks for.
    iVersion: 1,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(cut),
    xSync: Some(sync),
    xFileSize: Some(size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(is_reserved),
    xFileControl: Some(control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: None,
    xShmLock: None,
    xShmBarrier: None,
    xShmUnmap: None,
    xFetch: None,
    xUnfetch: None,
};

/// The path SQLite means; none for a temporary file without a name.
///
/// SAFETY: `name` is null or a C string that outlives the answer's use.
unsafe fn path_of<'a>(name: *const c_char) -> Option<&'a Path> {
    // SAFETY: as the caller says.
    (!name.is_null()).then(|| {
        Path::new(OsStr::from_bytes(
            unsafe { CStr::from_ptr(name) }.to_bytes(),
        ))
    })
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite gives a name that outlives the call and the file, and `szOsFile` bytes of memory for the file,
    // aligned for any of its structures: ours, and the system's behind it. The system's VFS is called with itself.
    unsafe {
        let Some(open_below) = (*below()).xOpen else {
            return ffi::SQLITE_CANTOPEN;
        };
        let Some((path, (notes, called))) =
            path_of(name).and_then(|path| Some((path, notes_of(path)?)))
        else {
            return open_below(below(), name, file, flags, out);
        };
        let is_new = !path.exists();
        let ours = file.cast::<File>();
        (*ours).base.pMethods = ptr::null();
        let behind = ours.add(1).cast::<ffi::sqlite3_file>();
        let answer = open_below(below(), name, behind, flags, out);
        if answer != ffi::SQLITE_OK {
            return answer;
        }
        if is_new {
            held(&notes).done.push(Done::Made(called.clone()));
        }
        (*ours).below = behind;
        (*ours).note = Box::into_raw(Box::new(Note {
            notes,
            name: called,
        }));
        (*ours).base.pMethods = &raw const METHODS;
        ffi::SQLITE_OK
    }
}

unsafe extern "C" fn remove(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    sync_folder: c_int,
) -> c_int {
    // SAFETY: SQLite gives a C string; the system's VFS is called with itself.
    unsafe {
        let Some(remove_below) = (*below()).xDelete else {
            return ffi::SQLITE_IOERR_DELETE;
        };
        let Some((notes, called)) = path_of(name).and_then(notes_of) else {
            return remove_below(below(), name, sync_folder);
        };
        if let Some(code) = held(&notes).refusal_of(Asks::Removal) {
            return code;
        }
        let answer = remove_below(below(), name, sync_folder);
        if answer == ffi::SQLITE_OK {
            held(&notes)
                .done
                .push(Done::Removed(called, sync_folder != 0));
        }
        answer
    }
}

/// Calls the same method of the file below; an error of the disk if it has none.
macro_rules! hand_on {
    ($file:expr, $method:ident $(, $argument:expr)*) => {{
        let below = (*$file.cast::<File>()).below;
        match (*(*below).pMethods).$method {
            Some(method) => method(below $(, $argument)*),
            None => ffi::SQLITE_IOERR,
        }
    }};
}

/// The notes of a file.
///
/// SAFETY: `file` was opened by [`open`] and not closed.
unsafe fn note_of<'a>(file: *mut ffi::sqlite3_file) -> &'a Note {
    // SAFETY: as the caller says; the box lives until `close`.
    unsafe { &*(*file.cast::<File>()).note }
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: SQLite closes a file once, and calls nothing of it afterwards.
    unsafe {
        let answer = hand_on!(file, xClose);
        drop(Box::from_raw((*file.cast::<File>()).note));
        answer
    }
}

unsafe extern "C" fn read(
    file: *mut ffi::sqlite3_file,
    into: *mut c_void,
    length: c_int,
    at: i64,
) -> c_int {
    // SAFETY: handed on as it came.
    unsafe { hand_on!(file, xRead, into, length, at) }
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    from: *const c_void,
    length: c_int,
    at: i64,
) -> c_int {
    // SAFETY: SQLite gives `length` bytes at `from`, and a file of ours.
    unsafe {
        let note = note_of(file);
        if let Some(code) = held(&note.notes).refusal_of(Asks::Write) {
            // A disk that fills up takes what still fits.
            let fits = length / 2;
            if fits > 0 {
                let _ = hand_on!(file, xWrite, from, fits, at);
            }
            return code;
        }
        let answer = hand_on!(file, xWrite, from, length, at);
        if answer == ffi::SQLITE_OK {
            let bytes =
                std::slice::from_raw_parts(from.cast::<u8>(), usize::try_from(length).unwrap_or(0));
            let at = usize::try_from(at).unwrap_or(0);
            held(&note.notes)
                .done
                .push(Done::Wrote(note.name.clone(), at, bytes.to_vec()));
        }
        answer
    }
}

unsafe extern "C" fn cut(file: *mut ffi::sqlite3_file, to: i64) -> c_int {
    // SAFETY: a file of ours, handed on as it came.
    unsafe {
        let note = note_of(file);
        if let Some(code) = held(&note.notes).refusal_of(Asks::Cut) {
            return code;
        }
        let answer = hand_on!(file, xTruncate, to);
        if answer == ffi::SQLITE_OK {
            let to = usize::try_from(to).unwrap_or(0);
            held(&note.notes)
                .done
                .push(Done::Cut(note.name.clone(), to));
        }
        answer
    }
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    // SAFETY: as above.
    unsafe {
        let note = note_of(file);
        if let Some(code) = held(&note.notes).refusal_of(Asks::Sync) {
            return code;
        }
        let answer = hand_on!(file, xSync, flags);
        if answer == ffi::SQLITE_OK {
            held(&note.notes).done.push(Done::Synced(note.name.clone()));
        }
        answer
    }
}

unsafe extern "C" fn size(file: *mut ffi::sqlite3_file, out: *mut i64) -> c_int {
    // SAFETY: handed on as it came.
    unsafe { hand_on!(file, xFileSize, out) }
}

unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, kind: c_int) -> c_int {
    // SAFETY: handed on as it came.
    unsafe { hand_on!(file, xLock, kind) }
}

unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, kind: c_int) -> c_int {
    // SAFETY: handed on as it came.
    unsafe { hand_on!(file, xUnlock, kind) }
}

unsafe extern "C" fn is_reserved(file: *mut ffi::sqlite3_file, out: *mut c_int) -> c_int {
    // SAFETY: handed on as it came.
    unsafe { hand_on!(file, xCheckReservedLock, out) }
}

unsafe extern "C" fn control(file: *mut ffi::sqlite3_file, op: c_int, arg: *mut c_void) -> c_int {
    // A hint of the size to come would write past our notes; the system's file does well without.
    if op == ffi::SQLITE_FCNTL_SIZE_HINT || op == ffi::SQLITE_FCNTL_CHUNK_SIZE {
        return ffi::SQLITE_NOTFOUND;
    }
    // SAFETY: handed on as it came.
    unsafe { hand_on!(file, xFileControl, op, arg) }
}

unsafe extern "C" fn sector_size(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: handed on as it came.
    unsafe { hand_on!(file, xSectorSize) }
}

unsafe extern "C" fn characteristics(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: handed on as it came.
    unsafe { hand_on!(file, xDeviceCharacteristics) }
}
