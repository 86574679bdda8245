//! One recorded run of the writer, cut everywhere, and again with each sync taken out.

use std::path::Path;
use std::time::Instant;

use courier_tests::power::vault::{Room, STOOD, check, place};
use courier_tests::power::{Replay, record};

use crate::writer;

/// Where the random cuts fall.
const SEED: u64 = 2;

#[test]
fn what_was_acknowledged_survives_a_power_cut() {
    let began = Instant::now();
    let root = place().expect("a place");
    let root = root.path().canonicalize().expect("its own path");
    let trace =
        record(writer(), &["write".as_ref(), root.as_os_str()], &root).expect("a recording");
    let check = |root: &Path, said: &[String]| check(root, said, Room::Enough);
    let mut replay =
        Replay::new(&trace, &root, &STOOD, &check).expect("a run that can be followed");
    println!("recorded and followed after {:?}", began.elapsed());

    let cut = replay.cut(500, SEED).expect("cutting");
    println!(
        "seed {SEED}: {} lines said, {} cuts, {} states after {:?}",
        cut.promises,
        cut.cuts,
        replay.states(),
        began.elapsed()
    );
    let lost = cut.losses.len();
    let first = cut.losses.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(cut.losses.is_empty(), "{lost} cuts lost something:\n{first}");

    let without = replay.without_each_sync(SEED).expect("taking out syncs");
    println!(
        "{} syncs taken out one at a time, {} more cuts, {} states in all after {:?}",
        without.syncs,
        without.cuts,
        replay.states(),
        began.elapsed()
    );
    let idle: Vec<String> = without.idle.iter().map(ToString::to_string).collect();
    assert!(idle.is_empty(), "nothing was lost without these:\n{}", idle.join("\n"));
}
