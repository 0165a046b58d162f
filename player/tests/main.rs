//! Real sounds, and what is made of them: in this process, and apart.

mod apart;
mod made;
mod unpacked;
