//! Every operation, once. From this list come the routers of all hosts, the description with its JSON schemas,
//! and the TypeScript client; a host that misses an operation does not compile.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use schemars::{JsonSchema, Schema, schema_for};
use serde::Serialize;
use serde_json::Value;
use ts_rs::{Config, TS, TypeVisitor};

use crate::access::{self, Permission};
use crate::backups;
use crate::error::{Error, ErrorBody, ErrorCode, Result};
use crate::office::{self, Session};
use crate::operation::{Kind, Operation};
use crate::reports;
use crate::tickets;

macro_rules! operations {
    ($( $kind:ident $name:literal ($arguments:ty) -> $answer:ty, $permission:ident; )*) => {
        $( impl Operation for $arguments {
            const NAME: &'static str = $name;
            const PERMISSION: Permission = Permission::$permission;
            const KIND: Kind = operations!(@kind $kind);
            type Answer = $answer;
        } )*

        /// Runs the operation `name` for the session's person.
        pub(crate) fn dispatch(session: &Session, name: &str, arguments: Value) -> Result<Value> {
            match name {
                $( $name => operations!(@run $kind, session, parse::<$arguments>(arguments)?), )*
                _ => Err(Error::new(ErrorCode::OperationUnknown).with("operation", name)),
            }
        }

        /// What there is to know about every operation.
        #[must_use]
        pub fn describe() -> Vec<Description> {
            vec![$( description::<$arguments>(), )*]
        }

        fn each_type(client: &mut Client) {
            $( client.operation::<$arguments>(); )*
        }
    };
    (@kind read) => { Kind::Read };
    (@kind write) => { Kind::Write };
    (@kind act) => { Kind::Write };
    (@run read, $session:expr, $arguments:expr) => { answer(&$session.read($arguments)?) };
    (@run write, $session:expr, $arguments:expr) => { answer(&$session.write($arguments)?) };
    (@run act, $session:expr, $arguments:expr) => { answer(&$session.act($arguments)?) };
}

operations! {
    write "register_ticket" (tickets::RegisterTicket) -> tickets::TicketDetail, TicketsRegister;
    write "assign_ticket" (tickets::AssignTicket) -> tickets::TicketDetail, TicketsAssign;
    write "give_feedback" (tickets::GiveFeedback) -> tickets::TicketDetail, TicketsFeedback;
    write "add_note" (tickets::AddNote) -> tickets::TicketDetail, TicketsRegister;
    write "close_ticket" (tickets::CloseTicket) -> tickets::TicketDetail, TicketsClose;
    write "reopen_ticket" (tickets::ReopenTicket) -> tickets::TicketDetail, TicketsClose;
    write "reveal_phone" (tickets::RevealPhone) -> tickets::RevealedPhone, PhonesReveal;
    read "get_ticket" (tickets::GetTicket) -> tickets::TicketDetail, TicketsRead;
    read "list_tickets" (tickets::ListTickets) -> tickets::TicketPage, TicketsRead;
    read "count_tickets" (tickets::CountTickets) -> tickets::TicketCounts, TicketsRead;
    read "list_channels" (tickets::ListChannels) -> Vec<tickets::Channel>, TicketsRead;
    read "list_topics" (tickets::ListTopics) -> Vec<tickets::Named>, TicketsRead;
    read "list_staff" (access::ListStaff) -> Vec<access::Staff>, StaffRead;
    write "add_staff" (access::AddStaff) -> access::Staff, StaffWrite;
    write "update_staff" (access::UpdateStaff) -> access::Staff, StaffWrite;
    read "get_office" (office::GetOffice) -> office::OfficeCard, OfficeRead;
    write "update_office" (office::UpdateOffice) -> office::OfficeCard, OfficeWrite;
    read "list_quarters" (reports::ListQuarters) -> Vec<reports::QuarterRow>, ReportsRead;
    read "quarter_figures" (reports::GetQuarterFigures) -> reports::figures::QuarterFigures, ReportsRead;
    read "get_report_text" (reports::GetReportText) -> reports::ReportText, ReportsRead;
    write "save_report_text" (reports::SaveReportText) -> reports::ReportText, ReportsWrite;
    read "render_quarterly_report" (reports::RenderQuarterlyReport) -> reports::RenderedReport, ReportsRead;
    act "back_up_store" (backups::BackUpStore) -> backups::BackupMade, StoreBackup;
    read "list_backups" (backups::ListBackups) -> Vec<backups::BackupRow>, StoreBackup;
    read "get_backup_state" (backups::GetBackupState) -> backups::BackupState, OfficeRead;
    write "set_backup_folder" (backups::SetBackupFolder) -> backups::BackupFolderSet, StoreBackup;
}

/// An operation, described for hosts and scripts.
#[derive(Debug, Clone, Serialize)]
pub struct Description {
    /// The name by which it is called.
    pub name: &'static str,
    /// What the acting person must be allowed to do.
    pub permission: Permission,
    /// Whether it changes the store.
    pub kind: Kind,
    /// The JSON schema of its arguments.
    pub arguments: Schema,
    /// The JSON schema of its answer.
    pub answer: Schema,
}

fn description<O: Operation>() -> Description {
    Description {
        name: O::NAME,
        permission: O::PERMISSION,
        kind: O::KIND,
        arguments: schema_for!(O),
        answer: schema_of::<O::Answer>(),
    }
}

fn schema_of<T: JsonSchema>() -> Schema {
    schemars::generate::SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<T>()
}

/// The arguments of an operation from JSON; absent arguments are an empty object.
fn parse<O: Operation>(arguments: Value) -> Result<O> {
    let arguments = match arguments {
        Value::Null => Value::Object(serde_json::Map::new()),
        Value::Object(_) => arguments,
        // serde would take an array as fields in order; arguments have names.
        _ => return Err(Error::new(ErrorCode::ArgumentsMalformed).with("detail", "not an object")),
    };
    serde_path_to_error::deserialize(arguments).map_err(|cause| {
        let path = cause.path().to_string();
        let detail = cause.inner().to_string();
        // Which field is missing stands in the message only.
        let missing = detail.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
        match (missing, path.as_str()) {
            (Some(field), _) => Error::field(field, ErrorCode::InputRequired),
            (None, ".") => Error::new(ErrorCode::ArgumentsMalformed).with("detail", detail),
            (None, path) => Error::field(path, ErrorCode::ArgumentsMalformed).with("detail", detail),
        }
    })
}

fn answer<T: Serialize>(answer: &T) -> Result<Value> {
    serde_json::to_value(answer).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))
}

/// The TypeScript client: one function per operation over a host's `call`, and every type that goes over the wire.
#[must_use]
pub fn typescript() -> String {
    let mut client = Client {
        config: Config::new().with_large_int("number"),
        types: BTreeMap::new(),
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
    text.push_str("/** Every operation, over a host's `call`. */\nexport function operations(call: Call) {\n  return {\n");
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
            wire(&operation.permission)
        )
        .unwrap_or_default();
    }
    text
}

/// The text that stands for `value` on the wire.
fn wire<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
}

struct Client {
    config: Config,
    types: BTreeMap<String, String>,
    functions: String,
}

impl Client {
    fn operation<O: Operation>(&mut self) {
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
