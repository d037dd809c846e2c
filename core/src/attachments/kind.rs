//! What a file is, by its content.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a file is. Whatever is not in this list is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum AttachmentKind {
    /// An image.
    Png,
    /// A photograph.
    Jpeg,
    /// An image.
    Webp,
    /// An image.
    Gif,
    /// A photograph of an iPhone.
    Heic,
    /// A document.
    Pdf,
    /// A recording.
    Mp3,
    /// A recording.
    M4a,
    /// A recording.
    Wav,
    /// A recording.
    Ogg,
    /// A recording of a telephone or of WeChat.
    Amr,
    /// A recording.
    Aac,
}

/// Each with its ending and its media type.
const ALL: [(AttachmentKind, &str, &str); 12] = [
    (AttachmentKind::Png, "png", "image/png"),
    (AttachmentKind::Jpeg, "jpg", "image/jpeg"),
    (AttachmentKind::Webp, "webp", "image/webp"),
    (AttachmentKind::Gif, "gif", "image/gif"),
    (AttachmentKind::Heic, "heic", "image/heif"),
    (AttachmentKind::Pdf, "pdf", "application/pdf"),
    (AttachmentKind::Mp3, "mp3", "audio/mpeg"),
    (AttachmentKind::M4a, "m4a", "audio/m4a"),
    (AttachmentKind::Wav, "wav", "audio/x-wav"),
    (AttachmentKind::Ogg, "ogg", "audio/ogg"),
    (AttachmentKind::Amr, "amr", "audio/amr"),
    (AttachmentKind::Aac, "aac", "audio/aac"),
];

impl AttachmentKind {
    /// What a content is; `None` if it is none of these.
    #[must_use]
    pub fn of(content: &[u8]) -> Option<Self> {
        let told = infer::get(content)?.mime_type();
        ALL.iter().find(|(_, _, media_type)| *media_type == told).map(|(kind, _, _)| *kind)
    }

    /// Whether a small picture of it is made: of one that moves, the first frame.
    pub(super) fn is_drawn(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::Webp | Self::Gif)
    }

    /// Whether it can be a page of a PDF; a HEIC photograph and a recording cannot.
    pub(crate) fn is_printed(self) -> bool {
        self.is_drawn() || self == Self::Pdf
    }

    /// The ending that a file of it has.
    pub(super) fn ending(self) -> &'static str {
        self.row().1
    }

    /// Its media type.
    pub(super) fn media_type(self) -> &'static str {
        self.row().2
    }

    /// The kind that the store writes as `ending`.
    pub(super) fn parse(ending: &str) -> Option<Self> {
        ALL.iter().find(|(_, known, _)| *known == ending).map(|(kind, _, _)| *kind)
    }

    fn row(self) -> (Self, &'static str, &'static str) {
        ALL.into_iter().find(|(kind, _, _)| *kind == self).unwrap_or(ALL[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_content_says() {
        let cases: [(&[u8], Option<AttachmentKind>); 8] = [
            (b"\x89PNG\r\n\x1A\n....", Some(AttachmentKind::Png)),
            (b"\xFF\xD8\xFF\xE0....", Some(AttachmentKind::Jpeg)),
            (b"%PDF-1.7\n", Some(AttachmentKind::Pdf)),
            (b"#!AMR\n........", Some(AttachmentKind::Amr)),
            (b"MZ\x90\x00....", None),
            (b"PK\x03\x04....", None),
            (b"<html><script>", None),
            (b"", None),
        ];
        for (content, kind) in cases {
            assert_eq!(AttachmentKind::of(content), kind, "{content:?}");
        }
        for (kind, ending, _) in ALL {
            assert_eq!((AttachmentKind::parse(ending), kind.ending()), (Some(kind), ending));
        }
    }
}
