//! The writer is killed at a random moment.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use courier_tests::power::replay::Dice;
use courier_tests::power::vault::{Room, check, place};

use crate::writer;

const SEED: u64 = 9;
const KILLS: usize = 20;
/// Lines the writer says when nobody kills it; each kill comes shortly after one of them.
const LINES: usize = 23;

#[test]
fn what_was_acknowledged_survives_a_killed_process() {
    let mut dice = Dice::new(SEED);
    let mut in_between = 0;
    for kill in 1..=KILLS {
        let root = place().expect("a place");
        let mut writing = Command::new(writer())
            .arg("write")
            .arg(root.path())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the writer starts");
        let mut lines = BufReader::new(writing.stdout.take().expect("its output")).lines();
        let after = dice.below(LINES);
        let mut said = Vec::new();
        while said.len() < after {
            said.push(lines.next().expect("a line").expect("text"));
        }
        std::thread::sleep(Duration::from_micros(dice.below(8_000) as u64));
        writing.kill().expect("killing it");
        let ended = writing.wait().expect("its end");
        // What was written before it died was promised, whether anybody had read it or not.
        said.extend(lines.map(|line| line.expect("text")));
        in_between += usize::from(!ended.success());
        if let Err(loss) = check(root.path(), &said, Room::Enough) {
            panic!("kill {kill} of seed {SEED}, {} lines said: {loss:#}", said.len());
        }
    }
    println!("seed {SEED}: {KILLS} kills, {in_between} of them before the writer had ended");
    assert!(in_between > KILLS / 2, "most kills came too late to mean anything");
}
