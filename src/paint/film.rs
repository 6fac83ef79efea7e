//! Pictures one after another: the map as time goes by, and such a series as an animated GIF.

use std::borrow::Cow;
use std::ops::ControlFlow;

use color_quant::NeuQuant;

use super::offscreen::{Picture, PictureRequest, RenderError, Renderer};
use crate::basemap::{Script, Theme};
use crate::dossier::Dossier;
use crate::geo::BBox;
use crate::query::{Colours, Filter, OKABE_ITO, ShownLayer, View, scene};

/// A series of pictures of one map.
pub struct Film<'a> {
    /// What is shown.
    pub dossier: &'a Dossier,
    /// What colour means.
    pub colours: &'a Colours,
    /// What is wanted of the dossier.
    pub filter: &'a Filter,
    /// The tables under what the dossier tells of.
    pub tables: &'a [ShownLayer],
    /// Width and height of each picture, in pixels.
    pub size: (u32, u32),
    /// The look of the map.
    pub theme: Theme,
    /// In which script the ground's names are written.
    pub script: Script,
    /// What the map should fit; without it, Syria and Iraq.
    pub view: Option<BBox>,
    /// For each picture, what time it looks at and what is written over it.
    pub shots: &'a [(View, String)],
}

impl Film<'_> {
    /// Draws the pictures in order and hands each over with its number from 0. All share one ground, so each costs only its marks.
    /// It ends early when `each` breaks off; says whether all were drawn.
    ///
    /// # Errors
    /// When a picture cannot be drawn.
    pub fn render(
        &self,
        renderer: &mut Renderer,
        mut each: impl FnMut(usize, Picture) -> Result<ControlFlow<()>, RenderError>,
    ) -> Result<bool, RenderError> {
        for (n, shot) in self.shots.iter().enumerate() {
            if each(n, self.with_request(shot, |request| renderer.render(request))?)?.is_break() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The first picture as an SVG file; an empty text where there is none.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub fn first_as_svg(&self, renderer: &mut Renderer) -> Result<String, RenderError> {
        self.shots.first().map_or(Ok(String::new()), |shot| self.with_request(shot, |request| renderer.render_svg(request)))
    }

    fn with_request<T>(&self, (view, title): &(View, String), draw: impl FnOnce(&PictureRequest<'_>) -> T) -> T {
        let scene = scene(self.dossier, self.colours, self.filter, view);
        draw(&PictureRequest {
            size: self.size,
            theme: self.theme,
            script: self.script,
            scene: &scene,
            colours: self.colours,
            tables: self.tables,
            looked_at: view,
            view: self.view,
            title: title.clone(),
            details: format!("{} of {} happenings shown", scene.counts.shown, scene.counts.total),
        })
    }
}

/// Colours of a GIF.
const PALETTE: usize = 256;
/// How many bits of each channel tell colours apart when the nearest of the palette is looked up.
const LOOK_UP_BITS: u32 = 5;
/// Every so many pixels one is looked at when colours are chosen, as the quantiser recommends (1 is best and slowest, 30 worst).
const SAMPLE: i32 = 10;

/// Pictures gathered into an animated GIF that goes round and round.
///
/// The colours are chosen from the first picture, which shows the map and the legend, together with those that marks may have; so
/// nothing flickers from one picture to the next. Of each further picture only the box in which something changed is kept.
pub struct Animation {
    encoder: gif::Encoder<Vec<u8>>,
    size: (u16, u16),
    /// How long each picture stays, in hundredths of a second.
    delay_cs: u16,
    palette: Vec<[u8; 3]>,
    /// The colour of the palette that is nearest, for every colour of a few bits; none where nobody asked yet.
    nearest: Vec<Option<u8>>,
    last: Vec<u8>,
}

impl Animation {
    /// Begins an animation with its first picture; each stays for so many hundredths of a second.
    ///
    /// # Errors
    /// When the picture is wider or higher than 65535 pixels.
    pub fn begin(picture: &Picture, delay_cs: u16) -> Result<Self, RenderError> {
        let too_large = || RenderError::Size { width: picture.width, height: picture.height, most: u32::from(u16::MAX) };
        let size = u16::try_from(picture.width).ok().zip(u16::try_from(picture.height).ok()).ok_or_else(too_large)?;
        let mut palette = NeuQuant::new(SAMPLE, PALETTE - OKABE_ITO.len(), &picture.rgba).color_map_rgb().chunks_exact(3).fold(
            Vec::new(),
            |mut colours: Vec<[u8; 3]>, rgb| {
                colours.extend(<[u8; 3]>::try_from(rgb));
                colours
            },
        );
        palette.extend(OKABE_ITO);
        let mut encoder = gif::Encoder::new(Vec::new(), size.0, size.1, &palette.concat())?;
        encoder.set_repeat(gif::Repeat::Infinite)?;
        let mut animation = Self { encoder, size, delay_cs, palette, nearest: vec![None; 1 << (3 * LOOK_UP_BITS)], last: Vec::new() };
        animation.add(picture)?;
        Ok(animation)
    }

    /// Adds a picture of the same size.
    ///
    /// # Errors
    /// When it has another size.
    pub fn add(&mut self, picture: &Picture) -> Result<(), RenderError> {
        let (width, height) = (usize::from(self.size.0), usize::from(self.size.1));
        if (picture.width as usize, picture.height as usize) != (width, height) {
            return Err(RenderError::Size { width: picture.width, height: picture.height, most: u32::from(self.size.0) });
        }
        let pixels: Vec<u8> = picture.rgba.as_chunks::<4>().0.iter().map(|[r, g, b, _]| self.index_of([*r, *g, *b])).collect();
        let (left, top, right, bottom) = changed(&self.last, &pixels, width, height);
        let mut part = Vec::with_capacity((right - left) * (bottom - top));
        for row in pixels.chunks_exact(width).take(bottom).skip(top) {
            part.extend_from_slice(row.get(left..right).unwrap_or_default());
        }
        let frame = gif::Frame {
            delay: self.delay_cs,
            left: left as u16,
            top: top as u16,
            width: (right - left) as u16,
            height: (bottom - top) as u16,
            buffer: Cow::Owned(part),
            ..gif::Frame::default()
        };
        self.encoder.write_frame(&frame)?;
        self.last = pixels;
        Ok(())
    }

    /// The file.
    ///
    /// # Errors
    /// When it cannot be ended, which happens only for want of memory.
    pub fn finish(self) -> Result<Vec<u8>, RenderError> {
        self.encoder.into_inner().map_err(RenderError::Gif)
    }

    fn index_of(&mut self, rgb: [u8; 3]) -> u8 {
        let cell = rgb.iter().fold(0_usize, |cell, channel| cell << LOOK_UP_BITS | usize::from(channel >> (8 - LOOK_UP_BITS)));
        if let Some(Some(known)) = self.nearest.get(cell) {
            return *known;
        }
        let apart = |other: &[u8; 3]| rgb.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum::<u32>();
        let nearest = self.palette.iter().enumerate().min_by_key(|(_, colour)| apart(colour)).map_or(0, |(index, _)| index as u8);
        if let Some(slot) = self.nearest.get_mut(cell) {
            *slot = Some(nearest);
        }
        nearest
    }
}

/// The box in which two pictures differ: left, top, right, bottom, the last two exclusive. All where there is none to compare with; one
/// pixel where they are alike, since a frame of nothing is none.
fn changed(before: &[u8], now: &[u8], width: usize, height: usize) -> (usize, usize, usize, usize) {
    if before.len() != now.len() {
        return (0, 0, width, height);
    }
    let (mut left, mut top, mut right, mut bottom) = (width, height, 0, 0);
    for (y, (old, new)) in before.chunks_exact(width).zip(now.chunks_exact(width)).enumerate() {
        if old != new {
            let differs = |(old, new): (&u8, &u8)| old != new;
            let first = old.iter().zip(new).position(differs).unwrap_or(0);
            let last = old.iter().zip(new).rposition(differs).unwrap_or(0);
            (left, right) = (left.min(first), right.max(last + 1));
            (top, bottom) = (top.min(y), y + 1);
        }
    }
    if right == 0 { (0, 0, 1, 1) } else { (left, top, right, bottom) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(dot: Option<(usize, usize)>) -> Picture {
        let (width, height) = (40_u32, 30_u32);
        let mut rgba = [20, 25, 31, 255].repeat((width * height) as usize);
        if let Some((x, y)) = dot {
            let at = (y * width as usize + x) * 4;
            rgba[at..at + 4].copy_from_slice(&[230, 159, 0, 255]);
        }
        Picture { width, height, rgba }
    }

    #[test]
    fn an_animation_is_read_again_as_it_was_drawn() {
        let pictures = [picture(None), picture(Some((7, 9))), picture(Some((30, 20))), picture(Some((30, 20)))];
        let mut animation = Animation::begin(&pictures[0], 20).unwrap();
        for picture in &pictures[1..] {
            animation.add(picture).unwrap();
        }
        let file = animation.finish().unwrap();
        let mut options = gif::DecodeOptions::new();
        options.set_color_output(gif::ColorOutput::Indexed);
        let mut decoder = options.read_info(file.as_slice()).unwrap();
        let mut boxes = Vec::new();
        while let Some(frame) = decoder.read_next_frame().unwrap() {
            assert_eq!(frame.delay, 20);
            boxes.push((frame.left, frame.top, frame.width, frame.height));
        }
        assert_eq!(boxes, [(0, 0, 40, 30), (7, 9, 1, 1), (7, 9, 24, 12), (0, 0, 1, 1)]);
        let other = Picture { width: 20, height: 60, ..picture(None) };
        assert!(Animation::begin(&pictures[0], 20).unwrap().add(&other).is_err());
    }

    #[test]
    fn the_colours_of_marks_are_kept_although_the_first_picture_has_none() {
        let mut animation = Animation::begin(&picture(None), 10).unwrap();
        let index = animation.index_of([230, 159, 0]);
        assert_eq!(animation.palette.get(usize::from(index)), Some(&[230, 159, 0]));
    }
}
