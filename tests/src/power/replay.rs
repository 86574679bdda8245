//! Cuts the power: everywhere in a recorded run, and again with one sync taken out of it.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::disk::{Disk, Survivors, Tree};
use super::follow::{Change, follow};

/// Looks at a folder as the power cut left it, with every line the program had printed by then,
/// and says what is lost of what these lines promised.
pub type Check<'a> = dyn Fn(&Path, &[String]) -> Result<()> + 'a;

/// Random numbers that are the same on every machine for ever: a cut that lost something can be
/// made again from the seed. (`SplitMix64`.)
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % limit as u64).unwrap_or_default()
    }
}

/// So many random parts of the unsynced are tried at each cut where the order may matter.
const SUBSETS: usize = 16;

/// What became of one run.
#[derive(Debug, Default)]
pub struct Report {
    /// Lines the program printed, each one a promise.
    pub promises: usize,
    /// Power cuts.
    pub cuts: usize,
    /// Cuts that lost something.
    pub losses: Vec<String>,
    /// Syncs that were taken out, one at a time.
    pub syncs: usize,
    /// Those among them without which nothing was lost.
    pub idle: Vec<Idle>,
}

/// A sync without which nothing was lost: a test that sees too little, or work for nothing.
#[derive(Debug)]
pub struct Idle {
    /// The line of the trace.
    pub line: usize,
    /// What is synced.
    pub path: PathBuf,
    /// How many promises came before it.
    pub promises: usize,
}

impl fmt::Display for Idle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, path, promises } = self;
        write!(f, "line {line}, after promise {promises}: the sync of `{}`", path.display())
    }
}

/// A recorded run and the check that tells whether a folder keeps its promises.
pub struct Replay<'a> {
    changes: Vec<Change>,
    check: &'a Check<'a>,
    root: PathBuf,
    seen: HashMap<[u8; 32], Seen>,
}

/// How many promises a state is known to keep, and the fewest it is known to break.
#[derive(Default)]
struct Seen {
    keeps: Option<usize>,
    breaks: Option<(usize, String)>,
}

impl fmt::Debug for Replay<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replay").field("changes", &self.changes.len()).finish_non_exhaustive()
    }
}

impl<'a> Replay<'a> {
    /// Follows `trace`, a run in `root`, which held only `stood`, empty folders, and makes sure that
    /// the model ended where the run did. States are looked at where the run took place: the program
    /// may have written paths down.
    pub fn new(trace: &str, root: &Path, stood: &[&str], check: &'a Check<'a>) -> Result<Self> {
        let changes = follow(trace, root, stood)?;
        let mut disk = Disk::default();
        for change in &changes {
            disk.apply(change)?;
        }
        let differences = disk.after(Survivors::Everything)?.differences(&Tree::load(root)?);
        if !differences.is_empty() {
            bail!("the replayed folder is not the real one: {differences:?}");
        }
        Ok(Self::of(changes, root, check))
    }

    /// The same for changes that no program made.
    pub fn of(changes: Vec<Change>, root: &Path, check: &'a Check<'a>) -> Self {
        Self { changes, check, root: root.to_owned(), seen: HashMap::new() }
    }

    /// How many different folders have been looked at so far.
    pub fn states(&self) -> usize {
        self.seen.len()
    }

    /// Cuts after every promise and at `random` other points, each time with nothing, everything
    /// and some of what was not synced.
    pub fn cut(&mut self, random: usize, seed: u64) -> Result<Report> {
        let mut dice = Dice::new(seed);
        let mut points: Vec<usize> =
            (0..random).map(|_| dice.below(self.changes.len() + 1)).collect();
        let promised = |change: &Change| matches!(change, Change::Said(_));
        let promises = (1..).zip(&self.changes).filter(|(_, change)| promised(change));
        points.extend(promises.map(|(at, _)| at));
        points.sort_unstable();

        let mut report = Report::default();
        let (mut disk, mut said, mut done) = (Disk::default(), Vec::new(), 0);
        for point in points {
            let Some(next) = self.changes.get(done..point) else { bail!("no such point") };
            for change in next {
                disk.apply(change)?;
                if let Change::Said(line) = change {
                    said.push(line.clone());
                }
            }
            done = point;
            for (kind, survivors) in [
                ("nothing", Survivors::Nothing),
                ("everything", Survivors::Everything),
                ("some", Survivors::Some(&mut dice)),
            ] {
                report.cuts += 1;
                if let Some(loss) = self.look(&disk.after(survivors)?, &said)? {
                    report.losses.push(format!(
                        "cut before change {point} of {} with {kind} of the unsynced, {} promises \
                         made: {loss}",
                        self.changes.len(),
                        said.len()
                    ));
                }
            }
        }
        report.promises = said.len();
        Ok(report)
    }

    /// Takes out each sync in turn and cuts after every later promise, with nothing unsynced kept,
    /// until one is broken. Where none is, the sync may stand for the order of things alone: then
    /// the cuts fall after every later change, up to the next sync of the same file or folder, and
    /// with some of the unsynced kept.
    pub fn without_each_sync(&mut self, seed: u64) -> Result<Report> {
        let changes = std::mem::take(&mut self.changes);
        let mut report = Report::default();
        let mut dice = Dice::new(seed);
        let (mut disk, mut said) = (Disk::default(), Vec::new());
        for (at, change) in changes.iter().enumerate() {
            if let Change::Synced { node, path, line } = change {
                report.syncs += 1;
                let rest = changes.get(at + 1..).unwrap_or_default();
                let again = |c: &Change| matches!(c, Change::Synced { node: n, .. } if n == node);
                let until = rest.iter().position(again).unwrap_or(rest.len());
                let near = rest.get(..until).unwrap_or_default();
                let mut loss = self.first_loss(&disk, &said, rest, None, &mut report.cuts)?;
                if loss.is_none() {
                    let dice = Some(&mut dice);
                    loss = self.first_loss(&disk, &said, near, dice, &mut report.cuts)?;
                }
                match loss {
                    Some(loss) => report.losses.push(format!("{}: {loss}", path.display())),
                    None => report.idle.push(Idle {
                        line: *line,
                        path: path.clone(),
                        promises: said.len(),
                    }),
                }
            }
            if let Change::Said(line) = change {
                said.push(line.clone());
            }
            disk.apply(change)?;
        }
        report.promises = said.len();
        self.changes = changes;
        Ok(report)
    }

    /// The first loss on the way through `rest`: without dice after promises only, with dice after
    /// every change.
    fn first_loss(
        &mut self,
        disk: &Disk,
        said: &[String],
        rest: &[Change],
        mut dice: Option<&mut Dice>,
        cuts: &mut usize,
    ) -> Result<Option<String>> {
        let (mut disk, mut said) = (disk.clone(), said.to_vec());
        for change in rest {
            disk.apply(change)?;
            if let Change::Said(line) = change {
                said.push(line.clone());
            }
            let mut states = Vec::new();
            if let Some(dice) = dice.as_deref_mut() {
                for _ in 0..SUBSETS {
                    states.push(disk.after(Survivors::Some(dice))?);
                }
            }
            if dice.is_some() || matches!(change, Change::Said(_)) {
                states.push(disk.after(Survivors::Nothing)?);
            }
            for state in states {
                *cuts += 1;
                let loss = self.look(&state, &said)?;
                if loss.is_some() {
                    return Ok(loss);
                }
            }
        }
        Ok(None)
    }

    /// Whether the promises are kept in this state; each state is looked at once for as many
    /// promises, since one that keeps or breaks them does so again.
    fn look(&mut self, tree: &Tree, said: &[String]) -> Result<Option<String>> {
        let seen = self.seen.entry(tree.digest()).or_default();
        if seen.keeps.is_some_and(|promises| promises >= said.len()) {
            return Ok(None);
        }
        if let Some((promises, loss)) = &seen.breaks
            && *promises <= said.len()
        {
            return Ok(Some(loss.clone()));
        }
        tree.restore(&self.root)?;
        match (self.check)(&self.root, said) {
            Ok(()) => {
                seen.keeps = Some(said.len());
                Ok(None)
            }
            Err(loss) => {
                let loss = format!("{loss:#}");
                seen.breaks = Some((said.len(), loss.clone()));
                Ok(Some(loss))
            }
        }
    }
}

#[cfg(test)]
mod tests;
