//! Papers: what is printed, kept, or shown to somebody who asks.
//!
//! Each paper is put together from what the vault says ([`register`], [`article30`], [`agency`], [`incident`],
//! [`certificate`]) inside one [`frame`], and set by `courier_papers` once the vault is let go of. Nothing of it
//! is a secret, and none of it is kept: the same question gives the same paper.

mod agency;
mod article30;
mod certificate;
mod dates;
mod frame;
mod incident;
mod register;
#[cfg(test)]
mod tests;

use std::path::Path;

use courier_papers::Paper;
use courier_vault::Id;

use crate::agencies;
use crate::app::{App, Open};
use crate::error::Error;
use crate::letters::generated as text;
use crate::letters::plain_name;
use crate::views::{PaperAsk, PaperForm, PlanWhat};

use frame::Frame;

/// How many characters of our name stand in the name of a file, so that what it is has room.
const OUR_NAME: usize = 28;

/// A paper before it is set, or what needs no setting.
enum Written {
    Paper(Box<Paper>),
    Bytes(Vec<u8>),
}

impl App {
    /// A paper, as the bytes of its file.
    ///
    /// # Errors
    /// [`Error::Unknown`] of what is not on record, and of a form that a paper does not have.
    pub fn paper(&self, ask: &PaperAsk, form: PaperForm) -> Result<Vec<u8>, Error> {
        // Setting a long one takes a while: the vault is let go of before.
        match self.with(|open| self.write_paper(open, ask, form))? {
            Written::Bytes(bytes) => Ok(bytes),
            Written::Paper(paper) => self.set(&paper),
        }
    }

    /// Saves a paper where the person wants it.
    ///
    /// # Errors
    /// Those of [`App::paper`] and of the disk.
    pub fn save_paper(&self, ask: &PaperAsk, form: PaperForm, to: &Path) -> Result<(), Error> {
        Ok(courier_bundle::write_file(to, &self.paper(ask, form)?)?)
    }

    /// The name proposed in the save dialog.
    ///
    /// # Errors
    /// As for [`App::paper`].
    pub fn paper_name(&self, ask: &PaperAsk, form: PaperForm) -> Result<String, Error> {
        let ending = match form {
            PaperForm::Pdf => "pdf",
            PaperForm::Csv => "csv",
            PaperForm::Json => "json",
        };
        self.with(|open| {
            let lang = self.lang();
            let what = match ask {
                PaperAsk::Register { .. } => text::paper_who_file(lang),
                PaperAsk::Article30 { .. } => text::paper_article_file(lang),
                PaperAsk::Agency { agency } => {
                    let id = agencies::known(open, agency)?;
                    text::paper_agency_file(lang, &plain_name(&open.name(&id)))
                }
                PaperAsk::Incident { plan } => {
                    known_plan(open, plan, &[PlanWhat::Unsure])?;
                    text::paper_incident_file(lang)
                }
                PaperAsk::Certificate { plan } => {
                    let id = known_plan(open, plan, &[PlanWhat::AgencyEnds, PlanWhat::OursLeft])?;
                    // A person’s name stands in no name of a file.
                    let agency = open.state().plans.get(&id).and_then(|plan| plan.agency.as_ref());
                    let name = agency.map(|id| plain_name(&open.name(id))).unwrap_or_default();
                    text::paper_end_file(lang, &name)
                }
            };
            Ok(self.name_of_file(open, &what, ending))
        })
    }

    /// Ours, what it is, and today.
    fn name_of_file(&self, open: &Open, what: &str, ending: &str) -> String {
        let ours: String = plain_name(&open.organisation().0).chars().take(OUR_NAME).collect();
        courier_bundle::file_name(&format!("{ours} {what}"), self.today(open), 1, ending)
    }

    fn write_paper(&self, open: &Open, ask: &PaperAsk, form: PaperForm) -> Result<Written, Error> {
        let frame = Frame::new(self, open);
        let paper = match ask {
            PaperAsk::Register { ask } => {
                let view = self.register_in(open, ask)?;
                match form {
                    PaperForm::Pdf => register::paper(&frame, &view),
                    PaperForm::Csv => {
                        let table = self.register_table(open, &view);
                        return Ok(Written::Bytes(courier_papers::csv(&table)));
                    }
                    PaperForm::Json => {
                        return Ok(Written::Bytes(self.register_json(open, &view).into_bytes()));
                    }
                }
            }
            PaperAsk::Article30 { ask } => {
                let view = self.register_in(open, ask)?;
                match form {
                    PaperForm::Pdf => article30::paper(&frame, &view),
                    PaperForm::Csv => {
                        return Ok(Written::Bytes(courier_papers::csv(&article30::table(
                            &frame, &view,
                        ))));
                    }
                    PaperForm::Json => {
                        return Ok(Written::Bytes(article30::json(&frame, &view).into_bytes()));
                    }
                }
            }
            _ if form != PaperForm::Pdf => return Err(Error::Unknown),
            PaperAsk::Agency { agency } => agency::paper(&frame, &agencies::known(open, agency)?),
            PaperAsk::Incident { plan } => {
                let id = known_plan(open, plan, &[PlanWhat::Unsure])?;
                let incident = self.incident(open, &id).ok_or(Error::Unknown)?;
                incident::paper(&frame, &incident)
            }
            PaperAsk::Certificate { plan } => {
                let id = known_plan(open, plan, &[PlanWhat::AgencyEnds, PlanWhat::OursLeft])?;
                let certificate = self.certificate(open, &id).ok_or(Error::Unknown)?;
                certificate::paper(&frame, &certificate)
            }
        };
        Ok(Written::Paper(Box::new(paper)))
    }

    fn set(&self, paper: &Paper) -> Result<Vec<u8>, Error> {
        let lang = self.lang();
        let page_of =
            |page: usize, of: usize| text::paper_page(lang, &of.to_string(), &page.to_string());
        courier_papers::pdf(paper, &page_of).map_err(|why| {
            // Names a rule of the library and none of the text.
            tracing::warn!(%why, "a paper was not set");
            Error::Fault
        })
    }
}

/// The id of a plan of one of these kinds.
fn known_plan(open: &Open, id: &str, kinds: &[PlanWhat]) -> Result<Id, Error> {
    let id = Id::parse(id).ok_or(Error::Unknown)?;
    let plan = open.state().plans.get(&id);
    plan.is_some_and(|plan| kinds.contains(&plan.what)).then_some(id).ok_or(Error::Unknown)
}
