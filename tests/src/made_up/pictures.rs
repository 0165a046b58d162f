//! Two drawn pictures, so that a made-up journal has something attached.
//!
//! One rule: drawn from numbers, so that nobody's photograph is in the project.

/// Hills under a sky, as a PNG of 640 × 420.
///
/// # Panics
/// Never: it is drawn in memory.
#[must_use]
pub fn hills(evening: bool) -> Vec<u8> {
    const WIDTH: u32 = 640;
    const HEIGHT: u32 = 420;
    let mut pixels = Vec::with_capacity((WIDTH * HEIGHT * 3) as usize);
    for row in 0..HEIGHT {
        for column in 0..WIDTH {
            let across = f64::from(column) / f64::from(WIDTH);
            let down = f64::from(row) / f64::from(HEIGHT);
            pixels.extend(colour(across, down, evening));
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("a picture's header");
    writer.write_image_data(&pixels).expect("a picture");
    writer.finish().expect("a picture's end");
    bytes
}

fn colour(across: f64, down: f64, evening: bool) -> [u8; 3] {
    let sky = if evening {
        [(70, 62, 98), (236, 170, 120)]
    } else {
        [(120, 160, 205), (226, 232, 230)]
    };
    let far = 0.55 + 0.06 * (across * 7.0).sin() + 0.02 * (across * 19.0).sin();
    let near = 0.72 + 0.05 * (across * 5.0 + 2.0).sin();
    if down > near {
        return [38, 52, 46];
    }
    if down > far {
        return [70, 88, 84];
    }
    let between = |from: i32, to: i32| {
        let value = f64::from(from) + f64::from(to - from) * (down / far);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "held within a byte"
        )]
        {
            value.clamp(0.0, 255.0) as u8
        }
    };
    let ((r0, g0, b0), (r1, g1, b1)) = (sky[0], sky[1]);
    [between(r0, r1), between(g0, g1), between(b0, b1)]
}
