//! A real WordPress for a journey, started in a network of the session's own: Debian's files, `MariaDB` and PHP, behind
//! https with a certificate that this session trusts and nobody else. Everything of it lies in the session's folder
//! and is gone with it.

use std::collections::BTreeMap;
use std::fs;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::browsers::Browser;
use crate::display::{GLANCE, PATIENCE};
use crate::namespace::{Namespace, Network, door};
use crate::programs;
use crate::surroundings::{Running, Surroundings, tied, tied_at};

mod certificates;
mod curl;
mod database;

pub use curl::{Answer, Curl};

/// The site's host.
pub const HOST: &str = "site.harbourtrust.example";

/// Where that name leads. It is in no private network, so the app goes there by its ordinary rules.
pub const AT: IpAddr = IpAddr::V4(Ipv4Addr::new(198, 51, 100, 10));

/// Another address in the same network: the agency's server calls from there.
pub const AGENCY: IpAddr = IpAddr::V4(Ipv4Addr::new(198, 51, 100, 77));

/// The person who may do everything at the site.
pub const ADMIN: &str = "mo";

/// What that person logs in with.
pub const ADMIN_PASSWORD: &str = "long walk on the pier";

/// Where PHP listens, inside.
const PHP: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);

/// PHP answers one request at a time here: a site that asked itself would wait for nothing.
const ALONE: &str =
    "<?php\nadd_filter('pre_http_request', fn () => new WP_Error('alone', 'It asks nobody.'));\n";

const CONFIG: &str = include_str!("wordpress/config.php");

/// Programs of this package that run inside; a test names them with `env!("CARGO_BIN_EXE_…")`.
#[derive(Debug, Clone, Copy)]
pub struct Programs {
    /// `proxy`.
    pub proxy: &'static str,
    /// `front`.
    pub front: &'static str,
}

/// A site while it is there.
#[derive(Debug)]
pub struct Site {
    // In the order they end: the network last, because the others live in it.
    server: [Running; 3],
    network: Network,
    folder: PathBuf,
    wordpress: PathBuf,
}

/// An application password, as it stands in the site's database.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub uuid: String,
    /// What it is called.
    pub name: String,
    /// When it was used last, in seconds since 1970.
    pub last_used: Option<u64>,
    /// From where.
    pub last_ip: Option<String>,
}

impl Site {
    /// Starts a fresh one, set up as by a person: its name is Harbour Trust, its only user [`ADMIN`]. `network` may
    /// hold more hosts.
    pub fn start(place: &Surroundings, network: Namespace, programs: Programs) -> Result<Self> {
        let wordpress = programs::wordpress()?;
        let folder = place.root().join("site");
        for part in ["data", "content/mu-plugins", "content/plugins", "content/themes"] {
            fs::create_dir_all(folder.join(part))?;
        }
        let config = folder.join("wp-config.php");
        fs::write(&config, CONFIG)?;
        fs::write(folder.join("content/mu-plugins/alone.php"), ALONE)?;
        let made = certificates::make(&folder, HOST)?;
        certificates::trust_in_browsers(place, &made.authority)?;
        let network = network
            .address(AT)
            .address(AGENCY)
            .host(HOST, AT)
            .over(&made.authority, Path::new("/etc/ssl/certs/ca-certificates.crt"))
            .over(&config, &wordpress.join("wp-config.php"))
            .start(place, Path::new(programs.proxy))?;
        let inside = network.place();

        let mut database = database::start(inside, &folder)?;
        let socket = database::socket(&folder);
        wait(&mut database, || UnixStream::connect(&socket).is_ok())?;

        let mut php = tied(inside, "php")?;
        php.args(["-d", "display_errors=0", "-d", "sendmail_path=/bin/true"]);
        php.args(["-S", &PHP.to_string(), "-t"]).arg(&wordpress);
        php.envs(environment(&folder)).stdin(Stdio::null()).stdout(Stdio::null());
        let mut php = inside.start("php", php)?;
        let way_in = inside.door().context("there is no way in")?;
        wait(&mut php, || door::answers(&way_in, PHP.port()))?;

        let at = SocketAddr::new(AT, 443);
        let mut front = tied_at(inside, Path::new(programs.front))?;
        front.arg(&made.certificate).arg(&made.key).args([at.to_string(), PHP.to_string()]);
        front.stdin(Stdio::null()).stdout(Stdio::null());
        let front = inside.start("front", front)?;

        let mut site = Self { server: [front, php, database], network, folder, wordpress };
        site.install()?;
        Ok(site)
    }

    /// The session as it is where the site is: what is started from here reaches it.
    pub fn place(&self) -> &Surroundings {
        self.network.place()
    }

    /// `https://` and the host, without a slash at the end.
    pub fn address(&self) -> String {
        format!("https://{HOST}")
    }

    /// A question to the site by curl, from inside; `path` begins with a slash.
    pub fn curl(&self, path: &str) -> Curl<'_> {
        Curl::new(self.place(), &format!("{}{path}", self.address()))
    }

    /// The status with which the site answers who calls it with this name and password from the agency's server.
    pub fn calls_with(&self, user: &str, password: &str) -> Result<u16> {
        let answer = self.curl("/wp-json/wp/v2/users/me").of(user, password).from(AGENCY).send()?;
        Ok(answer.status)
    }

    /// A question to the site's database, past WordPress; a row each.
    pub fn rows<T: serde::de::DeserializeOwned>(&self, question: &str) -> Result<Vec<T>> {
        database::ask(self.place(), &self.folder, question)
    }

    /// A user's application passwords as they stand in the database.
    pub fn kept(&self, user: &str) -> Result<Vec<Kept>> {
        #[derive(Deserialize)]
        struct Row {
            meta_value: All,
        }
        // PHP numbers a list on, so that one from which something was taken has gaps.
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum All {
            List(Vec<Kept>),
            Numbered(BTreeMap<String, Kept>),
        }
        ensure!(user.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{user}");
        let rows: Vec<Row> = self.rows(&format!(
            "select meta_value from wp_usermeta join wp_users on wp_users.ID = user_id \
             where meta_key = '_application_passwords' and user_login = '{user}'"
        ))?;
        let all = rows.into_iter().flat_map(|row| match row.meta_value {
            All::List(kept) => kept,
            All::Numbered(kept) => kept.into_values().collect(),
        });
        Ok(all.collect())
    }

    /// The roles of every user, by user name, as WordPress tells them.
    pub fn roles(&self) -> Result<String> {
        self.php("foreach (get_users() as $it) { echo $it->user_login, ' ', implode(',', $it->roles), \"\\n\"; }")
    }

    /// Logs in at the page that asks whether a program may connect, says yes, and reads the password it shows.
    pub fn approve(&self, browser: &mut Browser, page: &str) -> Result<String> {
        browser.go(page)?;
        browser.fill("Username or Email Address", ADMIN)?;
        browser.fill("Password", ADMIN_PASSWORD)?;
        browser.press("Log In")?;
        let name = browser.value("New Application Password Name")?;
        browser.press("Yes, I approve of this connection")?;
        browser.value(&format!("Your new password for {name} is:"))
    }

    /// Makes a user as a person does at the site.
    pub fn add_user(&self, name: &str, password: &str, role: &str) -> Result<()> {
        let [name, password, role] = [name, password, role].map(text);
        self.php(&format!(
            "$made = wp_insert_user(['user_login' => {name}, 'user_pass' => {password}, 'role' => {role}, \
             'user_email' => {name} . '@harbourtrust.example']); if (is_wp_error($made)) {{ exit(1); }}"
        ))?;
        Ok(())
    }

    /// Makes an application password as a person does in the profile at the site.
    pub fn add_application_password(&self, user: &str, called: &str) -> Result<String> {
        let [user, called] = [user, called].map(text);
        self.php(&format!(
            "[$password] = WP_Application_Passwords::create_new_application_password(\
             get_user_by('login', {user})->ID, ['name' => {called}]); \
             echo WP_Application_Passwords::chunk_password($password);"
        ))
    }

    /// Takes away all application passwords of a user, as a person does there.
    pub fn remove_application_passwords(&self, user: &str) -> Result<()> {
        let user = text(user);
        self.php(&format!(
            "WP_Application_Passwords::delete_all_application_passwords(get_user_by('login', {user})->ID);"
        ))?;
        Ok(())
    }

    /// As if a user's application passwords had been used a day earlier than they were: WordPress notes a use of each
    /// once in 24 hours, and from where that was.
    pub fn let_a_day_pass(&self, user: &str) -> Result<()> {
        let user = text(user);
        self.php(&format!(
            "$id = get_user_by('login', {user})->ID; $all = WP_Application_Passwords::get_user_application_passwords($id); \
             foreach ($all as &$it) {{ if ($it['last_used']) {{ $it['last_used'] -= DAY_IN_SECONDS + 1; }} }} \
             update_user_meta($id, WP_Application_Passwords::USERMETA_KEY_APPLICATION_PASSWORDS, $all);"
        ))?;
        Ok(())
    }

    /// Whether pretty links are on, as under *Permalinks* in the settings.
    pub fn pretty_links(&self, on: bool) -> Result<()> {
        let structure = if on { "/%postname%/" } else { "" };
        self.php(&format!(
            "global $wp_rewrite; $wp_rewrite->set_permalink_structure('{structure}'); flush_rewrite_rules(false);"
        ))?;
        Ok(())
    }

    /// Installs a plugin of that name; what it says is PHP.
    pub fn plug(&self, name: &str, says: &str) -> Result<()> {
        Ok(fs::write(self.plugin(name), format!("<?php\n{says}\n"))?)
    }

    /// Takes it away again.
    pub fn unplug(&self, name: &str) -> Result<()> {
        Ok(fs::remove_file(self.plugin(name))?)
    }

    /// Runs PHP with WordPress loaded and gives what it printed.
    pub fn php(&self, says: &str) -> Result<String> {
        let load = text(&self.wordpress.join("wp-load.php").display().to_string());
        let mut php = self.place().command("php")?;
        php.args(["-d", "display_errors=stderr"]).envs(environment(&self.folder));
        let out = curl::fed(php, &format!("<?php require {load};\n{says}\n"))?;
        Ok(String::from_utf8(out)?)
    }

    /// Ends it, and tells what else was asked for in its network.
    pub fn close(self) -> Result<Vec<String>> {
        let Self { server, network, .. } = self;
        drop(server);
        network.close()
    }

    fn plugin(&self, name: &str) -> PathBuf {
        self.folder.join("content/mu-plugins").join(name).with_extension("php")
    }

    /// The form of `wp-admin/install.php`, filled in and sent.
    fn install(&mut self) -> Result<()> {
        let form = [
            ("weblog_title", "Harbour Trust"),
            ("user_name", ADMIN),
            ("admin_password", ADMIN_PASSWORD),
            ("admin_password2", ADMIN_PASSWORD),
            ("pw_weak", "1"),
            ("admin_email", "mo@harbourtrust.example"),
        ];
        let asked = self.curl("/wp-admin/install.php?step=2").form(&form);
        let answer = asked.patiently().send()?;
        ensure!(answer.body.contains("Success!"), "WordPress says: {}", answer.body);
        self.pretty_links(true)
    }
}

/// What the site's PHP finds in its environment.
fn environment(folder: &Path) -> [(&'static str, String); 3] {
    [
        ("SITE_SOCKET", database::socket(folder).display().to_string()),
        ("SITE_CONTENT", folder.join("content").display().to_string()),
        ("SITE_ADDRESS", format!("https://{HOST}")),
    ]
}

/// A text as PHP writes it.
fn text(said: &str) -> String {
    format!("'{}'", said.replace('\\', "\\\\").replace('\'', "\\'"))
}

fn wait(running: &mut Running, is_ready: impl Fn() -> bool) -> Result<()> {
    let end = Instant::now() + PATIENCE;
    while !is_ready() {
        running.still_runs()?;
        ensure!(Instant::now() < end, "{} does not answer", running.name);
        std::thread::sleep(GLANCE);
    }
    Ok(())
}
