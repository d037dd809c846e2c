//! What opens lies over the number that is printed, and says as many as it.

use super::tests::{figures, lay};
use super::*;

/// What is printed within a place.
fn printed(page: &Page, place: Place) -> String {
    let mut text = String::new();
    for item in &page.items {
        let Item::Text { x, y, size, glyphs, .. } = item else { continue };
        if *y < place.y || *y > place.y + place.height {
            continue;
        }
        let mut left = *x;
        for placed in glyphs {
            let middle = left + placed.glyph.advance * size / 2.0;
            if middle > place.x && middle < place.x + place.width {
                text.push(placed.glyph.character);
            }
            left += Setter::width(std::slice::from_ref(placed), *size);
        }
    }
    text
}

#[test]
fn what_opens_lies_over_its_number() {
    let (laid, _, _) = lay(&figures(126, 6), "本季度加装了夜间照明。");
    let (mut counts, mut shares) = (0, 0);
    for page in &laid.pages {
        for (place, label, opening) in &page.opens {
            let text = printed(page, *place);
            let Some(count) = opening.count else { continue };
            if text.ends_with('%') {
                shares += 1;
                assert!(label.contains(&text), "{text} of {label}");
            } else if let Some((numerator, _)) = text.split_once('/') {
                assert_eq!(numerator, count.to_string(), "{label}");
            } else {
                counts += 1;
                assert_eq!(text, count.to_string(), "{label}");
                assert!(label.contains(&text), "{text} of {label}");
            }
        }
    }
    assert!(counts > 60 && shares > 20, "{counts} {shares}");
}

/// A number whose words are torn over two lines lies on the line on which it is printed, wherever the line breaks.
#[test]
fn a_number_is_found_on_whichever_line_it_comes_to_lie() {
    use crate::reports::document::{Cover, Document, Passage, Section};
    use crate::reports::opens::{Opening, Opens};
    let fonts = super::tests::fonts();
    for before in 0..60 {
        let passage = Passage::from("一".repeat(before))
            .number(4711, Some(Opening { opens: Opens::Incident { id: 1 }, count: Some(4711) }))
            .say(" 件，末尾。");
        let document = Document {
            title: String::new(),
            author: String::new(),
            running_head: String::new(),
            foot: String::new(),
            dated: chrono::DateTime::UNIX_EPOCH,
            cover: Cover {
                logo: None,
                community: String::new(),
                title: String::new(),
                quarter: String::new(),
                facts: Vec::new(),
            },
            sections: vec![Section { heading: "一", blocks: vec![Block::Text(passage)] }],
        };
        let laid = paginate(&document, &mut Setter::new(&fonts));
        let page = &laid.pages[1];
        let [(place, label, _)] = &page.opens[..] else { panic!("{before}: {:?}", page.opens) };
        assert_eq!(printed(page, *place), "4711", "{before}");
        assert!(label.ends_with("4711 件"), "{label}");
    }
}
