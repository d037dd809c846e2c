//! Posts, what each of them may do, and what an operation asks for. The matrix is here and nowhere else; that
//! every call goes through it is the business of [`crate::office`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A post in the office (role in code), R4. One person can hold several and may do what any of them may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 物业经理, R4.1
    Manager,
    /// 客服人员, R4.2
    Service,
    /// 维修人员, R4.3
    Maintenance,
    /// 监督小组, R7
    Supervisor,
    /// 会议秘书
    Secretary,
    /// 系统管理员: looks after accounts and the store, and sees no resident's data.
    Admin,
}

impl Role {
    /// All roles, in the office's order, which is that of the matrix's columns.
    pub const ALL: [Role; 6] =
        [Role::Manager, Role::Service, Role::Maintenance, Role::Supervisor, Role::Secretary, Role::Admin];

    /// How the store writes it.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Role::Manager => "manager",
            Role::Service => "service",
            Role::Maintenance => "maintenance",
            Role::Supervisor => "supervisor",
            Role::Secretary => "secretary",
            Role::Admin => "admin",
        }
    }

    /// The role that the store writes as `text`; `None` if there is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.text() == text)
    }

    /// Whether this post may do what `permission` stands for.
    #[must_use]
    pub fn may(self, permission: Permission) -> bool {
        let [manager, service, maintenance, supervisor, secretary, admin] = permission.row();
        match self {
            Role::Manager => manager,
            Role::Service => service,
            Role::Maintenance => maintenance,
            Role::Supervisor => supervisor,
            Role::Secretary => secretary,
            Role::Admin => admin,
        }
    }
}

/// Everything that somebody with these roles may do, in the order of the matrix.
#[must_use]
pub fn permissions_of(roles: &[Role]) -> Vec<Permission> {
    let granted = |permission: &Permission| roles.iter().any(|role| role.may(*permission));
    Permission::ALL.iter().copied().filter(granted).collect()
}

macro_rules! permissions {
    ($( $(#[$doc:meta])* $name:ident = $text:literal $row:tt; )*) => {
        /// What a person may be allowed to do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema, TS)]
        pub enum Permission {
            $( $(#[$doc])* #[serde(rename = $text)] $name, )*
        }

        impl Permission {
            /// All of them, in the order of the matrix.
            pub const ALL: &'static [Permission] = &[$( Permission::$name, )*];

            /// The permission as it goes over the wire.
            #[must_use]
            pub fn text(self) -> &'static str {
                match self { $( Permission::$name => $text, )* }
            }

            /// Its row of the matrix, in the order of [`Role::ALL`].
            fn row(self) -> [bool; Role::ALL.len()] {
                match self { $( Permission::$name => $row, )* }
            }
        }
    };
}

const Y: bool = true;
const N: bool = false;

permissions! {
    // manager 物业经理, service 客服, maintenance 维修, supervisor 监督小组, secretary 会议秘书, admin 系统管理员

    /// See tickets, channels and topics.
    TicketsRead = "tickets.read"                [Y, Y, Y, Y, Y, N];
    /// Say which channels there are.
    ChannelsWrite = "channels.write"            [Y, N, N, N, N, N];
    /// Enter tickets.
    TicketsRegister = "tickets.register"        [Y, Y, N, N, Y, N];
    /// Change the rules by which words propose category and topic.
    IntakeRulesWrite = "intake_rules.write"    [Y, Y, N, N, N, N];
    /// Change the phrases that answers and notes are written with.
    PhrasesWrite = "phrases.write"              [Y, Y, N, N, N, N];
    /// Add work notes.
    TicketsNote = "tickets.note"                [Y, Y, Y, N, Y, N];
    /// Name the responsible person.
    TicketsAssign = "tickets.assign"            [Y, Y, N, N, N, N];
    /// Tell residents the result.
    TicketsFeedback = "tickets.feedback"        [Y, Y, N, N, N, N];
    /// Close, archive, cancel, and open again.
    TicketsClose = "tickets.close"              [Y, Y, N, N, N, N];
    /// Take in ledgers of tickets.
    TicketsImport = "tickets.import"            [Y, Y, N, N, N, N];
    /// Give out lists of tickets.
    TicketsExport = "tickets.export"            [Y, Y, N, Y, N, N];
    /// Suspend, give back and escalate; maintenance only their own.
    TicketsHandle = "tickets.handle"            [Y, Y, Y, N, N, N];
    /// See work orders; whoever cannot issue only their own.
    WorkOrdersRead = "work_orders.read"         [Y, Y, Y, N, N, N];
    /// Send somebody of maintenance, and take orders back.
    WorkOrdersIssue = "work_orders.issue"       [Y, Y, N, N, N, N];
    /// Say how a work order goes; whoever cannot issue only their own.
    WorkOrdersWork = "work_orders.work"         [Y, Y, Y, N, N, N];
    /// Correct the result of a work order that the desk has gone by.
    WorkOrdersCorrect = "work_orders.correct"   [Y, N, N, N, N, N];
    /// See tickets about staff.
    TicketsConfidential = "tickets.confidential" [Y, N, N, Y, N, N];
    /// Ask residents whether it is solved, of what others handled.
    TicketsFollowUp = "tickets.follow_up"       [Y, Y, N, N, N, N];
    /// See a whole telephone number.
    PhonesReveal = "phones.reveal"              [Y, Y, Y, N, N, N];
    /// See rooms, households and people.
    ResidentsRead = "residents.read"            [Y, Y, N, Y, Y, N];
    /// Change rooms, households and people.
    ResidentsWrite = "residents.write"          [Y, Y, N, N, N, N];
    /// Take in lists of rooms and people.
    ResidentsImport = "residents.import"        [Y, Y, N, N, N, N];
    /// Give out what is kept on a person, or take it out.
    ResidentsExport = "residents.export"        [Y, N, N, N, N, N];
    /// See who works here.
    StaffRead = "staff.read"                    [Y, Y, Y, Y, Y, Y];
    /// Change who works here, and give passwords anew.
    StaffWrite = "staff.write"                  [Y, N, N, N, N, Y];
    /// See the office's own data.
    OfficeRead = "office.read"                  [Y, Y, Y, Y, Y, Y];
    /// Change the office's own data.
    OfficeWrite = "office.write"                [Y, N, N, N, N, Y];
    /// Change the policy (limits, hours, follow-ups, topics, retention) and the calendar.
    PolicyWrite = "policy.write"                [Y, N, N, N, N, N];
    /// Note what people say of a proposal to change the policy.
    PolicyComment = "policy.comment"            [Y, Y, N, N, Y, N];
    /// See meetings, their rules, votes and results.
    MeetingsRead = "meetings.read"              [Y, Y, N, Y, Y, N];
    /// Plan and hold meetings, and change their rules.
    MeetingsWrite = "meetings.write"            [Y, N, N, N, Y, N];
    /// Look minutes over: send them back, note signatures, issue them.
    MinutesReview = "minutes.review"            [Y, N, N, N, N, N];
    /// Give out the archive of a meeting.
    MeetingsExport = "meetings.export"          [Y, N, N, N, Y, N];
    /// See action items of meetings, and say how far one's own are.
    ActionItemsHandle = "action_items.handle"   [Y, Y, Y, Y, Y, N];
    /// See questionnaires, survey waves and their results.
    SurveysRead = "surveys.read"                [Y, Y, N, Y, N, N];
    /// Write questionnaires, plan and close survey waves.
    SurveysWrite = "surveys.write"              [Y, N, N, N, N, N];
    /// Tick forms off, enter them, and settle what was entered differently.
    SurveysEnter = "surveys.enter"              [Y, Y, N, N, N, N];
    /// See channels with their figures, and their checks.
    SupervisionRead = "supervision.read"        [Y, Y, N, Y, Y, N];
    /// Check channels, note findings and measures, and settle them.
    SupervisionWrite = "supervision.write"      [Y, N, N, Y, N, N];
    /// Call back residents by sample, and look into red flags; hidden from those who handle tickets.
    SupervisionReview = "supervision.review"    [Y, N, N, Y, N, N];
    /// See findings and measures, and say how far one's own are; whoever does not supervise only their own.
    SupervisionHandle = "supervision.handle"    [Y, Y, Y, Y, Y, N];
    /// See notices and the proof of their posting.
    NoticesRead = "notices.read"                [Y, Y, N, Y, Y, N];
    /// Write notices, and prove that they were posted.
    NoticesWrite = "notices.write"              [Y, Y, N, N, N, N];
    /// Publish notices, and take them back.
    NoticesPublish = "notices.publish"          [Y, N, N, N, N, N];
    /// See the catalogue of the archive, how long records are kept, and what was destroyed.
    ArchiveRead = "archive.read"                [Y, N, N, Y, N, Y];
    /// Draw up what is to be destroyed, and destroy it once it is approved.
    ArchiveWrite = "archive.write"              [Y, N, N, N, N, N];
    /// Approve what is to be destroyed, of what somebody else drew up; hold records.
    ArchiveApprove = "archive.approve"          [Y, N, N, Y, N, N];
    /// See what tickets say together, and what each post and person does.
    AnalysisRead = "analysis.read"              [Y, N, N, Y, N, N];
    /// See how each clause of the regulation is kept.
    BoardRead = "board.read"                    [Y, N, N, Y, N, N];
    /// See figures and reports.
    ReportsRead = "reports.read"                [Y, N, N, Y, Y, N];
    /// Write the manager's part of a report.
    ReportsWrite = "reports.write"              [Y, N, N, N, N, N];
    /// Make backups, see them, and say where they go.
    StoreBackup = "store.backup"                [Y, N, N, N, N, Y];
    /// See, check and export the audit trail.
    AuditRead = "audit.read"                    [Y, N, N, Y, N, N];
}

/// What an operation asks of whoever calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// Nothing: it works before anyone has signed in.
    Public,
    /// Somebody must be signed in; it concerns what is that person's own.
    SignedIn,
    /// The person signed in must have this permission.
    Permission(Permission),
}

impl Gate {
    /// How lists and tables of operations write it.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Gate::Public => "public",
            Gate::SignedIn => "signed_in",
            Gate::Permission(permission) => permission.text(),
        }
    }

    /// Whether somebody signed in with this role alone gets through.
    #[must_use]
    pub fn admits(self, role: Role) -> bool {
        match self {
            Gate::Public | Gate::SignedIn => true,
            Gate::Permission(permission) => role.may(permission),
        }
    }
}

impl Serialize for Gate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manager_may_do_everything_and_the_admin_sees_no_resident() {
        assert_eq!(permissions_of(&[Role::Manager]), Permission::ALL);
        let admin = permissions_of(&[Role::Admin]);
        let about_residents = [
            "tickets.",
            "work_orders.",
            "phones.",
            "residents.",
            "meetings.",
            "minutes.",
            "surveys.",
            "reports.",
            "audit.",
            "supervision.",
            "analysis.",
            "action_items.",
            "notices.",
            "board.",
        ];
        assert!(admin.iter().all(|permission| {
            about_residents.iter().all(|beginning| !permission.text().starts_with(beginning))
        }));
    }

    /// The analysis counts every ticket and opens its lists: whoever sees it sees those about staff as well.
    #[test]
    fn who_analyses_sees_everything() {
        for role in Role::ALL.into_iter().filter(|role| role.may(Permission::AnalysisRead)) {
            assert!(
                role.may(Permission::TicketsConfidential) && role.may(Permission::TicketsRead),
                "{role:?}"
            );
        }
    }

    #[test]
    fn two_posts_add_up() {
        let both = permissions_of(&[Role::Maintenance, Role::Supervisor]);
        for permission in Permission::ALL {
            let either = Role::Maintenance.may(*permission) || Role::Supervisor.may(*permission);
            assert_eq!(both.contains(permission), either, "{}", permission.text());
        }
        assert!(permissions_of(&[]).is_empty());
    }
}
