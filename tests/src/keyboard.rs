//! Hands that have a keyboard and nothing else: key events go to the screen's server, and where the focus is, is
//! heard from the screen reader. Nothing is found in the page, and nothing is clicked.

use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use rustix::process::Pid;

use crate::display::{self, GLANCE, PATIENCE};
use crate::reader::{Element, Reader, Role};
use crate::surroundings::Surroundings;
use crate::window::plain;
use crate::{clipboard, programs};

/// What is told where the focus is not in the page.
const OUTSIDE: &str = "(out of the page)";

/// More stops than any view has.
const STOPS: usize = 120;

/// A keyboard, and ears for where it acts.
#[derive(Debug)]
pub struct Keyboard {
    place: Surroundings,
    app: Pid,
    /// The screen reader.
    pub reader: Reader,
    /// The heading that was read out last.
    heading: String,
}

impl Keyboard {
    pub(crate) fn new(place: &Surroundings, app: Pid) -> Result<Self> {
        Ok(Self {
            place: place.clone(),
            app,
            reader: Reader::start(place, app)?,
            heading: String::new(),
        })
    }

    /// Presses keys, by the names xdotool knows (`Tab`, `shift+Tab`, `Return`, `space`, `Down`, `ctrl+v`).
    pub fn keys(&self, keys: &[&str]) -> Result<()> {
        self.face_the_app()?;
        let mut xdotool = self.place.command("xdotool")?;
        xdotool.args(["key", "--delay", "20"]).args(keys);
        programs::output(xdotool).map(drop)
    }

    /// Types.
    pub fn write(&self, text: &str) -> Result<()> {
        self.face_the_app()?;
        let mut xdotool = self.place.command("xdotool")?;
        xdotool.args(["type", "--delay", "8", "--", text]);
        programs::output(xdotool).map(drop)
    }

    /// Goes to the next stop and tells what it is; nothing where it is not in the page.
    pub fn forward(&mut self) -> Result<Option<Element>> {
        self.step("Tab")
    }

    /// Goes to the stop before and tells what it is; nothing where it is not in the page.
    pub fn back(&mut self) -> Result<Option<Element>> {
        self.step("shift+Tab")
    }

    /// Goes on from stop to stop until this is the one.
    pub fn reach(&mut self, role: Role, name: &str) -> Result<Element> {
        self.reach_where(&format!("{role:?} {:?}", plain(name)), |element| element.is(role, name))
    }

    /// Reaches a button or a link and presses it. One that is grey for now is waited for.
    pub fn press(&mut self, name: &str) -> Result<()> {
        let what = format!("button or link {:?}", plain(name));
        self.reach_where(&what, |it| it.is(Role::Button, name) || it.is(Role::Link, name))?;
        self.until(&format!("{what} can be pressed"), |focused| focused.state("sensitive"))?;
        self.keys(&["Return"])
    }

    /// Reaches a field and replaces what stands in it.
    pub fn fill(&mut self, name: &str, text: &str) -> Result<()> {
        self.empty(name)?;
        self.write(text)?;
        self.holds(name, text)
    }

    /// Copies `text` elsewhere, reaches a field and pastes over what stands in it. For text of several lines, and
    /// for what is too long to be typed.
    pub fn paste_into(&mut self, name: &str, text: &str) -> Result<()> {
        clipboard::copy(&self.place, text)?;
        self.empty(name)?;
        self.keys(&["ctrl+v"])?;
        self.holds(name, text)
    }

    /// Reaches a group of radio buttons and goes through it with the arrows to this one.
    pub fn choose(&mut self, name: &str) -> Result<()> {
        let wanted = plain(name);
        let mut here = self.reach_where(&format!("a group with {wanted:?}"), |element| {
            element.has_role(Role::Radio)
        })?;
        let mut passed = Vec::new();
        while !here.is(Role::Radio, &wanted) {
            if passed.contains(&here.name) {
                // Round the whole group: it is in one of the next.
                passed.clear();
                here = self.reach_where(&format!("a group with {wanted:?}"), |element| {
                    element.has_role(Role::Radio)
                })?;
                continue;
            }
            passed.push(here.name.clone());
            here = self.step("Down")?.context("the arrow left the group")?;
        }
        if !here.state("checked") {
            self.keys(&["space"])?;
        }
        self.until(&format!("{wanted:?} is chosen"), |focused| {
            focused.name == wanted && focused.state("checked")
        })
        .map(drop)
    }

    /// Reaches a check box and ticks it; one that is ticked already stays so.
    pub fn tick(&mut self, name: &str) -> Result<()> {
        if !self.reach(Role::CheckBox, name)?.state("checked") {
            self.keys(&["space"])?;
        }
        self.until(&format!("{:?} is ticked", plain(name)), |focused| focused.state("checked"))
            .map(drop)
    }

    /// Reaches a list that opens and picks `option` by typing what it begins with.
    pub fn pick(&mut self, name: &str, option: &str) -> Result<()> {
        self.reach(Role::Picker, name)?;
        self.write(option)?;
        self.keys(&["Return"])?;
        let wanted = plain(option);
        let end = Instant::now() + PATIENCE;
        while !self.picked(name, &wanted)? {
            ensure!(Instant::now() < end, "{name:?} does not take {wanted:?}");
            std::thread::sleep(GLANCE);
        }
        Ok(())
    }

    /// Waits until this is read out because the app took the focus there, as it does with the heading of a new view
    /// and with a field that wants another look.
    pub fn hear(&mut self, role: Role, name: &str) -> Result<Element> {
        let heard = self.until(&format!("{role:?} {:?} is read out", plain(name)), |focused| {
            focused.is(role, name)
        })?;
        if role == Role::Heading {
            self.heading.clone_from(&heard.name);
        }
        Ok(heard)
    }

    /// Waits until another heading than the last one is read out, and tells which.
    pub fn hear_new_heading(&mut self) -> Result<String> {
        let last = self.heading.clone();
        let heard = self
            .until(&format!("another heading than {last:?} is read out"), |focused| {
                focused.has_role(Role::Heading) && focused.name != last
            })?;
        self.heading.clone_from(&heard.name);
        Ok(heard.name)
    }

    fn picked(&mut self, name: &str, wanted: &str) -> Result<bool> {
        let all = self.reader.all()?;
        let Some(at) = all.iter().position(|it| it.is(Role::Picker, name)) else {
            return Ok(false);
        };
        let picker = all.get(at).map_or(0, |it| it.depth);
        let mut inside = all.iter().skip(at + 1).take_while(|it| it.depth > picker);
        Ok(inside.any(|it| it.name == wanted && it.state("selected")))
    }

    fn empty(&mut self, name: &str) -> Result<()> {
        self.reach(Role::Field, name)?;
        self.keys(&["ctrl+a", "Delete"])
    }

    fn holds(&mut self, name: &str, text: &str) -> Result<()> {
        let wanted = plain(text);
        self.until(&format!("{:?} holds what was typed", plain(name)), |focused| {
            focused.is(Role::Field, name) && focused.text == wanted
        })
        .map(drop)
    }

    fn reach_where(&mut self, what: &str, is_it: impl Fn(&Element) -> bool) -> Result<Element> {
        let mut passed: Vec<String> = Vec::new();
        if let Some(here) = self.reader.focused()?.filter(|here| is_it(here)) {
            return Ok(here);
        }
        // Things that sound alike may follow each other; three times the first is all the way round.
        while passed.iter().filter(|stop| Some(*stop) == passed.first()).count() < 3
            && passed.len() < STOPS
        {
            match self.forward()? {
                Some(here) if is_it(&here) => return Ok(here),
                here => passed.push(here.map_or_else(|| OUTSIDE.to_owned(), |here| here.told())),
            }
        }
        bail!(
            "no way leads to the {what}; passed on the way:\n  {}\nthe reader says:\n{}",
            passed.join("\n  "),
            self.reader.tree()?
        )
    }

    fn step(&mut self, key: &str) -> Result<Option<Element>> {
        let before = self.reader.arrivals()?;
        self.keys(&[key])?;
        let end = Instant::now() + PATIENCE;
        while self.reader.arrivals()? == before {
            ensure!(Instant::now() < end, "the focus goes nowhere by {key}");
            std::thread::sleep(GLANCE / 8);
        }
        self.reader.focused()
    }

    /// Waits until what has the keyboard is as wanted.
    fn until(&mut self, what: &str, is_so: impl Fn(&Element) -> bool) -> Result<Element> {
        let end = Instant::now() + PATIENCE;
        loop {
            let focused = self.reader.focused()?;
            if let Some(element) = focused.as_ref().filter(|element| is_so(element)) {
                return Ok(element.clone());
            }
            if Instant::now() > end {
                let here = focused.map_or_else(|| OUTSIDE.to_owned(), |it| it.told());
                bail!("waited until {what}; the focus is on {here} in\n{}", self.reader.tree()?);
            }
            std::thread::sleep(GLANCE / 2);
        }
    }

    /// There is no window manager here: who closes a dialog has to look at the window again.
    fn face_the_app(&self) -> Result<()> {
        let app = self.app.as_raw_nonzero().get().unsigned_abs();
        let window = display::wait_for(&self.place, "the app's window", |window| {
            window.process == app && !window.dialog
        })?;
        display::focus(&self.place, window.id)
    }
}
