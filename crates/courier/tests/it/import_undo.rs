//! A table that was put on record is taken back, unless something rests on it.

use courier::Error;
use courier::views::{ImportedView, Step};

use crate::desk::{Desk, answers, stands_in};
use crate::import::{BRIGHTWATER, FAIRLEIGH, agencies, look};

fn newest(desk: &Desk) -> ImportedView {
    desk.app.settings().unwrap().imports.remove(0)
}

#[test]
fn an_import_is_taken_back() {
    let desk = Desk::founded();
    look(&desk, &[BRIGHTWATER]);
    let first = desk.app.import_take().unwrap();
    let another = BRIGHTWATER.replace("d117", "beef");
    look(&desk, &[BRIGHTWATER, &another, FAIRLEIGH]);
    let second = desk.app.import_take().unwrap();
    assert_eq!((second.rows, second.agencies, second.keys), (2, 1, 2));
    // The second rests on the first: it names its agency.
    assert!(matches!(desk.app.import_undo(&first.id), Err(Error::ImportUsed)));
    let imports = desk.app.settings().unwrap().imports;
    assert!(matches!(desk.app.import_undo_question(&first.id), Err(Error::ImportUsed)));
    let can: Vec<_> = imports.iter().map(|import| (&*import.id, import.can_undo)).collect();
    assert_eq!(can, [(&*second.id, true), (&*first.id, false)]);
    desk.app.import_undo(&second.id).unwrap();
    assert_eq!(agencies(&desk), ["Brightwater"]);
    assert!(!stands_in(&desk.everything(), "lou@fairleigh.example"), "nobody knows them any more");
    assert!(newest(&desk).undone);
    assert!(matches!(desk.app.import_undo(&second.id), Err(Error::Unknown)));
    let question = desk.app.import_undo_question(&first.id).unwrap();
    assert!(question.text.contains("The people’s names and numbers are removed"));
    assert!(stands_in(&desk.everything(), "Asked by phone"));
    let settings = desk.app.import_undo(&first.id).unwrap();
    assert!(!stands_in(&desk.everything(), "Asked by phone"), "nor what was noted of them");
    assert!(settings.imports.iter().all(|import| import.undone && !import.can_undo));
    assert_eq!((agencies(&desk).len(), desk.app.keys().unwrap().len()), (0, 0));
    let desk = desk.again();
    desk.app.start();
    assert_eq!((agencies(&desk).len(), desk.app.keys().unwrap().len()), (0, 0));
    // And the same file can be read once more.
    look(&desk, &[BRIGHTWATER]);
    desk.app.import_take().unwrap();
    assert_eq!(agencies(&desk), ["Brightwater"]);
}

#[test]
fn what_something_rests_on_is_not_taken_back() {
    let desk = Desk::founded();
    look(&desk, &[BRIGHTWATER]);
    let import = desk.app.import_take().unwrap();
    let page = desk.app.agency(&desk.agency("Brightwater")).unwrap();
    // A draft for somebody who came with it.
    let view = desk.app.wizard_start(false, None).unwrap();
    let mut typed = answers("Brightwater");
    typed.contact.clone_from(&page.people[0].id);
    desk.app.wizard_continue(&view.id, Step::Who, typed.clone()).unwrap();
    assert!(!newest(&desk).can_undo);
    assert!(matches!(desk.app.import_undo(&import.id), Err(Error::ImportUsed)));
    desk.app.wizard_discard(&view.id).unwrap();
    assert!(newest(&desk).can_undo);
    // A reason that was given for one of its accesses.
    desk.app.accept_exposure(&page.access[0].grant, "It was deleted there.").unwrap();
    assert!(matches!(desk.app.import_undo(&import.id), Err(Error::ImportUsed)));
    assert_eq!(agencies(&desk), ["Brightwater"]);
}
