//! Secret links for the words, against the practice server.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use courier::views::{
    Because, DeliveryView, Form, HeardBy, LinkAnswers, LinkServer, LinkStanding, Way, WordsLanguage,
};
use courier::{Error, ErrorCode};

use crate::desk::{Desk, stands_in, wait};

fn at(server: LinkServer) -> LinkAnswers {
    LinkAnswers { server, host: String::new(), days: 1 }
}

fn own() -> LinkAnswers {
    LinkAnswers { server: LinkServer::Own, host: "https://Secrets.example.org/".into(), days: 7 }
}

impl Desk {
    /// A file with a key of the practice platform, on its way.
    fn on_its_way(&self) -> String {
        let id = self.make(&self.with_practice_key("Brightwater"), Form::Age);
        self.save(&id);
        self.app.file_sent(&id, Way::Email).unwrap();
        id
    }

    fn link(&self, id: &str, wanted: &LinkAnswers) -> Result<DeliveryView, Error> {
        wait(self.app.link_make(id, wanted))
    }

    fn standing(&self, id: &str) -> LinkStanding {
        wait(self.app.link_ask(id)).unwrap().link.unwrap().state
    }

    /// The key of the link's text, which its page would send.
    fn secret_of(&self, id: &str) -> String {
        self.app.link_show(id).unwrap().link.rsplit('/').next().unwrap().to_owned()
    }

    /// What the agency sees when it opens a link.
    fn open_link(&self, secret: &str) -> String {
        let port = self.practice.as_ref().unwrap().port();
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        let headers = "Host: eu.onetimesecret.com\r\nConnection: close\r\nContent-Length: 0";
        write!(stream, "POST /api/v1/secret/{secret} HTTP/1.1\r\n{headers}\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

#[test]
fn a_link_holds_the_words_and_says_when_somebody_saw_them() {
    let desk = Desk::practising();
    let id = desk.make(&desk.with_practice_key("Brightwater"), Form::Age);
    desk.save(&id);
    assert!(matches!(desk.link(&id, &at(LinkServer::Eu)), Err(Error::TooEarly)), "not sent yet");
    assert!(matches!(desk.app.link_show(&id), Err(Error::NoLink)));
    assert!(matches!(wait(desk.app.link_ask(&id)), Err(Error::NoLink)));
    desk.app.file_sent(&id, Way::Email).unwrap();

    let view = desk.link(&id, &at(LinkServer::Eu)).unwrap();
    let link = view.link.clone().unwrap();
    assert_eq!((&*link.host, link.state), ("eu.onetimesecret.com", LinkStanding::New));
    assert_eq!(link.asked, link.made);
    let whats: Vec<String> =
        desk.app.history().unwrap().into_iter().take(2).map(|row| row.what).collect();
    assert_eq!(whats, ["link-made", "words-shown"], "on record before the words leave");
    let shown = desk.app.link_show(&id).unwrap();
    assert!(shown.link.starts_with("https://eu.onetimesecret.com/secret/"));
    assert_eq!(shown.seconds, 60);
    let secret = desk.secret_of(&id);
    let seen = serde_json::to_string(&view).unwrap();
    assert!(!seen.contains(&secret), "the link is shown only when asked for");

    for _ in 0..2 {
        assert_eq!(desk.standing(&id), LinkStanding::New, "asking uses up no view");
    }
    assert_eq!(desk.last().what, "link-seen", "when it was asked last is on record");
    let words = desk.app.show_words(&id).unwrap().words.join("-");
    assert!(desk.open_link(&secret).contains(&words));
    let view = wait(desk.app.link_ask(&id)).unwrap();
    assert_eq!(view.link.unwrap().state, LinkStanding::Opened);
    assert!(view.receipt.is_none(), "opened is never a receipt");
    assert_eq!(desk.last().what, "link-seen");
    assert!(!desk.open_link(&secret).contains(&words), "it opens once");

    let refused = wait(desk.app.link_burn(&id)).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::LinkOpened);
    assert_eq!(refused.view().params["person"], "Ana Costa");
    assert!(matches!(desk.app.link_text(&id), Err(Error::LinkOpened { .. })));
}

#[test]
fn a_link_is_ended_and_another_ends_the_one_before() {
    let desk = Desk::practising();
    let id = desk.on_its_way();
    desk.link(&id, &at(LinkServer::Nz)).unwrap();
    let first = desk.secret_of(&id);
    let view = desk.link(&id, &at(LinkServer::Uk)).unwrap();
    assert_eq!(view.link.unwrap().host, "uk.onetimesecret.com");
    let words = desk.app.show_words(&id).unwrap().words.join("-");
    assert!(!desk.open_link(&first).contains(&words), "the one before was ended");
    let second = desk.secret_of(&id);
    let view = wait(desk.app.link_burn(&id)).unwrap();
    assert_eq!(view.link.unwrap().state, LinkStanding::Burnt);
    assert_eq!(desk.last().what, "link-burnt");
    assert!(!desk.open_link(&second).contains(&words));
    assert!(matches!(desk.app.link_text(&id), Err(Error::NoLink)));
    // Ended twice it is ended.
    wait(desk.app.link_burn(&id)).unwrap();
    // Opened before another is made: the person hears of it, and there is no other.
    desk.link(&id, &at(LinkServer::Us)).unwrap();
    desk.open_link(&desk.secret_of(&id));
    assert!(matches!(desk.link(&id, &at(LinkServer::Ca)), Err(Error::LinkOpened { .. })));
    let view = desk.app.delivery(&id).unwrap().link.unwrap();
    assert_eq!((&*view.host, view.state), ("us.onetimesecret.com", LinkStanding::Opened));
}

#[test]
fn an_own_server_is_asked_about_once() {
    let desk = Desk::practising();
    let id = desk.on_its_way();
    assert!(desk.app.link_question(&id, &at(LinkServer::Ca)).unwrap().is_none());
    let question = desk.app.link_question(&id, &own()).unwrap().unwrap();
    assert!(question.text.contains("secrets.example.org"), "{}", question.text);
    let view = desk.link(&id, &own()).unwrap();
    assert_eq!(view.link.unwrap().host, "secrets.example.org");
    assert!(desk.app.link_question(&id, &own()).unwrap().is_none());
    assert!(
        desk.app.link_show(&id).unwrap().link.starts_with("https://secrets.example.org/secret/")
    );
    assert_eq!(desk.standing(&id), LinkStanding::New);
    let desk = desk.again();
    desk.app.start();
    assert_eq!(desk.standing(&id), LinkStanding::New, "it is kept with what it is asked with");

    let wrong = LinkAnswers { host: "http://secrets.example.org".into(), days: 2, ..own() };
    let problems = desk.link(&id, &wrong).unwrap_err().view().fields;
    let problems: Vec<_> = problems.iter().map(|p| (&*p.field, &*p.code)).collect();
    assert_eq!(problems, [("days", "link-days"), ("host", "https-address-malformed")]);
}

#[test]
fn a_link_goes_with_the_words_and_with_our_copy() {
    let desk = Desk::practising();
    let id = desk.make(&desk.with_practice_key("Brightwater"), Form::Age);
    let path = desk.save(&id);
    desk.app.file_sent(&id, Way::Email).unwrap();
    desk.link(&id, &at(LinkServer::Eu)).unwrap();
    let first = desk.secret_of(&id);
    assert!(stands_in(&desk.everything(), &first));
    let remade = desk.app.remake_file(&id, Form::Age, WordsLanguage::En, Because::NewWords);
    assert!(remade.unwrap().link.is_none());
    assert!(!stands_in(&desk.everything(), &first), "it holds the words of the file before");

    std::fs::remove_file(path).unwrap();
    let path = desk.save(&id);
    desk.app.file_sent(&id, Way::Email).unwrap();
    desk.link(&id, &at(LinkServer::Eu)).unwrap();
    let second = desk.secret_of(&id);
    let receipt = desk.receipt(&id, &path);
    desk.app.file_arrived(&id).unwrap();
    desk.app.type_receipt(&id, &receipt.into(), HeardBy::Phone).unwrap();
    let view = desk.app.forget_copy(&id).unwrap();
    assert!(view.link.is_none());
    assert!(!stands_in(&desk.everything(), &second));
    assert!(matches!(desk.app.link_show(&id), Err(Error::NoLink)));
    assert!(matches!(desk.link(&id, &at(LinkServer::Eu)), Err(Error::Forgotten)));
}

#[test]
fn a_link_with_words_that_are_the_words_no_more_is_ended_at_once() {
    let desk = Desk::practising();
    let id = desk.on_its_way();
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let desk = desk.again_at(Some(server.local_addr().unwrap().port()));
    desk.app.start();
    let (receipt, secret) = ("r".repeat(31), "s".repeat(31));
    let requests = thread::scope(|scope| {
        let serving = scope.spawn(|| {
            let mut requests = Vec::new();
            for body in [
                format!("{{\"secret_key\":\"{secret}\",\"metadata_key\":\"{receipt}\"}}"),
                "{\"state\":{\"state\":\"burned\"}}".to_owned(),
            ] {
                let (mut stream, _) = server.accept().unwrap();
                let mut request = vec![0; 4096];
                let read = stream.read(&mut request).unwrap();
                requests.push(String::from_utf8_lossy(&request[..read]).into_owned());
                if requests.len() == 1 {
                    let (form, language) = (Form::Age, WordsLanguage::En);
                    desk.app.remake_file(&id, form, language, Because::NewWords).unwrap();
                }
                let length = body.len();
                let head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length:";
                write!(stream, "{head} {length}\r\n\r\n{body}").unwrap();
            }
            requests
        });
        assert!(matches!(desk.link(&id, &at(LinkServer::Eu)), Err(Error::ChangedMeanwhile)));
        serving.join().unwrap()
    });
    assert!(requests[0].starts_with("POST /api/v1/share "), "{requests:?}");
    let burns = format!("POST /api/v1/private/{receipt}/burn ");
    assert!(requests[1].starts_with(&burns), "{requests:?}");
    assert!(desk.app.delivery(&id).unwrap().link.is_none());
    assert!(!stands_in(&desk.everything(), &secret));
}

#[test]
fn what_a_server_does_not_do_is_said_and_no_link_is_kept() {
    let mut desk = Desk::practising();
    let id = desk.on_its_way();
    let port = desk.practice.as_ref().unwrap().port();
    desk.practice = None;
    let desk = desk.again_at(Some(port));
    desk.app.start();
    let refused = desk.link(&id, &at(LinkServer::Eu)).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::NotReached);
    assert_eq!(refused.view().params["host"], "eu.onetimesecret.com");
    assert!(desk.app.delivery(&id).unwrap().link.is_none());
    assert_eq!(desk.last().what, "words-shown", "they may have left");
}
