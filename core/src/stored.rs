//! Enums that the store keeps as text.

/// Gives an enum that the store keeps as text its list, its text and its way back.
macro_rules! stored_as_text {
    ($name:ident { $( $variant:ident = $text:literal ),* $(,)? }) => {
        impl $name {
            /// All of them, in the office's order.
            pub const ALL: &'static [$name] = &[$( $name::$variant ),*];

            /// How the store writes it.
            #[must_use]
            pub fn text(self) -> &'static str {
                match self { $( $name::$variant => $text, )* }
            }

            /// What the store writes as `text`; `None` if there is nothing like that.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.text() == text)
            }
        }
    };
}

pub(crate) use stored_as_text;
