//! Pages of files from outside on ours: photographs as they are packed, and pages of other PDF files as drawings.
//!
//! Of another file only what its pages show is taken: no links, no forms to fill in, no programs. What was put on a page as a
//! note or a stamp is drawn with it. A file that cannot be read, or asks for a password, has no pages here.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream, dictionary};

use crate::reports::bundle::Leaf;
use crate::reports::layout::{Item, Page};
use crate::reports::picture::Photo;

/// How many pages a file may have.
const MOST_PAGES: usize = 500;

/// How large what a page or a table of the file says may become when it is unpacked, in bytes.
const MOST_BYTES: usize = 64 << 20;

/// How far up a page's surroundings are asked for what it does not say itself.
const DEEPEST: usize = 64;

/// Bits of a note's flags: hidden, or not shown on the screen.
const UNSEEN: i64 = 2 | 32;

/// What a drawing says beside what it shows: where else its content is, which layer it is on, what other programs noted.
const LEFT_OUT: [&[u8]; 9] = [
    b"F",
    b"FFilter",
    b"FDecodeParms",
    b"OC",
    b"OPI",
    b"Metadata",
    b"PieceInfo",
    b"StructParent",
    b"StructParents",
];

/// A page of a PDF file from outside.
#[derive(Clone)]
pub struct ScanPage {
    file: Arc<Document>,
    id: ObjectId,
    /// Left, bottom, right and top of what it shows.
    shown: [f32; 4],
    /// By how many quarters it is turned clockwise.
    turned: i64,
}

impl fmt::Debug for ScanPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file: _, id, shown, turned } = self;
        f.debug_struct("ScanPage")
            .field("id", id)
            .field("shown", shown)
            .field("turned", turned)
            .finish_non_exhaustive()
    }
}

impl PartialEq for ScanPage {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.file, &other.file) && self.id == other.id
    }
}

impl ScanPage {
    /// The pages of a PDF file; `None` if it cannot be read as it is.
    #[must_use]
    pub fn of_file(content: &[u8]) -> Option<Vec<Self>> {
        let options = LoadOptions { max_decompressed_size: Some(MOST_BYTES), ..LoadOptions::default() };
        let file = Document::load_mem_with_options(content, options).ok()?;
        let ids: Vec<ObjectId> = file.page_iter().take(MOST_PAGES + 1).collect();
        if file.is_encrypted() || ids.is_empty() || ids.len() > MOST_PAGES {
            return None;
        }
        let file = Arc::new(file);
        let page = |id: ObjectId| {
            let page = file.get_dictionary(id).ok()?;
            drawn(&file, page)?;
            let shown = shown(&file, page)?;
            let turned =
                inherited(&file, page, b"Rotate").and_then(|turned| turned.as_i64().ok()).unwrap_or(0);
            Some(Self { file: Arc::clone(&file), id, shown, turned: (turned / 90).rem_euclid(4) })
        };
        ids.into_iter().map(page).collect()
    }

    /// How many pages a PDF has; `None` if it cannot be read.
    pub(crate) fn count(content: &[u8]) -> Option<i64> {
        let options = LoadOptions { max_decompressed_size: Some(MOST_BYTES), ..LoadOptions::default() };
        let file = Document::load_mem_with_options(content, options).ok()?;
        i64::try_from(file.page_iter().count()).ok()
    }

    /// Its width and height as it stands upright, in points.
    #[must_use]
    pub fn size(&self) -> (f32, f32) {
        let [left, bottom, right, top] = self.shown;
        let (width, height) = (right - left, top - bottom);
        if self.turned % 2 == 0 { (width, height) } else { (height, width) }
    }

    /// What brings it upright to the place whose lower left corner this is, `scale` times as large.
    fn matrix(&self, (x, y): (f32, f32), scale: f32) -> [f32; 6] {
        let [left, bottom, right, top] = self.shown.map(|side| side * scale);
        match self.turned {
            1 => [0.0, -scale, scale, 0.0, x - bottom, y + right],
            2 => [-scale, 0.0, 0.0, -scale, x + right, y + top],
            3 => [0.0, scale, -scale, 0.0, x + top, y - left],
            _ => [scale, 0.0, 0.0, scale, x - left, y - bottom],
        }
    }
}

/// What a page says, or what surrounds it says for it.
fn inherited<'a>(file: &'a Document, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut node = page;
    for _ in 0..DEEPEST {
        if let Ok(value) = node.get_deref(key, file) {
            return Some(value);
        }
        node = node.get_deref(b"Parent", file).and_then(Object::as_dict).ok()?;
    }
    None
}

/// Left, bottom, right and top of what the page shows; `None` if that is nothing.
fn shown(file: &Document, page: &Dictionary) -> Option<[f32; 4]> {
    let paper = rectangle(file, inherited(file, page, b"MediaBox")?)?;
    let cut = inherited(file, page, b"CropBox").and_then(|cut| rectangle(file, cut));
    let [left, bottom, right, top] = cut.map_or(paper, |cut| {
        [cut[0].max(paper[0]), cut[1].max(paper[1]), cut[2].min(paper[2]), cut[3].min(paper[3])]
    });
    let sound = |length: f32| (1.0..20_000.0).contains(&length);
    (sound(right - left) && sound(top - bottom)).then_some([left, bottom, right, top])
}

fn rectangle(file: &Document, object: &Object) -> Option<[f32; 4]> {
    let sides = numbers::<4>(file, object)?;
    let [one, two, three, four] = sides;
    Some([one.min(three), two.min(four), one.max(three), two.max(four)])
}

fn numbers<const COUNT: usize>(file: &Document, object: &Object) -> Option<[f32; COUNT]> {
    let values = object.as_array().ok()?;
    let value =
        |value: &Object| file.dereference(value).ok()?.1.as_float().ok().filter(|value| value.is_finite());
    let values: Option<Vec<f32>> = values.iter().map(value).collect();
    values?.try_into().ok()
}

/// What the page draws, unpacked.
fn drawn(file: &Document, page: &Dictionary) -> Option<Vec<u8>> {
    let Ok(contents) = page.get_deref(b"Contents", file) else { return Some(Vec::new()) };
    let parts = contents.as_array().map_or(std::slice::from_ref(contents), Vec::as_slice);
    let mut all = Vec::new();
    for part in parts {
        let (_, part) = file.dereference(part).ok()?;
        if matches!(part, Object::Null) {
            continue;
        }
        let room = MOST_BYTES.checked_sub(all.len())?;
        all.extend(part.as_stream().ok()?.get_plain_content_with_limit(room).ok()?);
        all.push(b'\n');
    }
    Some(all)
}

/// Puts what comes from outside on the pages with these ids, behind what stands there.
pub(super) fn put_on(file: &mut Document, pages: &[Page], ids: &[ObjectId]) -> lopdf::Result<()> {
    let mut copies: Vec<Copies> = Vec::new();
    for (page, id) in pages.iter().zip(ids) {
        for item in &page.items {
            let Item::Leaf { x, y, width, height, leaf } = item else { continue };
            let place = [*x, page.height() - y - height, *width, *height];
            let (forms, content) = match leaf {
                Leaf::Photo(photo) => photo_on(file, photo, place),
                Leaf::Scan(scan) => scan_on(file, scan, place, &mut copies)?,
            };
            show(file, *id, forms, content)?;
        }
    }
    Ok(())
}

/// A photograph, and what draws it.
fn photo_on(file: &mut Document, photo: &Photo, place: [f32; 4]) -> (Vec<(String, ObjectId)>, String) {
    let image = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(photo.width),
        "Height" => i64::from(photo.height),
        "ColorSpace" => "DeviceRGB",
        "BitsPerComponent" => 8,
        "Filter" => "DCTDecode",
    };
    let id = file.add_object(Stream::new(image, photo.jpeg.to_vec()).with_compression(false));
    let [x, y, width, height] = place;
    (vec![("Leaf".to_owned(), id)], format!("q {} /Leaf Do Q", moved([width, 0.0, 0.0, height, x, y])))
}

/// A page of another file with what was put on it, and what draws them.
fn scan_on(
    file: &mut Document,
    scan: &ScanPage,
    [x, y, width, height]: [f32; 4],
    copies: &mut Vec<Copies>,
) -> lopdf::Result<(Vec<(String, ObjectId)>, String)> {
    let known = copies.iter().position(|copies| Arc::ptr_eq(&copies.from, &scan.file));
    let at = known.unwrap_or_else(|| {
        copies.push(Copies { from: Arc::clone(&scan.file), made: BTreeMap::new(), waiting: Vec::new() });
        copies.len() - 1
    });
    let copies = &mut copies[at];
    let page = scan.file.get_dictionary(scan.id)?;
    let resources = inherited(&scan.file, page, b"Resources");
    let resources =
        resources.map_or_else(|| Object::Dictionary(Dictionary::new()), |own| copies.copy(own, file));
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => scan.shown.map(Object::from).to_vec(),
        "Resources" => resources,
    };
    let content = drawn(&scan.file, page).unwrap_or_default();
    let mut forms = vec![("Leaf".to_owned(), file.add_object(Stream::new(form, content)))];
    let mut drawing = String::from("/Leaf Do");
    for (number, (appearance, matrix)) in notes(&scan.file, page).into_iter().enumerate() {
        let Object::Reference(id) = copies.copy(&Object::Reference(appearance), file) else { continue };
        forms.push((format!("Note{number}"), id));
        drawing.push_str(&format!(" q {} /Note{number} Do Q", moved(matrix)));
    }
    copies.finish(file);
    let upright = scan.matrix((x, y), width / scan.size().0);
    let window = [x, y, width, height].map(|side| side.to_string()).join(" ");
    Ok((forms, format!("q {window} re W n {} {drawing} Q", moved(upright))))
}

fn moved(matrix: [f32; 6]) -> String {
    format!("{} cm", matrix.map(|part| part.to_string()).join(" "))
}

/// What was put on the page: stamps, signatures, notes; each as what draws it, and where it goes.
fn notes(file: &Document, page: &Dictionary) -> Vec<(ObjectId, [f32; 6])> {
    let notes = page.get_deref(b"Annots", file).and_then(Object::as_array);
    let notes = notes.map_or(&[][..], Vec::as_slice).iter().take(MOST_PAGES);
    notes.filter_map(|note| note_of(file, file.dereference(note).ok()?.1.as_dict().ok()?)).collect()
}

fn note_of(file: &Document, note: &Dictionary) -> Option<(ObjectId, [f32; 6])> {
    let flags = note.get_deref(b"F", file).and_then(Object::as_i64).unwrap_or(0);
    let kind = note.get_deref(b"Subtype", file).and_then(Object::as_name).unwrap_or_default();
    if flags & UNSEEN != 0 || kind == b"Popup" {
        return None;
    }
    let looks = note.get_deref(b"AP", file).and_then(Object::as_dict).ok()?;
    let mut look = looks.get(b"N").ok()?;
    if let Ok(states) = file.dereference(look).ok()?.1.as_dict() {
        look = states.get(note.get_deref(b"AS", file).and_then(Object::as_name).ok()?).ok()?;
    }
    let id = look.as_reference().ok()?;
    let form = file.get_object(id).and_then(Object::as_stream).ok()?;
    let own = rectangle(file, form.dict.get_deref(b"BBox", file).ok()?)?;
    let turn = form.dict.get_deref(b"Matrix", file).ok().and_then(|matrix| numbers::<6>(file, matrix));
    let [left, bottom, right, top] = around(own, turn.unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]));
    let place = rectangle(file, note.get_deref(b"Rect", file).ok()?)?;
    if right - left <= 0.0 || top - bottom <= 0.0 {
        return None;
    }
    let (wide, high) = ((place[2] - place[0]) / (right - left), (place[3] - place[1]) / (top - bottom));
    Some((id, [wide, 0.0, 0.0, high, place[0] - left * wide, place[1] - bottom * high]))
}

/// The upright rectangle around one that is turned.
fn around([left, bottom, right, top]: [f32; 4], turn: [f32; 6]) -> [f32; 4] {
    let corners = [(left, bottom), (right, bottom), (left, top), (right, top)];
    let place = |(x, y)| (turn[0] * x + turn[2] * y + turn[4], turn[1] * x + turn[3] * y + turn[5]);
    let corners = corners.map(place);
    corners.into_iter().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |all, (x, y)| {
        [all[0].min(x), all[1].min(y), all[2].max(x), all[3].max(y)]
    })
}

/// Copies of what a file from outside is made of, each made once.
struct Copies {
    from: Arc<Document>,
    made: BTreeMap<ObjectId, ObjectId>,
    waiting: Vec<ObjectId>,
}

impl Copies {
    /// A copy of what this object says; what it refers to is copied by [`Copies::finish`].
    fn copy(&mut self, object: &Object, into: &mut Document) -> Object {
        match object {
            Object::Reference(id) => self.reference(*id, into),
            Object::Array(parts) => Object::Array(parts.iter().map(|part| self.copy(part, into)).collect()),
            Object::Dictionary(parts) => Object::Dictionary(self.entries(parts, into, &[])),
            Object::Stream(stream) => {
                let dict = self.entries(&stream.dict, into, &LEFT_OUT);
                Object::Stream(Stream::new(dict, stream.content.clone()))
            }
            other => other.clone(),
        }
    }

    fn reference(&mut self, id: ObjectId, into: &mut Document) -> Object {
        if let Some(made) = self.made.get(&id) {
            return Object::Reference(*made);
        }
        if !self.from.has_object(id) {
            return Object::Null;
        }
        let new = into.new_object_id();
        self.made.insert(id, new);
        self.waiting.push(id);
        Object::Reference(new)
    }

    fn entries(&mut self, parts: &Dictionary, into: &mut Document, without: &[&[u8]]) -> Dictionary {
        let mut own = Dictionary::new();
        for (key, value) in parts.iter().filter(|(key, _)| !without.contains(&key.as_slice())) {
            let value = self.copy(value, into);
            own.set(key.clone(), value);
        }
        own
    }

    /// Copies everything that was referred to so far.
    fn finish(&mut self, into: &mut Document) {
        let from = Arc::clone(&self.from);
        while let Some(id) = self.waiting.pop() {
            let copy = from.get_object(id).map_or(Object::Null, |object| self.copy(object, into));
            if let Some(new) = self.made.get(&id) {
                into.objects.insert(*new, copy);
            }
        }
    }
}

/// Lets the page draw this too, by what it calls these names.
fn show(
    file: &mut Document,
    page: ObjectId,
    forms: Vec<(String, ObjectId)>,
    content: String,
) -> lopdf::Result<()> {
    let content = file.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
    let own = file.get_dictionary(page)?;
    let mut resources = own.get_deref(b"Resources", file)?.as_dict()?.clone();
    let mut known = match resources.get_deref(b"XObject", file) {
        Ok(known) => known.as_dict()?.clone(),
        Err(_) => Dictionary::new(),
    };
    for (name, form) in forms {
        known.set(name, form);
    }
    resources.set("XObject", known);
    let mut contents = match own.get(b"Contents")? {
        Object::Array(parts) => parts.clone(),
        one => vec![one.clone()],
    };
    contents.push(Object::Reference(content));
    let page = file.get_dictionary_mut(page)?;
    page.set("Resources", resources);
    page.set("Contents", contents);
    Ok(())
}
