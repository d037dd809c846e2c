//! An independent client that means no good: it reads the list of operations as a script would, and calls each of them as
//! every role with whatever an argument could be. Whatever comes, the program answers, and with a code that it declares.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[expect(dead_code, reason = "the other test program uses the rest")]
mod common;

use std::cell::Cell;
use std::collections::BTreeSet;

use common::{Rpc, assert_unbroken, linsheng};
use linsheng_core::error::ErrorCode;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

const ROLES: [&str; 6] = ["manager", "service", "maintenance", "supervisor", "secretary", "admin"];

/// The smallest PNG.
const PNG: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/// Somebody whom nobody needs: their posts and their password may be changed at will.
const SPARE: i64 = 7;

/// What an argument can be where a text was asked for.
fn odd_texts(format: Option<&str>) -> Vec<Value> {
    let mut texts = vec![
        json!(""),
        json!(" \u{3000}\n"),
        json!("\u{0}"),
        json!("\u{202E}\u{FEFF}'; DROP TABLE tickets; --"),
        json!("𠮷👨\u{200D}👩\u{200D}👧é%_*\\\"<>"),
        json!("邻".repeat(20_000)),
    ];
    match format {
        Some("date") => texts.extend(
            ["2026-02-30", "0000-00-00", "-262143-01-01", "+262142-12-31", "9999-12-31", "0001-01-01"]
                .map(Value::from),
        ),
        Some("date-time") => texts.extend(
            [
                "-262143-01-01T00:00:00Z",
                "+262142-12-31T23:59:59Z",
                "9999-12-31T23:59:59Z",
                "0001-01-01T00:00:00+14:00",
                "2026-13-01T00:00:00Z",
            ]
            .map(Value::from),
        ),
        _ => {}
    }
    texts
}

/// What an argument can be, whatever was asked for.
fn odd_values() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(i64::MIN),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(1.5),
        json!([]),
        json!({ "no_such_field": [{}] }),
    ]
}

/// The kind of a value, nullable or not.
fn kind_of(schema: &Value) -> &str {
    let kinds = &schema["type"];
    let first = kinds.as_array().and_then(|kinds| kinds.iter().find(|kind| *kind != "null"));
    first.unwrap_or(kinds).as_str().unwrap_or_default()
}

/// The arguments of one operation, as its schema says.
struct Shape<'a> {
    operation: &'a str,
    definitions: &'a Value,
    /// How far inside the arguments it is: some shapes hold themselves, as a list in a list does.
    depth: Cell<usize>,
}

/// So far inside nothing more is tried.
const DEEPEST: usize = 5;

impl Shape<'_> {
    fn resolved<'s>(&'s self, schema: &'s Value) -> &'s Value {
        match schema["$ref"].as_str() {
            Some(path) => self.resolved(&self.definitions[path.rsplit('/').next().unwrap()]),
            None => schema,
        }
    }

    /// A value that fits, as far as the schema and the field's name tell.
    fn fitting(&self, field: &str, schema: &Value) -> Value {
        let schema = self.resolved(schema);
        if let Some(one) = schema["enum"].get(0).or_else(|| schema.get("const")) {
            return one.clone();
        }
        for choices in ["oneOf", "anyOf"] {
            if let Some(first) = schema[choices].get(0) {
                return self.fitting(field, first);
            }
        }
        match kind_of(schema) {
            "object" => {
                // What may be left out is: the fewer fields, the further the call comes.
                let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
                let fields =
                    required.map(|name| (name.to_owned(), self.fitting(name, &schema["properties"][name])));
                Value::Object(fields.collect())
            }
            "array" => json!([self.fitting(field, &schema["items"])]),
            "integer" | "number" if field == "staff_id" || self.operation == "update_staff" => json!(SPARE),
            "integer" | "number" if field == "year" => json!(2027),
            "integer" | "number" => json!(1),
            "boolean" => json!(true),
            _ => json!(text_for(field, schema["format"].as_str())),
        }
    }

    /// Everything odd that can stand in the place of a value, and in each place inside of it.
    fn odd(&self, field: &str, schema: &Value) -> Vec<Value> {
        let mut odd = odd_values();
        if self.depth.get() == DEEPEST {
            return odd;
        }
        self.depth.set(self.depth.get() + 1);
        let schema = self.resolved(schema);
        for choices in ["oneOf", "anyOf"] {
            for choice in schema[choices].as_array().into_iter().flatten() {
                odd.push(self.fitting(field, choice));
                if !choice["properties"].is_null() || !choice["$ref"].is_null() {
                    odd.extend(self.odd_fields(field, self.resolved(choice)));
                }
            }
        }
        match kind_of(schema) {
            "string" => odd.extend(odd_texts(schema["format"].as_str())),
            "object" => odd.extend(self.odd_fields(field, schema)),
            "array" => {
                let item = self.fitting(field, &schema["items"]);
                odd.push(json!([item]));
                odd.push(Value::Array(vec![item; 300]));
                odd.extend(self.odd(field, &schema["items"]).into_iter().map(|item| json!([item])));
            }
            _ => {}
        }
        self.depth.set(self.depth.get() - 1);
        odd
    }

    /// An object with one odd field each, the others fitting; and without each of its fields.
    fn odd_fields(&self, field: &str, schema: &Value) -> Vec<Value> {
        let Value::Object(fitting) = self.fitting(field, schema) else { return Vec::new() };
        let mut odd = Vec::new();
        for (name, of_field) in schema["properties"].as_object().into_iter().flatten() {
            let with = |value: Value| {
                let mut fields: Map<String, Value> = fitting.clone();
                fields.insert(name.clone(), value);
                Value::Object(fields)
            };
            odd.push(with(self.fitting(name, of_field)));
            odd.extend(self.odd(name, of_field).into_iter().map(with));
            let mut without = fitting.clone();
            without.remove(name);
            odd.push(Value::Object(without));
        }
        odd
    }
}

fn text_for(field: &str, format: Option<&str>) -> String {
    let text = match (field, format) {
        (_, Some("date")) => "2026-12-01",
        (_, Some("date-time")) => "2026-12-01T06:00:00Z",
        ("quarter", _) => "2026Q1",
        ("room", _) => "3-2-1502",
        ("phone" | "phones", _) => "13800001234",
        ("time_zone", _) => "Asia/Shanghai",
        ("base64" | "image" | "logo", _) => PNG,
        ("file_name", _) => "a.csv",
        ("from" | "to", _) => "08:30",
        ("number" | "numbers", _) => "TS-20000101-001",
        ("password" | "new_password" | "old_password", _) => "a quiet pond 7",
        ("content", _) => "{}",
        ("login", _) => "spare",
        _ => "电梯",
    };
    text.to_owned()
}

/// An office with somebody of each role and somebody to spare, and one of most things, whose id is 1.
fn office(rpc: &mut Rpc) -> String {
    common::set_up(rpc);
    for role in &ROLES[1..] {
        rpc.run("add_staff", &json!({ "login": role, "name": role, "roles": [role] })).unwrap();
    }
    let spare = json!({ "login": "spare", "name": "备用", "roles": ["maintenance"] });
    assert_eq!(rpc.run("add_staff", &spare).unwrap()["id"], SPARE);
    let ticket = json!({ "channel_id": 1, "category": "complaint", "topic_id": 2, "content": "电梯停了" });
    let number = rpc.run("register_ticket", &ticket).unwrap()["number"].as_str().unwrap().to_owned();
    let room = rpc.run("save_room", &json!({ "room": "3-2-1502" })).unwrap();
    let people = json!([{ "name": "王建国", "role": "owner", "phones": ["13800001234"] }]);
    rpc.run("move_in", &json!({ "room_id": room["id"], "people": people })).unwrap();
    let meeting = json!({
        "profile_id": 3, "title": "座谈会", "starts_at": "2026-12-01T06:00:00Z", "place": "会议室",
        "items": [], "people": [],
    });
    rpc.run("plan_meeting", &meeting).unwrap();
    number
}

/// Puts the number of the ticket that is there in the place of the one that is not.
fn with_number(arguments: &Value, number: &str) -> Value {
    match arguments {
        Value::String(text) if text == "TS-20000101-001" => json!(number),
        Value::Array(items) => items.iter().map(|item| with_number(item, number)).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(name, value)| (name.clone(), with_number(value, number))).collect()
        }
        other => other.clone(),
    }
}

#[test]
fn whatever_comes_is_answered_with_a_declared_code() {
    let declared: BTreeSet<&str> = ErrorCode::ALL.iter().map(|code| code.text()).collect();
    let list: Value = serde_json::from_slice(&linsheng(&["operations", "--json"]).stdout).unwrap();
    let dir = TempDir::new().unwrap();
    let mut rpc = Rpc::start(dir.path());
    let number = office(&mut rpc);
    rpc.end();
    let mut problems = BTreeSet::new();
    for role in ROLES {
        let login = if role == "manager" { "lin" } else { role };
        let mut rpc = Rpc::start_as(dir.path(), Some(login));
        for operation in list.as_array().unwrap() {
            let name = operation["name"].as_str().unwrap();
            // What concerns the desk itself changes who sits there, or leaves it locked.
            let at_seat = operation["kind"] == "seat";
            let schema = &operation["arguments"];
            let shape = Shape { operation: name, definitions: &schema["$defs"], depth: Cell::new(0) };
            let mut tries = vec![json!({}), shape.fitting("", schema)];
            tries.extend(shape.odd_fields("", schema));
            let mut denied = BTreeSet::new();
            for arguments in tries {
                let arguments = with_number(&arguments, &number);
                let request = json!({ "jsonrpc": "2.0", "id": 1, "method": name, "params": arguments });
                rpc.send(&request.to_string());
                let tried: String = arguments.to_string().chars().take(300).collect();
                let Some(answer) = rpc.receive() else {
                    problems.insert(format!("{name} broke the program: {tried}"));
                    rpc = Rpc::start_as(dir.path(), Some(login));
                    continue;
                };
                let code = answer["error"]["data"]["code"].as_str();
                let lacking = &answer["error"]["data"]["params"]["permission"];
                denied.insert(code == Some("permission.denied") && *lacking == operation["permission"]);
                let bad = match code {
                    Some(code) => {
                        !declared.contains(code) || code == "internal" || code.starts_with("store.")
                    }
                    None => answer["result"].is_null() && answer.get("result").is_none(),
                };
                if bad {
                    problems.insert(format!("{name} as {role}: {answer} to {tried}"));
                }
            }
            assert_eq!(denied.len(), 1, "{role} {name}: whether one may does not depend on what one asks");
            if at_seat {
                rpc.end();
                rpc = Rpc::start_as(dir.path(), Some(login));
            }
        }
        rpc.end();
    }
    let problems: Vec<String> = problems.into_iter().collect();
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
    assert_unbroken(dir.path());
}
