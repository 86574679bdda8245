//! Prints the types that cross to the window as TypeScript. `cargo xtask codegen` runs it and writes
//! `ui/src/bridge/types.ts`.

use std::collections::BTreeMap;
use std::io::Write;

use courier::views::{
    AccessAnswers, AccessPage, AgencyAnswers, AgencyPage, AgencyRow, Answers, Because, BreaksView,
    CheckConsent, CheckView, CheckedKey, ConfirmedHow, Decision, DeliveryRow, DeliveryView,
    EndedWhy, ErasingBlock, ErasingView, ErrorView, FileView, FirstStartAnswers, FrameView,
    HistoryRow, HomeView, ImportAnswers, ImportView, ImportedView, KeyPage, KeyRow, KeyView,
    LedgerCheckView, LetterKind, LetterView, LinkAnswers, LinkShown, LookedView, MailView,
    OpenedView, PaperAsk, PaperForm, PersonAnswers, PersonFound, PlanEnd, PlanRow, PlanStep,
    PlanView, PlanWhat, Preferences, Progress, QrFor, QrView, RegisterAsk, RegisterView,
    RevealedView, RightsAnswers, RightsView, SettingsView, Settled, SheetView, StartView, Step,
    TakeAnswers, Trouble, Unpacked, WizardView, WordsView,
};
use ts_rs::{Config, TS, TypeVisitor};

/// The declarations by name, so that their order depends on nothing else.
struct Declarations {
    config: Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only what derives `TS` has a place to be written to; strings and numbers have none.
        if T::output_path().is_none() {
            return;
        }
        let about = T::docs().unwrap_or_default();
        let declaration = format!("{about}export {}\n", T::decl(&self.config));
        if self.found.insert(T::ident(&self.config), declaration).is_none() {
            T::visit_dependencies(self);
        }
    }
}

fn main() -> std::io::Result<()> {
    let config = Config::default();
    let mut all = Declarations { config, found: BTreeMap::new() };
    // What commands take and return, what events carry; the types inside are found from these.
    all.visit::<AccessAnswers>();
    all.visit::<AccessPage>();
    all.visit::<BreaksView>();
    all.visit::<ConfirmedHow>();
    all.visit::<Decision>();
    all.visit::<EndedWhy>();
    all.visit::<ErasingBlock>();
    all.visit::<ErasingView>();
    all.visit::<ImportAnswers>();
    all.visit::<ImportView>();
    all.visit::<ImportedView>();
    all.visit::<LedgerCheckView>();
    all.visit::<PaperAsk>();
    all.visit::<PaperForm>();
    all.visit::<PlanEnd>();
    all.visit::<PlanRow>();
    all.visit::<PlanStep>();
    all.visit::<PlanView>();
    all.visit::<PlanWhat>();
    all.visit::<Preferences>();
    all.visit::<RegisterAsk>();
    all.visit::<RegisterView>();
    all.visit::<RightsAnswers>();
    all.visit::<RightsView>();
    all.visit::<AgencyAnswers>();
    all.visit::<AgencyPage>();
    all.visit::<AgencyRow>();
    all.visit::<KeyPage>();
    all.visit::<KeyRow>();
    all.visit::<PersonAnswers>();
    all.visit::<PersonFound>();
    all.visit::<SettingsView>();
    all.visit::<SheetView>();
    all.visit::<TakeAnswers>();
    all.visit::<Answers>();
    all.visit::<Because>();
    all.visit::<CheckConsent>();
    all.visit::<CheckView>();
    all.visit::<CheckedKey>();
    all.visit::<LinkAnswers>();
    all.visit::<LinkShown>();
    all.visit::<DeliveryRow>();
    all.visit::<DeliveryView>();
    all.visit::<ErrorView>();
    all.visit::<FileView>();
    all.visit::<FirstStartAnswers>();
    all.visit::<FrameView>();
    all.visit::<HistoryRow>();
    all.visit::<HomeView>();
    all.visit::<KeyView>();
    all.visit::<LetterKind>();
    all.visit::<LetterView>();
    all.visit::<LookedView>();
    all.visit::<MailView>();
    all.visit::<OpenedView>();
    all.visit::<Progress>();
    all.visit::<QrFor>();
    all.visit::<QrView>();
    all.visit::<RevealedView>();
    all.visit::<Settled>();
    all.visit::<StartView>();
    all.visit::<Step>();
    all.visit::<Trouble>();
    all.visit::<Unpacked>();
    all.visit::<WizardView>();
    all.visit::<WordsView>();
    let mut out = std::io::stdout().lock();
    for declaration in all.found.values() {
        writeln!(out, "{declaration}")?;
    }
    Ok(())
}
