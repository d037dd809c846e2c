//! Pages as PDF. The only place that knows printpdf and lopdf; it decides nothing about how a page looks.
//!
//! The same pages give the same bytes: every date is that of the data, and the file's identity is the hash of its
//! contents. Fonts are cut down to the glyphs in use before printpdf sees them.

mod leaves;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Object, ObjectId, StringFormat, dictionary};
use printpdf::{
    Codepoint, Color as PdfColor, FontId, Line, LinePoint, Mm, Op, PaintMode, ParsedFont, PdfDocument,
    PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, RawImage, RawImageData, RawImageFormat, Rect,
    Rgb, TextItem, TextMatrix, XObject, XObjectId, XObjectTransform,
};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::document::Document;
use super::fonts::Fonts;
use super::layout::{Color, Item, Laid, Link, PAGE_HEIGHT, Page, Place, PlacedGlyph};
use super::picture::Picture;
use crate::error::{Error, ErrorCode, Result};

pub use leaves::ScanPage;

/// What the file says of itself.
#[derive(Debug, Clone, Copy)]
pub struct Imprint<'a> {
    /// What it is called inside.
    pub title: &'a str,
    /// Who made it.
    pub author: &'a str,
    /// The moment that it bears: that of the data, not of the printing.
    pub dated: DateTime<Utc>,
}

impl<'a> From<&'a Document> for Imprint<'a> {
    fn from(document: &'a Document) -> Self {
        Self { title: &document.title, author: &document.author, dated: document.dated }
    }
}

/// Encodes the pages.
///
/// # Errors
/// `internal` if a font cannot be cut down or the file cannot be written.
pub fn encode(laid: &Laid, imprint: Imprint<'_>, fonts: &Fonts) -> Result<Vec<u8>> {
    let mut pdf = PdfDocument::new(imprint.title);
    let seconds = imprint.dated.timestamp();
    let dated = printpdf::date::OffsetDateTime::from_unix_timestamp(seconds)
        .map_err(|why| Error::new(ErrorCode::Internal).because(why))?;
    let info = &mut pdf.metadata.info;
    (info.creation_date, info.modification_date, info.metadata_date) = (dated, dated, dated);
    imprint.author.clone_into(&mut info.author);
    "邻声".clone_into(&mut info.creator);
    "邻声".clone_into(&mut info.producer);
    "zh-CN".clone_into(&mut info.identifier);

    let all: Vec<&Page> = laid.ground.iter().chain(&laid.pages).collect();
    let mappers = used_glyphs(&all);
    for (face, mapper) in &mappers {
        let bytes = subsetter::subset(fonts.bytes(*face), 0, mapper)
            .map_err(|cause| Error::new(ErrorCode::Internal).because(cause))?;
        let parsed = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
            .ok_or_else(|| Error::new(ErrorCode::Internal).with("font", fonts.name(*face)))?;
        pdf.resources.fonts.map.insert(font_id(fonts, *face), PdfFont::new(parsed));
    }
    for item in all.iter().flat_map(|page| &page.items) {
        if let Item::Picture { picture, .. } = item {
            pdf.resources.xobjects.map.insert(picture_id(picture), XObject::Image(raw(picture)));
        }
    }
    let pages = all.into_iter().map(|page| page_ops(page, fonts, &mappers)).collect();
    pdf.with_pages(pages);
    let options =
        PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut file = pdf.to_lopdf_document(&options, &mut Vec::new());
    put_under(&mut file, laid.ground.len())
        .map_err(|cause| Error::new(ErrorCode::Internal).because(cause))?;
    finish(file, laid, imprint)
}

/// The glyphs of each face that the pages use, renumbered from 1 on.
fn used_glyphs(pages: &[&Page]) -> BTreeMap<usize, GlyphRemapper> {
    let mut used: BTreeMap<usize, BTreeSet<u16>> = BTreeMap::new();
    for item in pages.iter().flat_map(|page| &page.items) {
        if let Item::Text { glyphs, .. } = item {
            for PlacedGlyph { glyph, .. } in glyphs {
                used.entry(glyph.face).or_default().insert(glyph.id);
            }
        }
    }
    used.into_iter()
        .map(|(face, ids)| {
            let mut mapper = GlyphRemapper::new();
            for id in ids {
                mapper.remap(id);
            }
            (face, mapper)
        })
        .collect()
}

/// Six letters before the name mark a font that was cut down.
fn font_id(fonts: &Fonts, face: usize) -> FontId {
    FontId(format!("LNSHNG+{}", fonts.name(face)))
}

/// A name made from the picture itself, so that the same pages give the same bytes.
fn picture_id(picture: &Picture) -> XObjectId {
    let digest = Sha256::digest(&picture.rgb);
    XObjectId(digest[..8].iter().fold("P".to_owned(), |name, byte| format!("{name}{byte:02x}")))
}

/// The picture as printpdf takes it.
fn raw(picture: &Picture) -> RawImage {
    RawImage {
        pixels: RawImageData::U8(picture.rgb.clone()),
        width: picture.width as usize,
        height: picture.height as usize,
        data_format: RawImageFormat::RGB8,
        tag: Vec::new(),
    }
}

fn page_ops(page: &Page, fonts: &Fonts, mappers: &BTreeMap<usize, GlyphRemapper>) -> PdfPage {
    let mut ops = Vec::new();
    let top = page.height();
    for item in &page.items {
        match item {
            Item::Text { x, y, size, color, glyphs } => {
                text_ops(&mut ops, (*x, top - y, *size, *color), glyphs, fonts, mappers);
            }
            Item::Rect { x, y, width, height, color } => {
                ops.push(Op::SetFillColor { col: rgb(*color) });
                ops.push(Op::DrawRectangle {
                    rectangle: Rect {
                        x: Pt(*x),
                        y: Pt(top - y - height),
                        width: Pt(*width),
                        height: Pt(*height),
                        mode: Some(PaintMode::Fill),
                        winding_order: None,
                    },
                });
            }
            Item::Picture { x, y, width, height, picture } => {
                ops.push(Op::UseXobject {
                    id: picture_id(picture),
                    transform: XObjectTransform {
                        translate_x: Some(Pt(*x)),
                        translate_y: Some(Pt(top - y - height)),
                        scale_x: Some(*width),
                        scale_y: Some(*height),
                        no_auto_scale: true,
                        ..XObjectTransform::default()
                    },
                });
            }
            // What comes from outside is put on when the file is there.
            Item::Leaf { .. } => {}
            Item::Line { from, to, width, color } => {
                ops.push(Op::SetOutlineColor { col: rgb(*color) });
                ops.push(Op::SetOutlineThickness { pt: Pt(*width) });
                let point =
                    |(x, y): (f32, f32)| LinePoint { p: Point { x: Pt(x), y: Pt(top - y) }, bezier: false };
                ops.push(Op::DrawLine {
                    line: Line { points: vec![point(*from), point(*to)], is_closed: false },
                });
            }
        }
    }
    let (short, long) = if page.large { (297.0, 420.0) } else { (210.0, 297.0) };
    let (width, height) = if page.landscape { (long, short) } else { (short, long) };
    PdfPage::new(Mm(width), Mm(height), ops)
}

/// A line of text, `y` from the foot of the page: as many shows as it changes faces.
fn text_ops(
    ops: &mut Vec<Op>,
    (x, y, size, color): (f32, f32, f32, Color),
    glyphs: &[PlacedGlyph],
    fonts: &Fonts,
    mappers: &BTreeMap<usize, GlyphRemapper>,
) {
    ops.push(Op::StartTextSection);
    ops.push(Op::SetFillColor { col: rgb(color) });
    let mut x = x;
    for run in glyphs.chunk_by(|one, other| one.glyph.face == other.glyph.face) {
        let face = run[0].glyph.face;
        ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(fonts, face)), size: Pt(size) });
        ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(Pt(x), Pt(y)) });
        let codepoints = run
            .iter()
            .map(|placed| Codepoint {
                gid: mappers.get(&face).and_then(|mapper| mapper.get(placed.glyph.id)).unwrap_or(0),
                // Thousandths of an em that the pen is moved back by.
                offset: -placed.after * 1000.0 / size,
                cid: Some(placed.glyph.character.to_string()),
            })
            .collect();
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(codepoints)] });
        x += run.iter().map(|placed| placed.glyph.advance * size + placed.after).sum::<f32>();
    }
    ops.push(Op::EndTextSection);
}

fn rgb(Color(r, g, b): Color) -> PdfColor {
    let part = |value: u8| f32::from(value) / 255.0;
    PdfColor::Rgb(Rgb::new(part(r), part(g), part(b), None))
}

/// What printpdf leaves to its caller: language, outline, title in the window, identity, compression.
fn finish(mut file: lopdf::Document, laid: &Laid, imprint: Imprint<'_>) -> Result<Vec<u8>> {
    let internal = |cause: lopdf::Error| Error::new(ErrorCode::Internal).because(cause);
    "1.7".clone_into(&mut file.version);
    let page_ids: Vec<ObjectId> = file.get_pages().into_values().collect();
    leaves::put_on(&mut file, &laid.pages, &page_ids).map_err(internal)?;
    let outline = add_outline(&mut file, laid, &page_ids);
    add_links(&mut file, laid, &page_ids).map_err(internal)?;
    if let Ok(Object::Reference(info)) = file.trailer.get(b"Info").cloned() {
        let info = file.get_object_mut(info).and_then(Object::as_dict_mut).map_err(internal)?;
        info.remove(b"GTS_PDFXVersion");
        info.remove(b"GTS_PDFXConformance");
        info.set("Title", text_string(imprint.title));
        info.set("Author", text_string(imprint.author));
    }
    let catalog = file.catalog_mut().map_err(internal)?;
    catalog.set("Lang", Object::string_literal("zh-CN"));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("PageMode", "UseOutlines");
    catalog.set("Outlines", outline);
    file.prune_objects();
    file.renumber_objects();
    file.trailer.remove(b"ID");
    let mut plain = Vec::new();
    file.compress();
    file.save_to(&mut plain).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))?;
    let identity = Object::String(Sha256::digest(&plain)[..16].to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", Object::Array(vec![identity.clone(), identity]));
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|cause| Error::new(ErrorCode::Internal).because(cause))?;
    Ok(bytes)
}

/// Puts what the first `count` pages show under the pages after them, in turn, and takes those first pages out: what is
/// the same on a thousand copies is in the file once.
fn put_under(file: &mut lopdf::Document, count: usize) -> lopdf::Result<()> {
    let ids: Vec<ObjectId> = file.get_pages().into_values().collect();
    if count == 0 || ids.len() <= count {
        return Ok(());
    }
    let (grounds, own) = ids.split_at(count);
    let content = |file: &lopdf::Document, id: ObjectId| -> lopdf::Result<Object> {
        Ok(file.get_dictionary(id)?.get(b"Contents")?.clone())
    };
    let grounds = grounds.iter().map(|id| content(file, *id)).collect::<lopdf::Result<Vec<Object>>>()?;
    for (id, ground) in own.iter().zip(grounds.iter().cycle()) {
        let contents = vec![ground.clone(), content(file, *id)?];
        file.get_object_mut(*id).and_then(Object::as_dict_mut)?.set("Contents", contents);
    }
    let kids: Vec<Object> = own.iter().map(|id| Object::Reference(*id)).collect();
    let pages = file.catalog()?.get(b"Pages")?.as_reference()?;
    let pages = file.get_object_mut(pages).and_then(Object::as_dict_mut)?;
    pages.set("Count", i64::try_from(kids.len()).unwrap_or(0));
    pages.set("Kids", kids);
    Ok(())
}

/// The chapters, for the viewer's side bar.
fn add_outline(file: &mut lopdf::Document, laid: &Laid, page_ids: &[ObjectId]) -> ObjectId {
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = laid.outline.iter().map(|_| file.new_object_id()).collect();
    for (index, (title, page)) in laid.outline.iter().enumerate() {
        let mut entry = Dictionary::new();
        entry.set("Title", text_string(title));
        entry.set("Parent", root);
        if let Some(page) = page_ids.get(*page) {
            entry.set("Dest", vec![Object::Reference(*page), "Fit".into()]);
        }
        if let Some(previous) = index.checked_sub(1).and_then(|index| ids.get(index)) {
            entry.set("Prev", *previous);
        }
        if let Some(next) = ids.get(index + 1) {
            entry.set("Next", *next);
        }
        file.objects.insert(ids[index], Object::Dictionary(entry));
    }
    let mut outline = Dictionary::new();
    outline.set("Type", "Outlines");
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        outline.set("First", *first);
        outline.set("Last", *last);
        outline.set("Count", i64::try_from(ids.len()).unwrap_or(0));
    }
    file.objects.insert(root, Object::Dictionary(outline));
    root
}

/// The lines of the contents lead to their chapters.
fn add_links(file: &mut lopdf::Document, laid: &Laid, page_ids: &[ObjectId]) -> lopdf::Result<()> {
    let mut links: BTreeMap<usize, Vec<Object>> = BTreeMap::new();
    for Link { page, place, to } in &laid.links {
        let Some(target) = page_ids.get(*to) else { continue };
        let Place { x, y, width, height } = *place;
        let (bottom, top) = (PAGE_HEIGHT - y - height, PAGE_HEIGHT - y);
        let link = file.add_object(dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => vec![x.into(), bottom.into(), (x + width).into(), top.into()],
            "Border" => vec![0.into(), 0.into(), 0.into()],
            "Dest" => vec![Object::Reference(*target), "Fit".into()],
        });
        links.entry(*page).or_default().push(Object::Reference(link));
    }
    for (page, links) in links {
        let Some(page) = page_ids.get(page) else { continue };
        file.get_object_mut(*page).and_then(Object::as_dict_mut)?.set("Annots", links);
    }
    Ok(())
}

/// A text of the file itself: UTF-16 with its mark, as PDF wants what is not ASCII.
fn text_string(text: &str) -> Object {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}
