//! A new key that its system sends: to somebody who is there, and seen by nobody here.

use courier::views::{PlanStep, PlanWhat};

use crate::desk::Desk;
use crate::leaving::{problem, step};

#[test]
fn a_reset_goes_to_somebody_who_is_there() {
    let desk = Desk::with_every_system();
    let key = desk.sent_by_system("Brightwater");
    let ana = desk.person("Brightwater", "Ana Costa");
    let rui = desk.joined("Brightwater", "Rui Sá", "rui@brightwater.example", "+44 7700 900124");
    let lia = desk.joined("Brightwater", "Lia Mota", "lia@brightwater.example", "+44 7700 900125");
    for (gone, next) in [(&ana, &rui), (&rui, &lia)] {
        let left = desk.app.begin_plan(PlanWhat::PersonLeft, gone).unwrap();
        desk.app.plan_successor(&left, next).unwrap();
    }
    let plan = desk.app.begin_plan(PlanWhat::Reset, &key).unwrap();
    let view = desk.app.plan(&plan).unwrap();
    let change = step(&view, PlanStep::ChangeAccount, &key);
    let values: Vec<&str> = change.fields.iter().map(|field| &*field.value).collect();
    assert_eq!(values, ["lia@brightwater.example", "+447700900125"], "Rui left as well");
    let account = |email: &str| {
        let fields = [("email", email), ("phone", "+44 7700 900125")];
        let fields = fields.map(|(field, value)| (field.to_owned(), value.to_owned())).into();
        desk.app.plan_account(&plan, &fields)
    };
    for gone in ["ana@brightwater.example", "rui@brightwater.example"] {
        let refused = account(gone).unwrap_err();
        assert_eq!(problem(&refused), ("field:email".into(), "of-who-left".into()), "{gone}");
    }
    // Somebody who is there reads that address now.
    desk.joined("Brightwater", "Sam Ito", "rui@brightwater.example", "");
    account("rui@brightwater.example").unwrap();
}

#[test]
fn how_a_key_ends_that_nobody_here_saw_is_not_known() {
    let desk = Desk::with_every_system();
    let table = desk.root.path().join("access.csv");
    let head = "Agency,Contact,E-mail,System,Account,Purpose,Ends in,Since,How sent";
    let row = "Brightwater,Ana Costa,ana@brightwater.example,Spektrix,harbourtrust,Customers and orders,ab1=,2025-05-02,in person";
    std::fs::write(&table, format!("{head}\n{row}\n")).unwrap();
    desk.app.import_look(&table).unwrap();
    desk.app.import_take().unwrap();
    let key = desk.newest();
    assert_eq!(desk.app.key(&key).unwrap().row.ends_in, "ab1=");
    let plan = desk.app.begin_plan(PlanWhat::Reset, &key).unwrap();
    let ana = desk.person("Brightwater", "Ana Costa");
    desk.app.plan_done(&plan, PlanStep::AskPerson, &ana).unwrap();
    desk.app.plan_done(&plan, PlanStep::RenewThere, &key).unwrap();
    assert_eq!(desk.app.key(&key).unwrap().row.ends_in, "", "that was the one before");
}
