//! What is written from the list of operations: the TypeScript client, and the tables of the docs.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;
use ts_rs::{Config, TS, TypeVisitor};

use super::{describe, each_type};
use crate::access::{self, Role};
use crate::error::ErrorBody;
use crate::operation::Operation;

/// The TypeScript client: one function per operation over a host's `call`, and every type that goes over the wire.
#[must_use]
pub fn typescript() -> String {
    let mut client = Client {
        config: Config::new().with_large_int("number"),
        types: BTreeMap::new(),
        seen: HashSet::new(),
        functions: String::new(),
    };
    client.visit::<ErrorBody>();
    each_type(&mut client);
    let mut text = String::from(
        "// Generated from core/src/operations.rs by `cargo xtask bindings`; do not edit.\n\n\
         /** Runs an operation by its name; rejects with an ErrorBody. */\n\
         export type Call = (operation: string, args: unknown) => Promise<unknown>;\n\n",
    );
    for declaration in client.types.values() {
        text.push_str(declaration);
        text.push_str("\n\n");
    }
    text.push_str(
        "/** Every field that an entry of the audit trail may say has changed. */\nexport type AuditField = ",
    );
    let fields: Vec<String> = access::AUDIT_FIELDS.iter().map(|field| format!("{field:?}")).collect();
    text.push_str(&fields.join(" | "));
    text.push_str(";\n\n/** Every operation, over a host's `call`. */\nexport function operations(call: Call) {\n  return {\n");
    text.push_str(&client.functions);
    text.push_str("  };\n}\n\n/** The client that `operations` makes. */\n");
    text.push_str("export type Operations = ReturnType<typeof operations>;\n");
    text
}

/// The table of operations in the docs: name, what it does, permission, whether it reads or writes.
#[must_use]
pub fn markdown() -> String {
    let mut text = String::from(
        "<!-- Generated from core/src/operations.rs by `cargo xtask bindings`; do not edit. -->\n\n# Operations\n\n\
         What anyone can do, in the window, by `linsheng rpc` and in tests, is one of these. Arguments and answers \
         are in `linsheng operations --json`.\n\n| operation | reads or writes | permission | what it does |\n|---|---|---|---|\n",
    );
    for operation in describe() {
        let about = operation.arguments.get("description").and_then(Value::as_str).unwrap_or_default();
        let about = about.replace('\n', " ").replace('|', "\\|");
        writeln!(
            text,
            "| `{}` | {} | `{}` | {about} |",
            operation.name,
            wire(&operation.kind),
            operation.permission.text()
        )
        .unwrap_or_default();
    }
    text
}

/// The table of permissions in the docs: what each post may do.
#[must_use]
pub fn permissions_markdown() -> String {
    let heads = ["物业经理", "客服", "维修", "监督小组", "会议秘书", "系统管理员"];
    let mut text = String::from(
        "<!-- Generated from core/src/access/permission.rs by `cargo xtask bindings`; do not edit. -->\n\n# Permissions\n\n\
         Which post may run which operation. Core refuses the rest with `permission.denied`, for every host alike. A \
         person with several posts may do what any of them may. `public` operations need nobody signed in, \
         `signed_in` ones concern what is the person's own.\n\n| operation | permission |",
    );
    for (role, head) in Role::ALL.iter().zip(heads) {
        write!(text, " {head} `{}` |", role.text()).unwrap_or_default();
    }
    text.push_str("\n|---|---|");
    text.push_str(&":-:|".repeat(Role::ALL.len()));
    text.push('\n');
    for operation in describe() {
        let gate = operation.permission;
        write!(text, "| `{}` | `{}` |", operation.name, gate.text()).unwrap_or_default();
        for role in Role::ALL {
            text.push_str(if gate.admits(role) { " ✓ |" } else { " |" });
        }
        text.push('\n');
    }
    text
}

/// The text that stands for `value` on the wire.
fn wire<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
}

pub(super) struct Client {
    config: Config,
    types: BTreeMap<String, String>,
    seen: HashSet<TypeId>,
    functions: String,
}

impl Client {
    pub(super) fn operation<O: Operation>(&mut self) {
        self.visit::<O>();
        self.visit::<O::Answer>();
        let arguments = O::name(&self.config);
        let answer = <O::Answer as TS>::name(&self.config);
        let mut words = O::NAME.split('_');
        let mut function = words.next().unwrap_or_default().to_owned();
        for word in words {
            let (first, rest) = word.split_at(1);
            function.push_str(&first.to_uppercase());
            function.push_str(rest);
        }
        // Writing to a string cannot fail; the result says so only because files can.
        writeln!(
            self.functions,
            "    {function}: (args: {arguments}) => call({:?}, args) as Promise<{answer}>,",
            O::NAME
        )
        .unwrap_or_default();
    }
}

impl TypeVisitor for Client {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // A list of what can hold such a list again has no name by which it would be known.
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Types without an output path are the language's own: numbers, texts, arrays.
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            if self.types.contains_key(&name) {
                return;
            }
            let docs = T::docs().map(|docs| docs.trim_end().to_owned() + "\n").unwrap_or_default();
            self.types.insert(name, format!("{docs}export {}", T::decl(&self.config)));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}
