//! The program as scripts run it, and an office to run it on.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

use serde_json::{Value, json};

/// The program, which leaves no key in the credential store of whoever runs the tests.
pub fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_linsheng"));
    program.env("LINSHENG_KEY_PLACE", "file");
    program
}

pub fn linsheng(arguments: &[&str]) -> Output {
    program().args(arguments).output().unwrap()
}

/// A running `linsheng rpc`.
pub struct Rpc {
    pub child: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl Rpc {
    pub fn start(dir: &Path) -> Self {
        Self::start_as(dir, None)
    }

    pub fn start_as(dir: &Path, login: Option<&str>) -> Self {
        let mut child = program()
            .arg("rpc")
            .arg(dir)
            .args(login.map(|login| ["--as", login]).into_iter().flatten())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (stdin, stdout) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, stdin, stdout }
    }

    pub fn send(&mut self, line: &str) {
        writeln!(self.stdin, "{line}").unwrap();
    }

    /// The next answer; `None` when the process has ended.
    pub fn receive(&mut self) -> Option<Value> {
        let mut line = String::new();
        // A killed process can leave half a line behind: that answer was never given.
        self.stdout.read_line(&mut line).unwrap();
        line.ends_with('\n').then(|| serde_json::from_str(&line).unwrap())
    }

    pub fn ask(&mut self, line: &str) -> Value {
        self.send(line);
        self.receive().unwrap()
    }

    /// The result of an operation, or the code of its refusal.
    pub fn run(&mut self, method: &str, params: &Value) -> Result<Value, String> {
        let request = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
        let answer = self.ask(&request.to_string());
        match answer["error"]["data"]["code"].as_str() {
            Some(code) => Err(code.to_owned()),
            None => Ok(answer["result"].clone()),
        }
    }

    pub fn end(mut self) {
        drop(self.stdin);
        assert!(self.child.wait().unwrap().success());
    }
}

/// Sets the office up as its first manager would, and answers the recovery key.
pub fn set_up(rpc: &mut Rpc) -> String {
    let office = json!({
        "community_name": "翠湖花园", "office_name": "物业服务中心", "time_zone": "Asia/Shanghai",
        "manager_name": "林静怡", "login": "lin", "password": "a quiet pond 7",
    });
    rpc.run("set_up_office", &office).unwrap()["recovery_key"].as_str().unwrap().to_owned()
}

/// Makes the demo office of a quarter that is over, with so many tickets.
pub fn demo(dir: &Path, tickets: &str) -> Output {
    let path = dir.to_str().unwrap();
    let quarter = ["--from", "2026-01-01", "--to", "2026-03-31"];
    program().args(["demo", path, "--tickets", tickets, "--households", "60"]).args(quarter).output().unwrap()
}

/// Whether `linsheng verify` finds nothing wrong.
pub fn assert_unbroken(dir: &Path) {
    let output = linsheng(&["verify", dir.to_str().unwrap()]);
    assert!(output.status.success(), "{output:?}");
}
