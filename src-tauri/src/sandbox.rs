//! No network, by the kernel.
//!
//! One rule: this runs before any other thread and before the web view, so that the window and every process it
//! starts inherit the refusal and none can take it back. Only `main` may enter.
//!
//! On Linux a seccomp filter refuses `socket` for every family but the local one (X11, Wayland and D-Bus speak
//! through it) and netlink (how the C library asks which addresses the machine has), and `io_uring_setup`, which
//! could make a socket without `socket`. On other systems nothing is enforced here: see SECURITY.md.
//!
//! What the filter cannot see: a local socket leads to another program, and that program may have a network. The
//! page's content security policy keeps it from asking for anything in the first place.

use thiserror::Error;

/// Why the refusal could not be put in place. The window does not open then.
#[derive(Debug, Error)]
pub enum Unsafe {
    /// The kernel did not take the filter.
    #[cfg(target_os = "linux")]
    #[error("the kernel did not take the filter that keeps this app off the network ({0})")]
    Filter(#[from] seccompiler::Error),
    /// The filter could not be written for this machine.
    #[cfg(target_os = "linux")]
    #[error(
        "the filter that keeps this app off the network cannot be written for this machine ({0})"
    )]
    Machine(#[from] seccompiler::BackendError),
    /// Under automation: the inspector's port is not known, or could not be made the only one.
    #[cfg(all(target_os = "linux", feature = "automation"))]
    #[error("the inspector's port could not be made the only one ({0})")]
    Inspector(String),
}

/// Refuses the network to this process and all it will start, for good.
///
/// # Errors
/// When it cannot be enforced on a system where it should be.
#[cfg(not(target_os = "linux"))]
#[allow(clippy::unnecessary_wraps)] // One shape on every system.
pub fn refuse_network() -> Result<(), Unsafe> {
    Ok(())
}

#[cfg(target_os = "linux")]
pub use linux::refuse_network;

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeMap;

    use seccompiler::SeccompCmpArgLen::Dword;
    use seccompiler::{
        BackendError, BpfProgram, SeccompAction, SeccompCmpOp, SeccompCondition, SeccompFilter,
        SeccompRule, TargetArch,
    };

    use super::Unsafe;

    // Numbers of the kernel's interface; they never change.
    const AF_UNIX: u64 = 1;
    #[cfg(feature = "automation")]
    const AF_INET: u64 = 2;
    const AF_NETLINK: u64 = 16;
    const EACCES: u32 = 13;
    /// A second door to the same calls on x86-64, for programs with short pointers.
    const X32: i64 = 0x4000_0000;
    #[cfg(target_arch = "x86_64")]
    const SOCKET: i64 = 41;
    #[cfg(not(target_arch = "x86_64"))]
    const SOCKET: i64 = 198;
    const IO_URING_SETUP: i64 = 425;

    /// Refuses the network to this process and all it will start, for good.
    ///
    /// # Errors
    /// When the kernel does not take the filter. Nothing may be opened then.
    pub fn refuse_network() -> Result<(), Unsafe> {
        #[cfg(feature = "dangerous-network-for-testing")]
        if crate::probe::refusal_is_off() {
            return Ok(());
        }
        #[cfg(feature = "automation")]
        if let Some(port) = inspector_port()? {
            only_port(port)?;
            return install(refused_but_inspector()?);
        }
        install(refused()?)
    }

    fn install(sockets: Vec<SeccompRule>) -> Result<(), Unsafe> {
        let mut rules = BTreeMap::from([(SOCKET, sockets.clone()), (IO_URING_SETUP, Vec::new())]);
        if cfg!(target_arch = "x86_64") {
            rules.insert(SOCKET | X32, sockets);
            rules.insert(IO_URING_SETUP | X32, Vec::new());
        }
        let filter = SeccompFilter::new(
            rules,
            SeccompAction::Allow,
            SeccompAction::Errno(EACCES),
            TargetArch::try_from(std::env::consts::ARCH)?,
        )?;
        let program: BpfProgram = filter.try_into()?;
        Ok(seccompiler::apply_filter_all_threads(&program)?)
    }

    /// The sockets that are refused: all but local ones and netlink.
    fn refused() -> Result<Vec<SeccompRule>, BackendError> {
        Ok(vec![SeccompRule::new(vec![
            family(SeccompCmpOp::Ne, AF_UNIX)?,
            family(SeccompCmpOp::Ne, AF_NETLINK)?,
        ])?])
    }

    fn family(op: SeccompCmpOp, value: u64) -> Result<SeccompCondition, BackendError> {
        SeccompCondition::new(0, Dword, op, value)
    }

    /// As [`refused`], but TCP over IPv4 is let through to where Landlock decides by port.
    #[cfg(feature = "automation")]
    fn refused_but_inspector() -> Result<Vec<SeccompRule>, BackendError> {
        const MPTCP: u64 = 262;
        let mut rules = vec![
            SeccompRule::new(vec![
                family(SeccompCmpOp::Ne, AF_UNIX)?,
                family(SeccompCmpOp::Ne, AF_NETLINK)?,
                family(SeccompCmpOp::Ne, AF_INET)?,
            ])?,
            // Landlock's port rule does not cover a multipath socket.
            SeccompRule::new(vec![
                family(SeccompCmpOp::Eq, AF_INET)?,
                SeccompCondition::new(2, Dword, SeccompCmpOp::Eq, MPTCP)?,
            ])?,
        ];
        // Every kind of socket but a stream: datagram, raw, rdm, seqpacket, dccp, packet.
        for kind in [2, 3, 4, 5, 6, 10] {
            rules.push(SeccompRule::new(vec![
                family(SeccompCmpOp::Eq, AF_INET)?,
                SeccompCondition::new(1, Dword, SeccompCmpOp::MaskedEq(0xf), kind)?,
            ])?);
        }
        Ok(rules)
    }

    /// The port at which the driver will look for the inspector; none when nobody asked to drive the window.
    #[cfg(feature = "automation")]
    fn inspector_port() -> Result<Option<u16>, Unsafe> {
        use crate::environment::{self, AUTOMATION, INSPECTOR};
        if environment::read(AUTOMATION).is_none() {
            return Ok(None);
        }
        let address = environment::read(INSPECTOR)
            .ok_or_else(|| Unsafe::Inspector("no port was named".to_owned()))?;
        address
            .rsplit_once(':')
            .and_then(|(_, port)| port.parse().ok())
            .map(Some)
            .ok_or_else(|| Unsafe::Inspector("the port named is not a number".to_owned()))
    }

    #[cfg(feature = "automation")]
    fn only_port(port: u16) -> Result<(), Unsafe> {
        use landlock::{
            AccessNet, CompatLevel, Compatible, NetPort, Ruleset, RulesetAttr, RulesetCreatedAttr,
        };
        let all = AccessNet::BindTcp | AccessNet::ConnectTcp;
        Ruleset::default()
            .set_compatibility(CompatLevel::HardRequirement)
            .handle_access(all)
            .and_then(Ruleset::create)
            .and_then(|rules| rules.add_rule(NetPort::new(port, all)))
            .and_then(landlock::RulesetCreated::restrict_self)
            .map(|_| ())
            .map_err(|reason| Unsafe::Inspector(reason.to_string()))
    }
}
